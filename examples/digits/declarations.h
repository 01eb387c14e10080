//===- declarations.h - a normalization of our own, as a C++ literal -----===//
//
// RMS norm brings every row to unit mean square, also rows that are next to nothing. The soft one leaves those small,
// and approaches RMS norm for large ones. The C++ compiler checks the text; Norma reads it from this file.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/literal.h"

namespace digits {

inline constexpr auto soft_rms_norm_declaration = R"(
  norm soft_rms_norm(x[..., C]; softness = 0.1) {
    partition over (C) per (...)
    operate   { stat q = mean(x^2)  yield x * rsqrt(q + softness) }
    recover   affine per (C)
  }
)"_norm;

} // namespace digits
