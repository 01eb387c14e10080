//===- device_records.cpp - records for the mock driver ---------------------------------===//
#include "tests/cuda/driver/device_records.h"
#include "tests/runtime/kernels.h"

#include <cstring>

namespace norma::test {

mock::Kernel emulated(norma_tasks run, FrameSizes sizes) {
  const auto body = [run, sizes](const mock::Launch &launch) {
    std::vector<std::uint64_t> words(sizes.words());
    std::memcpy(words.data(), launch.parameters[0].data(), launch.parameters[0].size());
    std::int64_t tasks = 0;
    std::memcpy(&tasks, launch.parameters[1].data(), sizeof tasks);
    const std::uint64_t *next = words.data();
    norma_frame frame = {};
    frame.data = reinterpret_cast<void *const *>(next);
    frame.strides = reinterpret_cast<const std::int64_t *>(next += sizes.arrays);
    frame.extents = reinterpret_cast<const std::int64_t *>(next += sizes.strides);
    frame.scalars = reinterpret_cast<const double *>(next += sizes.extents);
    frame.scratch_bytes = static_cast<std::int64_t>(*(next += sizes.scalars));
    const std::int64_t clusters = launch.grid / launch.cluster;
    for (std::int64_t cluster = 0; cluster < clusters; ++cluster)
      for (std::int64_t t = cluster; t < tasks; t += clusters) run(&frame, t, t + 1, cluster);
  };
  return {{sizes.words() * sizeof(std::uint64_t), sizeof(std::int64_t)}, body};
}

norma_device_entry entry(const char *symbol) { return {symbol, 64, 1, 0, 0, 0}; }

norma_image image(std::int32_t kind, std::int32_t compute_capability, const std::string &text) {
  return {kind, compute_capability, text.c_str(), text.size() + 1};
}

norma_image usual_image() {
  static const std::string text = "cubin 90\naffine\ncolumn_sum_block\ncolumn_sum_combine\n";
  return image(NORMA_IMAGE_CUBIN, 90, text);
}

void define_kernels() {
  mock::define("affine", emulated(affine_rows, affine_sizes));
  mock::define("column_sum_block", emulated(column_sum_blocks, column_sum_sizes));
  mock::define("column_sum_combine", emulated(column_sum_combine, column_sum_sizes));
}

RecordBuilder affine_on_cuda(norma_device_entry launched, std::vector<norma_image> images) {
  RecordBuilder builder("affine", "training");
  builder.argument("x", {"N", "C"})
      .argument("gamma", {"C"}, {.role = NORMA_ROLE_PARAMETER, .optional = true, .first_value = 1})
      .argument("y", {"N", "C"}, output())
      .scalar("shift", 0.5)
      .on_cuda(std::move(images));
  builder.variant({"rows", {}, {{.run = nullptr, .counts = {{0, 1}}, .entry = launched}}, {}});
  return builder;
}

RecordBuilder column_sum_on_cuda(std::int32_t blocks_per_multiprocessor) {
  RecordBuilder builder("column_sum", "training");
  builder.argument("x", {"N", "C"}).argument("total", {"C"}, output()).on_cuda({usual_image()});
  norma_device_entry block = entry("column_sum_block"), combine = entry("column_sum_combine");
  block.blocks_per_multiprocessor = combine.blocks_per_multiprocessor = blocks_per_multiprocessor;
  builder.variant(
      {"blocks",
       {},
       {{.run = nullptr, .counts = {{0, 2}}, .entry = block}, {.run = nullptr, .counts = {{1, 3}}, .entry = combine}},
       {{4, false, {{0, 2}, {1, 1}}}, {4, true, {{1, 1}}}}});
  return builder;
}

} // namespace norma::test
