//===- scalar.h - what the body of a traversal computes with ---------------===//
#pragma once

#include <array>
#include <cstdint>
#include <variant>

namespace norma::compiler::plan {

/// A monoid's state: count, mean and m2 of moments; scale and offset of an affine map.
using State = std::array<double, 3>;

/// Any float type as double, any integer type as i64, or a state.
using Scalar = std::variant<double, std::int64_t, State>;

inline double real(const Scalar &scalar) { return std::get<double>(scalar); }
inline std::int64_t integer(const Scalar &scalar) { return std::get<std::int64_t>(scalar); }
inline const State &state(const Scalar &scalar) { return std::get<State>(scalar); }

} // namespace norma::compiler::plan
