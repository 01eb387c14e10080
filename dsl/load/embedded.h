//===- embedded.h - the language's own texts, inside the library ----------===//
//
// The build writes the prelude and the catalogue into the library, so that the command needs no data files.
//
//===----------------------------------------------------------------------===//
#pragma once

#include <span>
#include <string_view>

namespace norma::dsl {

struct EmbeddedText {
  std::string_view file; ///< `layer_norm.norm`
  std::string_view text;
};

extern const std::span<const EmbeddedText> embedded_prelude;
extern const std::span<const EmbeddedText> embedded_catalogue;

} // namespace norma::dsl
