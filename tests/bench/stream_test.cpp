//===- stream_test.cpp - the streams do what they are timed for -------------------===//
#include "compiler/driver/bench/stream.h"

#include <gtest/gtest.h>

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

class Streams : public testing::TestWithParam<std::tuple<int, Store, int>> {
protected:
  Streams() {
    norma_default_context(&context);
    context.worker_limit = std::get<0>(GetParam());
  }
  Store store() const { return std::get<1>(GetParam()); }
  std::size_t lines() const { return std::size_t(std::get<2>(GetParam())); }
  norma_context context;
};

TEST_P(Streams, CopyEveryLineAndNoMore) {
  const Lines from(lines(), 1), to(lines(), 0.5F);
  stream_copy(context, store(), to.data, from.data, lines() * line);
  for (std::size_t i = 0; i < lines() * line; ++i) ASSERT_EQ(to.data[i], from.data[i]) << i;
  for (std::size_t i = lines() * line; i < (lines() + 1) * line; ++i) ASSERT_EQ(to.data[i], 0.5F + float(i)) << i;
}

TEST_P(Streams, AddEveryLineAndNoMore) {
  const Lines a(lines(), 1), b(lines(), 2), to(lines(), 0.5F);
  stream_add(context, store(), to.data, a.data, b.data, lines() * line);
  for (std::size_t i = 0; i < lines() * line; ++i) ASSERT_EQ(to.data[i], 3 + 2 * float(i)) << i;
  for (std::size_t i = lines() * line; i < (lines() + 1) * line; ++i) ASSERT_EQ(to.data[i], 0.5F + float(i)) << i;
}

INSTANTIATE_TEST_SUITE_P(All, Streams,
                         testing::Combine(testing::Values(1, 2, 3), testing::Values(Store::past_cache, Store::ordinary),
                                          testing::Values(1, 2, 5, 64)));

} // namespace
} // namespace norma::benchmark
