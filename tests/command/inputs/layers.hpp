#pragma once

constexpr auto scaled = R"norm(
  norm scaled(x[..., C]; eps = 1e-6) {
    partition over (C) per (...)
    operate   rms(eps)
    recover   scale per (C)
  }
)norm"_norm;
