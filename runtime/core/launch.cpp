//===- launch.cpp - the last checks, then the kernels ------------------------------===//
#include "runtime/core/launch.h"
#include "runtime/core/arithmetic.h"
#include "runtime/core/elements.h"
#include "runtime/core/fault.h"
#include "runtime/core/overlap.h"
#include "runtime/core/variant.h"

#include <algorithm>
#include <cstring>

namespace norma::internal {
namespace {

bool is_alias(const norma_record &record, int a, int b) {
  return record.arguments[a].alias == b || record.arguments[b].alias == a;
}

/// Data is there, aligned to its elements, and no output shares memory with anything else.
norma_status check_data(const Binding &binding, void *const *data) {
  const norma_record &record = *binding.record;
  const int count = record.argument_count;
  Bytes bytes[NORMA_MAX_ARRAYS];
  for (int a = 0; a < count; ++a) {
    const BoundArgument &bound = binding.arguments[a];
    bytes[a] = {};
    if (bound.left_out || bound.elements == 0) continue;
    if (data[a] == nullptr) return fault(&record, {.code = NORMA_NULL_DATA, .argument = a});
    const auto address = reinterpret_cast<std::uintptr_t>(data[a]);
    if (address % static_cast<std::uintptr_t>(bound.element_bytes) != 0)
      return fault(&record, {.code = NORMA_MISALIGNED, .argument = a, .expected = bound.element_bytes});
    bytes[a] = bytes_of(binding, a, data[a]);
  }
  for (int a = 0; a < count; ++a) {
    if (!record.arguments[a].written) continue;
    for (int b = 0; b < count; ++b) {
      // Two outputs meet once.
      if (b == a || (record.arguments[b].written && b > a) || !intersect(bytes[a], bytes[b])) continue;
      if (is_alias(record, a, b)) {
        if (!same_view(binding, a, data[a], b, data[b]))
          return fault(&record, {.code = NORMA_ALIAS_DIFFERS, .argument = a, .other = b});
      } else if (may_share_elements(binding, a, data[a], b, data[b])) {
        return fault(&record, {.code = NORMA_OVERLAP, .argument = a, .other = b});
      }
    }
  }
  return success(&record);
}

norma_status check_workspace(const Binding &binding, void *const *data, Bytes available, std::int64_t given,
                             std::int64_t needed) {
  const norma_record &record = *binding.record;
  if (needed == 0) return success(&record);
  if (available.begin == 0 || available.end < available.begin ||
      available.end - available.begin < static_cast<std::uintptr_t>(needed))
    return fault(&record, {.code = NORMA_WORKSPACE_TOO_SMALL, .found = given, .expected = needed + line_bytes - 1});
  const Bytes used = {available.begin, available.begin + static_cast<std::uintptr_t>(needed)};
  for (int a = 0; a < record.argument_count; ++a)
    if (!binding.arguments[a].left_out && intersect(bytes_of(binding, a, data[a]), used))
      return fault(&record, {.code = NORMA_WORKSPACE_OVERLAP, .argument = a});
  return success(&record);
}

/// No area has an element: outputs with elements are gradients and the like, whose value is a sum over nothing.
void write_without_elements(const Binding &binding, void *const *data) {
  const norma_record &record = *binding.record;
  for (int a = 0; a < record.argument_count; ++a) {
    const norma_argument &argument = record.arguments[a];
    const BoundArgument &bound = binding.arguments[a];
    if (!argument.written || bound.left_out || bound.elements == 0) continue;
    const int old = argument.role == NORMA_ROLE_NEW_STATE ? argument.alias : -1;
    if (old < 0)
      fill(binding, a, data[a], 0);
    else if (binding.arguments[old].left_out)
      fill(binding, a, data[a], record.arguments[old].first_value);
    else
      copy(binding, a, data[a], old, data[old]);
  }
}

/// Waking threads costs about as much as one of them takes for so many elements.
constexpr std::int64_t least_shared_elements = 32768;

struct Region {
  const norma_kernel *kernel;
  const norma_frame *frame;
  std::int64_t tasks;
  std::int64_t elements;
  std::int64_t shares;
};

/// Neighbouring tasks: what one of them leaves in a core's cache the next one finds there.
void run_share(void *region_data, std::int64_t share, std::int64_t worker) {
  const Region &region = *static_cast<const Region *>(region_data);
  const std::int64_t size = region.tasks / region.shares, rest = region.tasks % region.shares;
  const std::int64_t begin = share * size + std::min(share, rest);
  region.kernel->run(region.frame, begin, begin + size + (share < rest), worker);
}

void run_region(Region region, const norma_context &context) {
  if (context.parallel_for != nullptr && context.worker_limit > 1 && region.tasks > 1 &&
      region.elements >= least_shared_elements) {
    region.shares = std::min(region.tasks, context.worker_limit);
    context.parallel_for(context.parallel_data, region.shares, context.worker_limit, run_share, &region);
  } else {
    region.kernel->run(region.frame, 0, region.tasks, 0);
  }
}

/// Strides of the variant's workspace arrays, behind those of the arguments.
void append_compact_strides(const Binding &binding, const norma_variant &variant, std::int64_t *strides) {
  std::int64_t *next = strides + binding.stride_count;
  for (int w = 0; w < variant.workspace_count; ++w) {
    const norma_workspace_array &array = variant.workspace[w];
    std::int64_t step = 1;
    for (int i = array.rank - 1; i >= 0; --i) {
      next[i] = step;
      step *= count_of(binding, variant.counts[array.first_count + i]);
    }
    next += array.rank;
  }
}

/// The product of `number` counts from `first` on; false where it is no int64.
bool multiply_counts(const Binding &binding, const norma_variant &variant, std::int32_t first, std::int32_t number,
                     std::int64_t &product) {
  product = 1;
  for (int i = 0; i < number; ++i)
    if (!multiply(product, count_of(binding, variant.counts[first + i]))) return false;
  return true;
}

bool count_region(const Binding &binding, const norma_variant &variant, Region &region) {
  const norma_kernel &kernel = *region.kernel;
  if (!multiply_counts(binding, variant, kernel.first_count, kernel.count_count, region.tasks)) return false;
  region.elements = least_shared_elements;
  return kernel.work_count == 0 ||
         multiply_counts(binding, variant, kernel.first_work, kernel.work_count, region.elements);
}

} // namespace

norma_status launch(const Binding &binding, void *const *data, const double *scalars, void *workspace,
                    std::size_t workspace_bytes) {
  const norma_record &record = *binding.record;
  if (const norma_status status = check_data(binding, data); status.code != NORMA_OK) return status;
  if (binding.has_no_elements) {
    write_without_elements(binding, data);
    return success(&record);
  }

  const norma_variant *variant = nullptr;
  if (const norma_status status = choose(binding, data, Guards::all, variant); status.code != NORMA_OK) return status;

  const norma_context &context = binding.context;
  Placement placement;
  if (const std::int32_t code = place(binding, *variant, context.worker_limit, placement); code != NORMA_OK)
    return fault(&record, {.code = code});
  for (int k = 0; k < variant->kernel_count; ++k)
    if (Region region = {&variant->kernels[k], nullptr, 0, 0, 1}; !count_region(binding, *variant, region))
      return fault(&record, {.code = NORMA_TOO_LARGE});

  const auto address = reinterpret_cast<std::uintptr_t>(workspace);
  const std::uintptr_t begin = (address + line_bytes - 1) / line_bytes * line_bytes;
  if (const norma_status status = check_workspace(binding, data, {begin, address + workspace_bytes},
                                                  static_cast<std::int64_t>(workspace_bytes), placement.bytes);
      status.code != NORMA_OK)
    return status;

  // From here on nothing fails.
  char *const scratch = static_cast<char *>(workspace) + (begin - address);
  void *arrays[NORMA_MAX_ARRAYS];
  for (int a = 0; a < record.argument_count + variant->workspace_count; ++a)
    arrays[a] = a < record.argument_count && !binding.arguments[a].left_out ? data[a] : scratch + placement.offsets[a];
  for (int a = 0; a < record.argument_count; ++a)
    if (binding.arguments[a].left_out && !record.arguments[a].written)
      fill(binding, a, arrays[a], record.arguments[a].first_value);

  double first_values[NORMA_MAX_SCALARS];
  if (scalars == nullptr) {
    for (int s = 0; s < record.scalar_count; ++s) first_values[s] = record.scalars[s].first_value;
    scalars = first_values;
  }
  const std::int64_t *strides = binding.strides;
  std::int64_t all_strides[NORMA_MAX_DIMENSIONS];
  if (variant->workspace_count > 0) {
    std::memcpy(all_strides, binding.strides, sizeof(std::int64_t) * static_cast<std::size_t>(binding.stride_count));
    append_compact_strides(binding, *variant, all_strides);
    strides = all_strides;
  }
  const norma_frame frame = {arrays,
                             strides,
                             binding.extents,
                             scalars,
                             placement.scratch_bytes,
                             binding.total_bytes > context.stream_threshold_bytes,
                             0};
  for (int k = 0; k < variant->kernel_count; ++k) {
    Region region = {&variant->kernels[k], &frame, 0, 0, 1};
    count_region(binding, *variant, region);
    run_region(region, context);
  }
  return success(&record);
}

} // namespace norma::internal
