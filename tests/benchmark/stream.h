//===- stream.h - the roofline: what memory gives to plain streams -----------------===//
#pragma once

#include <cstddef>

namespace norma::benchmark {

/// to = from, stored past the cache, by all threads. Both are 32-byte aligned, `count` is a multiple of 8.
void stream_copy(float *to, const float *from, std::size_t count);

/// to = a + b, likewise.
void stream_add(float *to, const float *a, const float *b, std::size_t count);

} // namespace norma::benchmark
