//===- limits.h - how large and how deep a text may be --------------------===//
//
// Limits of the language, far above what anybody writes. They protect the stack of everybody who walks the tree, and
// let what is searched in order stay so.
//
//===----------------------------------------------------------------------===//
#pragma once

#include <cstddef>

namespace norma::dsl {

/// How many brackets, blocks, exponents or splits may stand inside one another.
inline constexpr int nesting_limit = 64;

/// How many operations an expression may be deep.
inline constexpr int depth_limit = 256;

/// How many operations and calls may be inside one another where definitions are expanded.
inline constexpr int expansion_limit = 512;

/// How many characters a name or a number may have, and a file's name after `use`.
inline constexpr std::size_t name_limit = 128;
inline constexpr std::size_t file_name_limit = 4096;

/// How many words and signs a file may have, and how many definitions.
inline constexpr std::size_t token_limit = 50000;
inline constexpr std::size_t definition_limit = 256;

/// How many bytes of a file are read.
inline constexpr std::size_t text_limit = std::size_t(64) << 20;

} // namespace norma::dsl
