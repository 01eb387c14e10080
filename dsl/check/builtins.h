//===- builtins.h - the functions that are not written in the language ----===//
//
// Stability or a derivative of their own is why they are built in. Here only how they are called; what they
// compute is the elaborator's and the compiler's.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/syntax/token.h"

namespace norma::dsl {

enum class BuiltinKind : std::uint8_t {
  aggregate,   ///< of an area
  matrix,      ///< of joint axes
  elementwise, ///< element by element
  either,      ///< an aggregate of one argument, elementwise of two: `min`, `max`
  random,      ///< in first values alone
  special      ///< `where`, `size`, `narrow` and the like
};

struct Builtin {
  std::string_view name;
  BuiltinKind kind = BuiltinKind::elementwise;
  int least = 1; ///< arguments
  int most = 1;
};

inline constexpr Builtin builtins[] = {
    {"sum", BuiltinKind::aggregate, 1, 1},
    {"mean", BuiltinKind::aggregate, 1, 1},
    {"var", BuiltinKind::aggregate, 1, 2},
    {"min", BuiltinKind::either, 1, 2},
    {"max", BuiltinKind::either, 1, 2},
    {"norm", BuiltinKind::aggregate, 2, 2},
    {"quantile", BuiltinKind::aggregate, 2, 2},
    {"count", BuiltinKind::aggregate, 1, 1},
    {"trace", BuiltinKind::matrix, 1, 1},
    {"cholesky", BuiltinKind::matrix, 1, 1},
    {"solve", BuiltinKind::matrix, 2, 2},
    {"sqrt_symmetric", BuiltinKind::matrix, 1, 1},
    {"lyapunov_solve", BuiltinKind::matrix, 2, 2},
    {"eigen", BuiltinKind::matrix, 1, 1},
    {"where", BuiltinKind::special, 3, 3},
    {"clip", BuiltinKind::elementwise, 3, 3},
    {"stop_gradient", BuiltinKind::special, 1, 1},
    {"narrow", BuiltinKind::special, 2, 2},
    {"size", BuiltinKind::special, 1, 1},
    {"epsilon", BuiltinKind::special, 1, 1},
    {"normal", BuiltinKind::random, 2, 2},
    {"uniform", BuiltinKind::random, 2, 2},
    {"exp", BuiltinKind::elementwise, 1, 1},
    {"log", BuiltinKind::elementwise, 1, 1},
    {"sqrt", BuiltinKind::elementwise, 1, 1},
    {"rsqrt", BuiltinKind::elementwise, 1, 1},
    {"abs", BuiltinKind::elementwise, 1, 1},
    {"floor", BuiltinKind::elementwise, 1, 1},
    {"tanh", BuiltinKind::elementwise, 1, 1},
    {"erf", BuiltinKind::elementwise, 1, 1},
    {"sigmoid", BuiltinKind::elementwise, 1, 1},
    {"relu", BuiltinKind::elementwise, 1, 1},
    {"silu", BuiltinKind::elementwise, 1, 1},
};

constexpr const Builtin *find_builtin(std::string_view name) {
  for (const Builtin &builtin : builtins)
    if (same(builtin.name, name)) return &builtin;
  return nullptr;
}

/// Whether a call of it with this many arguments reduces an area.
constexpr bool is_aggregate(const Builtin &builtin, int arguments) {
  return builtin.kind == BuiltinKind::aggregate || (builtin.kind == BuiltinKind::either && arguments == 1);
}

/// Values that have a name everywhere.
inline constexpr std::string_view constant_names[] = {"pi", "inf", "identity", "training"};

constexpr bool is_constant_name(std::string_view name) {
  for (std::string_view constant : constant_names)
    if (same(constant, name)) return true;
  return false;
}

} // namespace norma::dsl
