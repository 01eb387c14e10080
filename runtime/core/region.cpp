//===- region.cpp - one kernel on the application's threads ---------------------===//
#include "runtime/core/region.h"

#include <algorithm>
#include <new>

namespace norma::internal {
namespace {

/// Strides of the variant's workspace arrays, behind those of the arguments.
std::int64_t *append_compact_strides(const Binding &binding, const norma_variant &variant, std::int64_t *next) {
  for (int w = 0; w < variant.workspace_count; ++w) {
    const norma_workspace_array &array = variant.workspace[w];
    std::int64_t step = 1;
    for (int i = array.rank - 1; i >= 0; --i) {
      next[i] = step;
      step *= count_of(binding, variant.counts[array.first_count + i]);
    }
    next += array.rank;
  }
  return next;
}

template <typename Element> Element *append(unsigned char *&next, const Element *from, std::int64_t count) {
  auto *begin = new (next) Element[static_cast<std::size_t>(count)];
  std::copy_n(from, count, begin);
  next += sizeof(Element) * static_cast<std::size_t>(count);
  return begin;
}

} // namespace

Region::Region(const Binding &binding, const norma_variant &variant, const Placement &placement, void *const *arrays,
               const double *scalars) {
  const norma_record &record = *binding.record;
  unsigned char *next = values;
  frame.data = append(next, arrays, record.argument_count + variant.workspace_count);
  frame.extents = append(next, binding.extents, record.axis_count);
  double first_values[NORMA_MAX_SCALARS];
  for (int s = 0; scalars == nullptr && s < record.scalar_count; ++s) first_values[s] = record.scalars[s].first_value;
  frame.scalars = append(next, scalars == nullptr ? first_values : scalars, record.scalar_count);
  std::int64_t *strides = append(next, binding.strides, binding.stride_count);
  frame.strides = strides;
  next = reinterpret_cast<unsigned char *>(append_compact_strides(binding, variant, strides + binding.stride_count));
  frame.scratch_bytes = placement.scratch_bytes;
  frame.stream = binding.total_bytes > binding.context.stream_threshold_bytes;
  frame.reserved = 0;
  bytes = next - reinterpret_cast<unsigned char *>(this);
}

/// Neighbouring tasks: what one of them leaves in a core's cache the next one finds there.
void Region::run_share(void *region_data, std::int64_t share, std::int64_t worker) {
  const Region &region = *static_cast<const Region *>(region_data);
  for (std::int64_t line = line_bytes; line < region.bytes; line += line_bytes)
    __builtin_prefetch(static_cast<const char *>(region_data) + line);
  const std::int64_t size = region.tasks / region.shares, rest = region.tasks % region.shares;
  const std::int64_t begin = share * size + std::min(share, rest);
  region.kernel->run(&region.frame, begin, begin + size + (share < rest), worker);
}

void Region::run(const norma_kernel &which, std::int64_t task_count, std::int64_t elements,
                 const norma_context &context) {
  if (context.parallel_for == nullptr || context.worker_limit <= 1 || task_count <= 1 ||
      elements < least_shared_elements)
    return which.run(&frame, 0, task_count, 0);
  kernel = &which;
  tasks = task_count;
  shares = std::min(task_count, context.worker_limit);
  context.parallel_for(context.parallel_data, shares, context.worker_limit, run_share, this);
}

} // namespace norma::internal
