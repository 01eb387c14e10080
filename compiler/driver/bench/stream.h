//===- stream.h - the roofline: what memory gives to plain streams -----------------===//
#pragma once

#include "norma/runtime.h"

#include <cstddef>

namespace norma::benchmark {

/// How results are written. Past the cache is faster where they do not fit it, and slower where they do.
enum class Store { past_cache, ordinary };

/// to = from, a part for each worker of the context, with the widest vectors of this machine. Both are aligned to 64
/// bytes, and `count` is a multiple of 16.
void stream_copy(const norma_context &context, Store store, float *to, const float *from, std::size_t count);

/// to = a + b, likewise.
void stream_add(const norma_context &context, Store store, float *to, const float *a, const float *b,
                std::size_t count);

} // namespace norma::benchmark
