//===- stream.cpp - the roofline: what memory gives to plain streams ----------------===//
//
// One loop for each stream, over cache lines; where the compiler can, several instruction sets of it, of which the
// loader takes the widest that the machine has.
//
//===----------------------------------------------------------------------------===//
#include "compiler/driver/bench/stream.h"

#include <atomic>
#include <cstdint>

#if defined(__x86_64__)
#define NORMA_EACH_INSTRUCTION_SET __attribute__((target_clones("avx512f", "avx", "default")))
#else
#define NORMA_EACH_INSTRUCTION_SET
#endif

#if __has_builtin(__builtin_nontemporal_store)
#define NORMA_STORE_PAST_CACHE(value, to) __builtin_nontemporal_store(value, to)
#else
#define NORMA_STORE_PAST_CACHE(value, to) *(to) = value
#endif

namespace norma::benchmark {

namespace {

using Line = float __attribute__((vector_size(64)));
constexpr std::size_t floats_per_line = sizeof(Line) / sizeof(float);

NORMA_EACH_INSTRUCTION_SET void copy(Line *to, const Line *from, std::size_t lines) {
  for (std::size_t i = 0; i < lines; ++i) to[i] = from[i];
}

NORMA_EACH_INSTRUCTION_SET void copy_past_cache(Line *to, const Line *from, std::size_t lines) {
  for (std::size_t i = 0; i < lines; ++i) NORMA_STORE_PAST_CACHE(from[i], to + i);
}

NORMA_EACH_INSTRUCTION_SET void add(Line *to, const Line *a, const Line *b, std::size_t lines) {
  for (std::size_t i = 0; i < lines; ++i) to[i] = a[i] + b[i];
}

NORMA_EACH_INSTRUCTION_SET void add_past_cache(Line *to, const Line *a, const Line *b, std::size_t lines) {
  for (std::size_t i = 0; i < lines; ++i) NORMA_STORE_PAST_CACHE(a[i] + b[i], to + i);
}

struct Stream {
  Store store;
  Line *to;
  const Line *a, *b; ///< b null: a copy
  std::size_t lines;
  std::int64_t parts;

  void run(std::int64_t part) const {
    const std::size_t begin = lines * std::size_t(part) / std::size_t(parts);
    const std::size_t own = lines * std::size_t(part + 1) / std::size_t(parts) - begin;
    const bool past = store == Store::past_cache;
    if (b)
      (past ? add_past_cache : add)(to + begin, a + begin, b + begin, own);
    else
      (past ? copy_past_cache : copy)(to + begin, a + begin, own);
    // Stores past the cache are not ordered by what the end of the parallel region does.
    std::atomic_thread_fence(std::memory_order_seq_cst);
  }
};

void run_part(void *stream, std::int64_t part, std::int64_t) { static_cast<const Stream *>(stream)->run(part); }

void run(const norma_context &context, Stream stream) {
  if (context.parallel_for && context.worker_limit > 1) {
    stream.parts = context.worker_limit;
    context.parallel_for(context.parallel_data, stream.parts, context.worker_limit, run_part, &stream);
  } else {
    stream.run(0);
  }
}

} // namespace

void stream_copy(const norma_context &context, Store store, float *to, const float *from, std::size_t count) {
  run(context,
      {store, reinterpret_cast<Line *>(to), reinterpret_cast<const Line *>(from), nullptr, count / floats_per_line, 1});
}

void stream_add(const norma_context &context, Store store, float *to, const float *a, const float *b,
                std::size_t count) {
  run(context, {store, reinterpret_cast<Line *>(to), reinterpret_cast<const Line *>(a),
                reinterpret_cast<const Line *>(b), count / floats_per_line, 1});
}

} // namespace norma::benchmark
