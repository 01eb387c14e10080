//===- overhead_test.cpp - what a call costs beside its kernel -------------------------------------===//
//
// One row through a call and through a prepared call. The figure is printed; the limit of an optimized build is ten
// times the goal of a microsecond, so that a busy machine does not fail the test and a search or an allocation in the
// path does.
//
//===----------------------------------------------------------------------===//
#include "tests/runtime/call_helper.h"
#include "tests/runtime/kernels.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace norma::test {
namespace {

/// The least of several means, in nanoseconds.
template <typename Work> double nanoseconds(Work work) {
  double least = 1e9;
  for (int repetition = 0; repetition < 20; ++repetition) {
    constexpr int calls = 1000;
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < calls; ++i) work();
    const std::chrono::duration<double, std::nano> spent = std::chrono::steady_clock::now() - begin;
    least = std::min(least, spent.count() / calls);
  }
  return least;
}

TEST(Overhead, OneRow) {
  RecordBuilder builder = affine();
  const norma_record *records[] = {&builder.build()};
  float x[8] = {}, gamma[8] = {}, y[8] = {};
  const Tensor x_view(x, {1, 8}), gamma_view(gamma, {8}), y_view(y, {1, 8});
  const Context context;
  const double dispatched =
      nanoseconds([&] { (void)dispatch(records, arguments(x_view, gamma_view, y_view), scalars(1), {}, context); });
  const Prepared prepared(records, arguments(x_view, gamma_view, y_view), context);
  const double run = nanoseconds([&] { (void)prepared.run(pointers(x_view, gamma_view, y_view), scalars(1), {}); });
  std::printf("one row of 8: %.0f ns dispatched, %.0f ns prepared\n", dispatched, run);
#ifdef NDEBUG
  EXPECT_LT(dispatched, 10000);
  EXPECT_LT(run, 10000);
#endif
}

} // namespace
} // namespace norma::test
