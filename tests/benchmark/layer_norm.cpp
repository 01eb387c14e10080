//===- layer_norm.cpp - layer norm against the stream roofline ----------------------===//
//
// Prints, for rows × 1024 f32, GB/s of the least bytes and the share of the roofline that a non-temporal copy (forward:
// one read, one write) and a non-temporal add (backward: two reads, one write) set in the same run.
//
//===----------------------------------------------------------------------------===//

#include "compiler/driver/bench/measure.h"
#include "compiler/driver/bench/stream.h"
#include "compiler/driver/bench/workers.h"

#include "layer_norm.h"

#include <CLI/CLI.hpp>
#include <omp.h>

#include <cstdio>
#include <cstdlib>
#include <memory>

namespace {

struct Free {
  void operator()(float *data) const { std::free(data); }
};
using Buffer = std::unique_ptr<float, Free>;

/// Aligned to a cache line and touched by the threads that will use it.
Buffer make_buffer(std::size_t count) {
  Buffer buffer(static_cast<float *>(std::aligned_alloc(64, (count * sizeof(float) + 63) / 64 * 64)));
#pragma omp parallel for schedule(static)
  for (std::size_t i = 0; i < count; ++i) buffer.get()[i] = static_cast<float>(i * 7919 % 1000) * 2e-3f - 1;
  return buffer;
}

void require(const norma::Status &status) {
  if (status.ok()) return;
  std::fprintf(stderr, "%s\n", status.message());
  std::exit(1);
}

} // namespace

int main(int argc, char **argv) {
  std::int64_t rows = 8192;
  int rounds = 7, repeats = 9;
  CLI::App app("layer norm against the stream roofline of this run");
  app.add_option("--rows", rows, "rows of 1024 elements");
  app.add_option("--rounds", rounds, "how often all are measured in turn");
  app.add_option("--repeats", repeats, "calls per round");
  CLI11_PARSE(app, argc, argv);

  constexpr std::int64_t features = 1024;
  const std::size_t count = static_cast<std::size_t>(rows * features);
  Buffer x = make_buffer(count), y = make_buffer(count), dy = make_buffer(count), dx = make_buffer(count);
  Buffer gamma = make_buffer(features), beta = make_buffer(features), dgamma = make_buffer(features),
         dbeta = make_buffer(features);
  Buffer m = make_buffer(rows), r = make_buffer(rows);
  auto matrix = [&](Buffer &buffer) { return norma::Tensor(buffer.get(), {rows, features}); };
  auto row = [&](Buffer &buffer) { return norma::Tensor(buffer.get(), {features}); };
  const layer_norm::Saved saved = {.m = {m.get(), {rows}}, .r = {r.get(), {rows}}};
  const layer_norm::Inputs inputs = {.x = matrix(x), .gamma = row(gamma), .beta = row(beta)};
  const layer_norm::Outputs outputs = {.y = matrix(y), .saved = saved};
  const layer_norm::BackwardInputs cotangents = {.dy = matrix(dy), .x = matrix(x), .gamma = row(gamma), .saved = saved};
  const layer_norm::BackwardOutputs gradients = {.dx = matrix(dx), .dgamma = row(dgamma), .dbeta = row(dbeta)};
  norma::Workspace workspace(layer_norm::workspace_bytes(inputs));

  const norma::Context context;
  norma::benchmark::bind_workers(context.raw());
  using norma::benchmark::Store, norma::benchmark::stream_add, norma::benchmark::stream_copy;
  const double tensor = static_cast<double>(count) * sizeof(float);
  const std::vector<norma::benchmark::Subject> subjects = {
      {"non-temporal copy", 2 * tensor,
       [&](std::size_t) { stream_copy(context.raw(), Store::past_cache, y.get(), x.get(), count); }},
      {"layer norm forward", 2 * tensor,
       [&](std::size_t) { require(layer_norm::forward(inputs, outputs, workspace, context)); }},
      {"non-temporal add", 3 * tensor,
       [&](std::size_t) { stream_add(context.raw(), Store::past_cache, dx.get(), x.get(), dy.get(), count); }},
      {"layer norm backward", 3 * tensor,
       [&](std::size_t) { require(layer_norm::backward(cotangents, gradients, workspace, context)); }},
  };
  const std::vector<norma::benchmark::Timing> timings = norma::benchmark::measure(subjects, rounds, repeats);
  std::printf("%lld x 1024 f32, %d threads, medians of %d rounds of %d calls\n", static_cast<long long>(rows),
              omp_get_max_threads(), rounds, repeats);
  std::printf("%-22s %10s %8s %18s %8s\n", "", "ms", "GB/s", "spread of rounds", "share");
  double roofline = 1;
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    const double speed = subjects[i].bytes_least / timings[i].median / 1e9;
    if (i % 2 == 0) roofline = speed;
    std::printf("%-22s %10.3f %8.1f %8.3f - %7.3f %8.2f\n", subjects[i].name.c_str(), timings[i].median * 1e3, speed,
                timings[i].smallest * 1e3, timings[i].largest * 1e3, speed / roofline);
  }
}
