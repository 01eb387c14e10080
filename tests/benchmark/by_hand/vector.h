//===- vector.h - the machine's widest vector of floats -----------------------------===//
//
// AVX-512 where the compiler may use it, AVX2 else. Both compilers have + - * for these types.
//
//===----------------------------------------------------------------------------===//
#pragma once

#include <immintrin.h>

#include <cstdint>

namespace norma::by_hand {

#if defined(__AVX512F__)
using Vector = __m512;
inline Vector load(const float *from) { return _mm512_loadu_ps(from); }
inline void store(float *to, Vector value) { _mm512_storeu_ps(to, value); }
inline void store_past_cache(float *to, Vector value) { _mm512_stream_ps(to, value); }
inline Vector all(float value) { return _mm512_set1_ps(value); }
inline Vector fma(Vector a, Vector b, Vector c) { return _mm512_fmadd_ps(a, b, c); }
inline float sum(Vector value) { return _mm512_reduce_add_ps(value); }
#else
using Vector = __m256;
inline Vector load(const float *from) { return _mm256_loadu_ps(from); }
inline void store(float *to, Vector value) { _mm256_storeu_ps(to, value); }
inline void store_past_cache(float *to, Vector value) { _mm256_stream_ps(to, value); }
inline Vector all(float value) { return _mm256_set1_ps(value); }
inline Vector fma(Vector a, Vector b, Vector c) { return _mm256_fmadd_ps(a, b, c); }
inline float sum(Vector value) {
  __m128 four = _mm_add_ps(_mm256_castps256_ps128(value), _mm256_extractf128_ps(value, 1));
  four = _mm_add_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_add_ss(four, _mm_movehdup_ps(four)));
}
#endif

constexpr std::int64_t lanes = sizeof(Vector) / sizeof(float);
constexpr std::int64_t line_bytes = 64;

/// Into the first level. An address outside the data does no harm.
inline void prefetch(const float *from) { _mm_prefetch(reinterpret_cast<const char *>(from), _MM_HINT_T0); }

/// Stores past the cache want whole lines, so that each result begins one.
template <bool past_cache> void put(float *to, Vector value) {
  if constexpr (past_cache)
    store_past_cache(to, value);
  else
    store(to, value);
}

/// body(i, way) for each vector's first element; vectors that follow each other take another way, so that each way's
/// accumulator has time for its addition.
template <int ways, typename Body> [[gnu::always_inline]] inline void each_vector(std::int64_t count, Body body) {
  std::int64_t i = 0;
  for (; i + ways * lanes <= count; i += ways * lanes)
    for (int way = 0; way < ways; ++way) body(i + way * lanes, way);
  for (; i < count; i += lanes) body(i, 0);
}

/// A sum in as many ways as hide the latency of an addition.
template <int ways> struct Sum {
  Vector part[ways];
  Sum() {
    for (Vector &way : part) way = all(0);
  }
  void add(Vector value, int way) { part[way] = part[way] + value; }
  void add_product(Vector a, Vector b, int way) { part[way] = fma(a, b, part[way]); }
  float total() const {
    Vector whole = part[0];
    for (int way = 1; way < ways; ++way) whole = whole + part[way];
    return sum(whole);
  }
};

} // namespace norma::by_hand
