//===- stream.cpp - the roofline: what memory gives to plain streams ----------------===//

#include "tests/benchmark/stream.h"

#include <immintrin.h>

namespace norma::benchmark {

void stream_copy(float *to, const float *from, std::size_t count) {
#pragma omp parallel for schedule(static)
  for (std::size_t i = 0; i < count; i += 8) _mm256_stream_ps(to + i, _mm256_load_ps(from + i));
}

void stream_add(float *to, const float *a, const float *b, std::size_t count) {
#pragma omp parallel for schedule(static)
  for (std::size_t i = 0; i < count; i += 8)
    _mm256_stream_ps(to + i, _mm256_add_ps(_mm256_load_ps(a + i), _mm256_load_ps(b + i)));
}

} // namespace norma::benchmark
