//===- elaborate_text.h - elaboration of a text, for tests ----------------===//
//
// A text that does not parse, or has no norm, fails the test at once.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/elaborate/elaborate.h"

#include <string>
#include <string_view>

namespace norma::dsl {

/// Elaborates the first norm of `text`.
ElaborateOutcome elaborate_text(std::string_view text, const ElaborateOptions &options = {});

/// The messages of the first norm of `text`, one a line: `3:13 error: …`.
std::string messages_of(std::string_view text, const ElaborateOptions &options = {});

/// The dump of the first norm of `text`, or its messages.
std::string dump_of(std::string_view text, const ElaborateOptions &options = {});

/// The dump of a catalogue entry.
std::string dump_of_entry(std::string_view name, bool training = true);

} // namespace norma::dsl
