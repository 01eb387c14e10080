//===- launch.cpp - the last checks, then the kernels ------------------------------===//
#include "runtime/core/launch.h"
#include "runtime/core/arithmetic.h"
#include "runtime/core/device_launch.h"
#include "runtime/core/elements.h"
#include "runtime/core/fault.h"
#include "runtime/core/overlap.h"
#include "runtime/core/region.h"
#include "runtime/core/variant.h"

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
norma_status write_without_elements(const Binding &binding, void *const *data) {
  const norma_record &record = *binding.record;
  for (int a = 0; a < record.argument_count; ++a) {
    const norma_argument &argument = record.arguments[a];
    const BoundArgument &bound = binding.arguments[a];
    if (!argument.written || bound.left_out || bound.elements == 0) continue;
    const int old = argument.role == NORMA_ROLE_NEW_STATE ? argument.alias : -1;
    const norma_status status = old < 0 ? fill(binding, a, data[a], 0)
                                : binding.arguments[old].left_out
                                    ? fill(binding, a, data[a], record.arguments[old].first_value)
                                    : copy(binding, a, data[a], old, data[old]);
    if (status.code != NORMA_OK) return status;
  }
  return success(&record);
}

/// What there is to do for a kernel: `tasks` tasks that walk `elements` elements together.
struct Work {
  std::int64_t tasks;
  std::int64_t elements;
};

bool count_work(const Binding &binding, const norma_variant &variant, const norma_kernel &kernel, Work &work) {
  work.elements = least_shared_elements;
  return multiply_counts(binding, variant, kernel.first_count, kernel.count_count, work.tasks) &&
         (kernel.work_count == 0 ||
          multiply_counts(binding, variant, kernel.first_work, kernel.work_count, work.elements));
}

} // namespace

norma_status launch(const Binding &binding, void *const *data, const double *scalars, void *workspace,
                    std::size_t workspace_bytes) {
  const norma_record &record = *binding.record;
  if (const norma_status status = check_data(binding, data); status.code != NORMA_OK) return status;
  const bool on_device = record.device_type != NORMA_CPU;
  const void *code = nullptr;
  if (binding.has_no_elements) {
    if (on_device)
      if (const norma_status status = find(binding, nullptr, nullptr, code); status.code != NORMA_OK) return status;
    return write_without_elements(binding, data);
  }

  const norma_variant *variant = nullptr;
  if (const norma_status status = choose(binding, data, Guards::all, variant); status.code != NORMA_OK) return status;

  const norma_context &context = binding.context;
  Placement placement;
  if (const std::int32_t code = place(binding, *variant, placement); code != NORMA_OK)
    return fault(&record, {.code = code});
  Work work;
  for (int k = 0; k < variant->kernel_count; ++k)
    if (!count_work(binding, *variant, variant->kernels[k], work)) return fault(&record, {.code = NORMA_TOO_LARGE});

  const auto address = reinterpret_cast<std::uintptr_t>(workspace);
  const std::uintptr_t begin = (address + line_bytes - 1) / line_bytes * line_bytes;
  if (const norma_status status = check_workspace(binding, data, {begin, address + workspace_bytes},
                                                  static_cast<std::int64_t>(workspace_bytes), placement.bytes);
      status.code != NORMA_OK)
    return status;
  if (on_device)
    if (const norma_status status = find(binding, variant, placement.bytes > 0 ? workspace : nullptr, code);
        status.code != NORMA_OK)
      return status;

  // From here on nothing fails, but for a device that does.
  char *const scratch = static_cast<char *>(workspace) + (begin - address);
  void *arrays[NORMA_MAX_ARRAYS];
  for (int a = 0; a < record.argument_count + variant->workspace_count; ++a)
    arrays[a] = a < record.argument_count && !binding.arguments[a].left_out ? data[a] : scratch + placement.offsets[a];
  for (int a = 0; a < record.argument_count; ++a)
    if (binding.arguments[a].left_out && !record.arguments[a].written)
      if (const norma_status status = fill(binding, a, arrays[a], record.arguments[a].first_value);
          status.code != NORMA_OK)
        return status;

  Region region(binding, *variant, placement, arrays, scalars);
  if (on_device) return launch_on_device(binding, *variant, region.seen_by_kernels(), code);
  for (int k = 0; k < variant->kernel_count; ++k) {
    count_work(binding, *variant, variant->kernels[k], work);
    region.run(variant->kernels[k], work.tasks, work.elements, context);
  }
  return success(&record);
}

} // namespace norma::internal
