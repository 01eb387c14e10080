//===- device_launch.cpp - a variant's kernels on a device ------------------------===//
#include "runtime/core/device_launch.h"
#include "norma/device.h"
#include "runtime/core/fault.h"
#include "runtime/core/grid.h"
#include "runtime/core/variant.h"

#include <cstring>

namespace norma::internal {
namespace {

constexpr int most_words = NORMA_MAX_PARAMETER_BYTES / 8 - 1; ///< the number of tasks comes behind them

struct Sizes {
  int arrays, strides, extents, scalars;
  /// With what stands behind the arrays: the distance of per-worker arrays, and the workers.
  int words() const { return arrays + strides + extents + scalars + 2; }
};

Sizes sizes_of(const Binding &binding, const norma_variant &variant) {
  const norma_record &record = *binding.record;
  Sizes sizes = {record.argument_count + variant.workspace_count, binding.stride_count, record.axis_count,
                 record.scalar_count};
  for (int w = 0; w < variant.workspace_count; ++w) sizes.strides += variant.workspace[w].rank;
  return sizes;
}

/// Copies `count` numbers of 64 bits, bit by bit.
std::uint64_t *append(std::uint64_t *words, const void *from, int count) {
  static_assert(sizeof(void *) == 8 && sizeof(double) == 8);
  if (count > 0) std::memcpy(words, from, sizeof(std::uint64_t) * static_cast<std::size_t>(count));
  return words + count;
}

} // namespace

norma_status find(const Binding &binding, const norma_variant *variant, const void *workspace, const void *&code) {
  const norma_record &record = *binding.record;
  if (variant != nullptr)
    if (const int words = sizes_of(binding, *variant).words(); words > most_words)
      return fault(&record, {.code = NORMA_TOO_MANY_PARAMETERS,
                             .found = (words + std::int64_t{1}) * 8,
                             .expected = NORMA_MAX_PARAMETER_BYTES});
  const norma_context &context = binding.context;
  return context.device_functions->find(&context, &record, variant, workspace, &code);
}

norma_status find_all(const Binding &binding) {
  const norma_record &record = *binding.record;
  for (int v = 0; v < record.variant_count; ++v) {
    if (failed_guard(record.variants[v], binding, nullptr, Guards::of_shapes) >= 0) continue;
    const void *code;
    if (const norma_status status = find(binding, &record.variants[v], nullptr, code); status.code != NORMA_OK)
      return status;
  }
  return success(&record);
}

norma_status launch_on_device(const Binding &binding, const norma_variant &variant, const norma_frame &frame,
                              const void *code) {
  const norma_context &context = binding.context;
  const Sizes sizes = sizes_of(binding, variant);
  std::uint64_t words[most_words];
  std::uint64_t *next = append(words, frame.data, sizes.arrays);
  next = append(next, frame.strides, sizes.strides);
  next = append(next, frame.extents, sizes.extents);
  next = append(next, frame.scalars, sizes.scalars);
  next = append(next, &frame.scratch_bytes, 1);
  append(next, &context.worker_limit, 1);
  for (int k = 0; k < variant.kernel_count; ++k) {
    const norma_kernel &kernel = variant.kernels[k];
    norma_launch launch = {code, &variant, k, sizes.words(), words, 0, 0};
    multiply_counts(binding, variant, kernel.first_count, kernel.count_count, launch.tasks);
    launch.blocks =
        clusters_of(*kernel.entry, launch.tasks, context.worker_limit) * std::int64_t{kernel.entry->cluster_blocks};
    norma_status status = context.device_functions->launch(&context, &launch);
    status.record = binding.record;
    if (status.code != NORMA_OK) return status;
  }
  return success(binding.record);
}

} // namespace norma::internal
