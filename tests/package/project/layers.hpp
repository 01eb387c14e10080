#pragma once

#include "dsl/literal.h"

/// Each sample is standardized as a whole.
inline constexpr auto whole_image_norm = R"(
  norm whole_image(x[N, C, ...]; eps = 1e-5) {
    partition over (C, ...) per (N)
    operate   standardize(eps)
    recover   affine per (C)
  }
)"_norm;
