//===- bench.h - how fast kernels are, against the machine's own streams ---------===//
//
// The kernels of one declaration for one target, type and layout, compiled as `compile` does and run in this process
// through their records. All forms and the streams alternate in rounds; what is reported are medians.
//
//===----------------------------------------------------------------------------===//
#pragma once

#include "compiler/driver/bench/measure.h"
#include "compiler/driver/compile.h"

namespace norma::compiler::driver {

struct BenchOptions {
  std::vector<std::string> forms; ///< forward, inference, backward; empty: all that the kernel has
  std::vector<AxisExtent> at;     ///< extents that are chosen at run time
  std::int64_t threads = 0;       ///< 0: all
  int rounds = 7, repeats = 9;
  bool warm = false; ///< the same arrays in each call, so that what fits is in the cache
};

/// A kernel's form as it was measured.
struct BenchRow {
  std::string kernel, form, target, type, layout;
  std::vector<AxisExtent> shape; ///< of the first input
  std::int64_t threads = 1;
  benchmark::Timing timing;
  double bytes_least = 0, bytes_plan = 0;
  double roofline = 0; ///< bytes a second

  double speed() const { return bytes_least / timing.median; }
  double share() const { return speed() / roofline; }
};

/// What compiling took.
struct BenchKernel {
  std::string kernel, target, type, layout;
  double seconds = 0;
  std::size_t object_bytes = 0;
};

struct BenchReport {
  std::vector<BenchRow> rows;
  std::vector<BenchKernel> kernels;
};

/// Adds what was found wrong with extents that `--at` gave, though it was held against the rules of `--shape`.
void add_about_at(const Problems &found, Problems &problems);

/// Measures what the request names: every one of its targets, types and layouts in turn.
void bench(const CompileRequest &request, const BenchOptions &options, BenchReport &report, Problems &problems);

} // namespace norma::compiler::driver
