//===- variant.cpp - which variant runs, and where its arrays lie -------------===//
#include "runtime/core/variant.h"
#include "runtime/core/arithmetic.h"
#include "runtime/core/fault.h"
#include "runtime/core/grid.h"

namespace norma::internal {
namespace {

bool holds(const norma_guard &guard, const Binding &binding, void *const *data, Guards guards) {
  const std::int64_t *extents = binding.extents;
  switch (guard.kind) {
  default:
    return false;
  case NORMA_GUARD_DIVISIBLE:
    return extents[guard.subject] % guard.value == 0;
  case NORMA_GUARD_AT_MOST:
    return extents[guard.subject] <= guard.value;
  case NORMA_GUARD_AT_LEAST:
    return extents[guard.subject] >= guard.value;
  case NORMA_GUARD_CPU:
    return (norma_cpu_features() & static_cast<std::uint64_t>(guard.value)) == static_cast<std::uint64_t>(guard.value);
  case NORMA_GUARD_COMPUTE_CAPABILITY:
    return guards == Guards::of_extents || binding.context.compute_capability >= guard.value;
  case NORMA_GUARD_SHARED_BYTES:
    return guards == Guards::of_extents || binding.context.shared_bytes >= guard.value;
  case NORMA_GUARD_UNIT_STRIDE: {
    if (guards == Guards::of_extents) return true;
    if (binding.strides[binding.arguments[guard.subject].first_stride + guard.index] == 1) return true;
    const int axis = axis_of_stride(*binding.record, binding.record->arguments[guard.subject], guard.index);
    return axis >= 0 && extents[axis] == 1;
  }
  case NORMA_GUARD_ALIGNED:
    // What is left out lies at a whole cache line of the workspace.
    if (guards != Guards::all || binding.arguments[guard.subject].left_out) return true;
    return reinterpret_cast<std::uintptr_t>(data[guard.subject]) % static_cast<std::uint64_t>(guard.value) == 0;
  }
}

} // namespace

int axis_of_stride(const norma_record &record, const norma_argument &argument, int index) {
  for (int d = argument.first_dimension; d < argument.first_dimension + argument.rank; ++d) {
    const norma_dimension &dimension = record.dimensions[d];
    if (index < dimension.atomic_count) return record.atomics[dimension.first_atomic + index];
    index -= dimension.atomic_count;
  }
  return -1;
}

int failed_guard(const norma_variant &variant, const Binding &binding, void *const *data, Guards guards) {
  for (int g = 0; g < variant.guard_count; ++g)
    if (!holds(variant.guards[g], binding, data, guards)) return g;
  return -1;
}

norma_status choose(const Binding &binding, void *const *data, Guards guards, const norma_variant *&chosen) {
  const norma_record &record = *binding.record;
  std::uint64_t refused = 0;
  for (int v = 0; v < record.variant_count; ++v) {
    const int failed = failed_guard(record.variants[v], binding, data, guards);
    if (failed < 0) {
      chosen = &record.variants[v];
      return success(&record);
    }
    if (v < 8) refused |= std::uint64_t(failed < 255 ? failed : 255) << 8 * v;
  }
  return fault(&record, {.code = NORMA_NO_KERNEL, .refused = refused});
}

std::int64_t count_of(const Binding &binding, const norma_count &count) {
  if (count.axis >= 0) return divide_up(binding.extents[count.axis], count.by);
  std::int64_t value = 1;
  if (count.axis == NORMA_COUNT_WORKERS &&
      !(multiply(value, count.by) && multiply(value, binding.context.worker_limit)))
    value = INT64_MAX;
  return value;
}

bool multiply_counts(const Binding &binding, const norma_variant &variant, std::int32_t first, std::int32_t number,
                     std::int64_t &product) {
  product = 1;
  for (int i = 0; i < number; ++i)
    if (!multiply(product, count_of(binding, variant.counts[first + i]))) return false;
  return true;
}

namespace {

/// How many copies a per-worker array has; false where that is no int64.
bool copies_of(const Binding &binding, const norma_variant &variant, std::int64_t &copies) {
  copies = binding.context.worker_limit;
  if (binding.record->device_type == NORMA_CPU) return true;
  copies = 1;
  for (int k = 0; k < variant.kernel_count; ++k) {
    const norma_kernel &kernel = variant.kernels[k];
    std::int64_t tasks;
    if (!multiply_counts(binding, variant, kernel.first_count, kernel.count_count, tasks)) return false;
    const std::int64_t clusters = clusters_of(*kernel.entry, tasks, binding.context.worker_limit);
    if (clusters > copies) copies = clusters;
  }
  return true;
}

} // namespace

std::int32_t place(const Binding &binding, const norma_variant &variant, Placement &placement) {
  const norma_record &record = *binding.record;
  if (record.argument_count + variant.workspace_count > NORMA_MAX_ARRAYS) return NORMA_MALFORMED_RECORD;
  std::int64_t next = 0;
  for (int a = 0; a < record.argument_count; ++a) {
    const BoundArgument &bound = binding.arguments[a];
    if (!bound.left_out || !record.arguments[a].optional) continue;
    std::int64_t bytes = bound.high;
    placement.offsets[a] = next;
    if (!round_to_lines(bytes) || !add(next, bytes)) return NORMA_TOO_LARGE;
  }

  std::int64_t scratch = 0;
  std::int32_t strides = binding.stride_count;
  for (int w = 0; w < variant.workspace_count; ++w) {
    const norma_workspace_array &array = variant.workspace[w];
    strides += array.rank;
    std::int64_t bytes = array.element_bytes;
    for (int i = 0; i < array.rank; ++i)
      if (!multiply(bytes, count_of(binding, variant.counts[array.first_count + i]))) return NORMA_TOO_LARGE;
    std::int64_t &end = array.per_worker ? scratch : next;
    placement.offsets[record.argument_count + w] = end;
    if (!round_to_lines(bytes) || !add(end, bytes)) return NORMA_TOO_LARGE;
  }
  if (strides > NORMA_MAX_DIMENSIONS) return NORMA_MALFORMED_RECORD;

  for (int w = 0; w < variant.workspace_count; ++w)
    if (variant.workspace[w].per_worker) placement.offsets[record.argument_count + w] += next;
  placement.scratch_bytes = scratch;
  placement.bytes = next;
  std::int64_t all_scratch = 0;
  if (scratch > 0 && !copies_of(binding, variant, all_scratch)) return NORMA_TOO_LARGE;
  return multiply(all_scratch, scratch) && add(placement.bytes, all_scratch) ? NORMA_OK : NORMA_TOO_LARGE;
}

} // namespace norma::internal
