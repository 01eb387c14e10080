//===- limits.h - how deep a text may go ----------------------------------===//
//
// Limits of the language, which also protect the stack of everybody who walks the tree.
//
//===----------------------------------------------------------------------===//
#pragma once

namespace norma::dsl {

/// How many brackets, blocks, exponents or splits may stand inside one another.
inline constexpr int nesting_limit = 64;

/// How many operations an expression may be deep.
inline constexpr int depth_limit = 256;

} // namespace norma::dsl
