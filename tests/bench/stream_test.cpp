//===- stream_test.cpp - the streams do what they are timed for -------------------===//
#include "compiler/driver/bench/stream.h"

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <vector>

namespace norma::benchmark {
namespace {

constexpr std::size_t line = 16;

/// Lines of floats with one line more than is asked for, which must stay.
struct Lines {
  Lines(std::size_t lines, float first) : values((lines + 2) * line) {
    void *begin = values.data();
    std::size_t space = values.size() * sizeof(float);
    data = static_cast<float *>(std::align(64, (lines + 1) * 64, begin, space));
    for (std::size_t i = 0; i < (lines + 1) * line; ++i) data[i] = first + float(i);
  }
  std::vector<float> values;
  float *data;
};

/// Calls `check` with every kind of store and number of workers on several lengths.
void for_all(const std::function<void(const norma_context &, Store, std::size_t lines)> &check) {
  norma_context context;
  norma_default_context(&context);
  for (context.worker_limit = 1; context.worker_limit <= 3; ++context.worker_limit)
    for (Store store : {Store::past_cache, Store::ordinary})
      for (std::size_t lines : {1, 2, 5, 64}) {
        SCOPED_TRACE(testing::Message() << context.worker_limit << " workers, " << lines << " lines, store "
                                        << int(store));
        check(context, store, lines);
      }
}

TEST(Stream, CopiesEveryLineAndNoMore) {
  for_all([](const norma_context &context, Store store, std::size_t lines) {
    const Lines from(lines, 1), to(lines, 0.5F);
    stream_copy(context, store, to.data, from.data, lines * line);
    for (std::size_t i = 0; i < lines * line; ++i) ASSERT_EQ(to.data[i], from.data[i]) << i;
    for (std::size_t i = lines * line; i < (lines + 1) * line; ++i) ASSERT_EQ(to.data[i], 0.5F + float(i)) << i;
  });
}

TEST(Stream, AddsEveryLineAndNoMore) {
  for_all([](const norma_context &context, Store store, std::size_t lines) {
    const Lines a(lines, 1), b(lines, 2), to(lines, 0.5F);
    stream_add(context, store, to.data, a.data, b.data, lines * line);
    for (std::size_t i = 0; i < lines * line; ++i) ASSERT_EQ(to.data[i], 3 + 2 * float(i)) << i;
    for (std::size_t i = lines * line; i < (lines + 1) * line; ++i) ASSERT_EQ(to.data[i], 0.5F + float(i)) << i;
  });
}

} // namespace
} // namespace norma::benchmark
