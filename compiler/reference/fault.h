//===- fault.h - how a mistake of the user leaves the evaluation ----------===//
//
// Evaluation is a deep recursion; a mistake found at its bottom unwinds as a Fault and becomes a
// diagnostic in `evaluate`. Our own errors are InternalError and are never turned into diagnostics.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/syntax/syntax.h"

#include <stdexcept>
#include <string>
#include <utility>

namespace norma::reference {

/// A mistake of the user. Where no place is known yet, whoever knows it fills it in on the way up.
struct Fault {
  std::string message;
  dsl::Place place;
  const dsl::File *file = nullptr; ///< whose text `place` is in
};

/// A broken assumption of ours.
struct InternalError : std::logic_error {
  explicit InternalError(const std::string &what) : std::logic_error("internal error: " + what) {}
};

[[noreturn]] inline void fail(std::string message) { throw Fault{std::move(message), {}, nullptr}; }

} // namespace norma::reference
