//===- call.cpp - the entry points that check and run -------------------------------===//
//
// One call, a choice among records, a workspace query, a prepared call: each is binding, then launching.
//
//===----------------------------------------------------------------------===//
#include "runtime/core/arithmetic.h"
#include "runtime/core/binding.h"
#include "runtime/core/device_launch.h"
#include "runtime/core/fault.h"
#include "runtime/core/launch.h"
#include "runtime/core/variant.h"

#include <new>

using namespace norma::internal;

namespace {

static_assert(sizeof(Binding) <= sizeof(norma_prepared) && alignof(Binding) <= alignof(norma_prepared));

norma_context effective(const norma_context *given) {
  norma_context context = given != nullptr ? *given : norma_context{};
  const bool has_workers = context.parallel_for != nullptr || context.device_functions != nullptr;
  if (context.worker_limit <= 0 || !has_workers) context.worker_limit = 1;
  if (context.stream_threshold_bytes <= 0) context.stream_threshold_bytes = NORMA_DEFAULT_STREAM_THRESHOLD;
  return context;
}

/// How far a record came before it refused the arguments: the later, the more it says about what is wrong.
int progress(const norma_status &status) {
  switch (status.code) {
  case NORMA_WRONG_DEVICE:
    return status.argument;
  case NORMA_WRONG_CONTEXT:
    return NORMA_MAX_ARRAYS;
  case NORMA_WRONG_TYPE:
    return NORMA_MAX_ARRAYS + 1 + status.argument;
  case NORMA_NO_KERNEL:
    return 3 * NORMA_MAX_ARRAYS + 1;
  default:
    return 2 * NORMA_MAX_ARRAYS + 1 + status.argument;
  }
}

/// Whether another record of the same declaration may accept what this one refused.
bool is_about_this_record(const norma_status &status) {
  return status.code == NORMA_WRONG_TYPE || status.code == NORMA_NO_KERNEL || status.code == NORMA_WRONG_CONTEXT ||
         (status.code == NORMA_WRONG_DEVICE && status.argument >= 0) ||
         ((status.code == NORMA_WRONG_EXTENT || status.code == NORMA_NOT_DIVISIBLE) && status.other < 0);
}

/// The first record for which `attempt` succeeds; else the status of the one that came furthest, with what there was to
/// choose from.
template <typename Attempt>
norma_status first_that_accepts(const norma_record *const *records, std::int32_t record_count, Attempt attempt) {
  norma_status furthest = fault(nullptr, {.code = NORMA_MALFORMED_RECORD});
  for (std::int32_t i = 0; i < record_count; ++i) {
    const norma_status status = attempt(*records[i]);
    if (status.code == NORMA_OK || !is_about_this_record(status)) return status;
    if (i == 0 || progress(status) > progress(furthest)) furthest = status;
  }
  if (record_count > 1) {
    if (furthest.code == NORMA_WRONG_TYPE) furthest.code = NORMA_NOT_GENERATED;
    furthest.records = records;
    furthest.record_count = record_count;
  }
  return furthest;
}

norma_status bind_and_launch(const norma_record &record, const norma_tensor *arguments, const double *scalars,
                             void *workspace, std::size_t workspace_bytes, const norma_context *context) {
  Binding binding;
  binding.context = effective(context);
  if (const norma_status status = bind(record, arguments, Purpose::call, binding); status.code != NORMA_OK)
    return status;
  void *data[NORMA_MAX_ARRAYS];
  for (int a = 0; a < record.argument_count; ++a)
    data[a] =
        arguments[a].data == nullptr ? nullptr : static_cast<char *>(arguments[a].data) + arguments[a].byte_offset;
  return launch(binding, data, scalars, workspace, workspace_bytes);
}

/// The most that any variant takes which may be chosen for these extents.
norma_status most_workspace(const Binding &binding, std::size_t &bytes) {
  const norma_record &record = *binding.record;
  bytes = 0;
  if (binding.has_no_elements) return success(&record);
  for (int v = 0; v < record.variant_count; ++v) {
    const norma_variant &variant = record.variants[v];
    if (failed_guard(variant, binding, nullptr, Guards::of_extents) >= 0) continue;
    Placement placement;
    std::int32_t code = place(binding, variant, placement);
    // A buffer of any alignment may lose up to a line at its begin.
    if (code == NORMA_OK && placement.bytes > 0 && !add(placement.bytes, line_bytes - 1)) code = NORMA_TOO_LARGE;
    if (code != NORMA_OK) return fault(&record, {.code = code});
    if (static_cast<std::size_t>(placement.bytes) > bytes) bytes = static_cast<std::size_t>(placement.bytes);
  }
  return success(&record);
}

const Binding &binding_of(const norma_prepared &prepared) {
  return *std::launder(reinterpret_cast<const Binding *>(prepared.opaque));
}

} // namespace

extern "C" {

norma_status norma_dispatch(const norma_record *const *records, int32_t record_count, const norma_tensor *arguments,
                            const double *scalars, void *workspace, size_t workspace_bytes,
                            const norma_context *context) {
  return first_that_accepts(records, record_count, [&](const norma_record &record) {
    return bind_and_launch(record, arguments, scalars, workspace, workspace_bytes, context);
  });
}

norma_status norma_call(const norma_record *record, const norma_tensor *arguments, const double *scalars,
                        void *workspace, size_t workspace_bytes, const norma_context *context) {
  return bind_and_launch(*record, arguments, scalars, workspace, workspace_bytes, context);
}

norma_status norma_dispatch_workspace_bytes(const norma_record *const *records, int32_t record_count,
                                            const norma_tensor *arguments, int64_t workers, size_t *bytes) {
  *bytes = 0;
  // Which of them a call picks may hang on strides, which a query does not look at.
  norma_status accepted = fault(nullptr, {.code = NORMA_MALFORMED_RECORD});
  const norma_status status = first_that_accepts(records, record_count, [&](const norma_record &record) {
    Binding binding;
    binding.context = effective(nullptr);
    if (workers > 0) binding.context.worker_limit = workers;
    norma_status result = bind(record, arguments, Purpose::query, binding);
    std::size_t needed = 0;
    if (result.code == NORMA_OK) result = most_workspace(binding, needed);
    if (result.code != NORMA_OK) return result;
    accepted = result;
    if (needed > *bytes) *bytes = needed;
    return fault(&record, {.code = NORMA_NO_KERNEL});
  });
  return accepted.code == NORMA_OK ? accepted : status;
}

norma_status norma_workspace_bytes(const norma_record *record, const norma_tensor *arguments, int64_t workers,
                                   size_t *bytes) {
  return norma_dispatch_workspace_bytes(&record, 1, arguments, workers, bytes);
}

norma_status norma_prepare(norma_prepared *prepared, const norma_record *const *records, int32_t record_count,
                           const norma_tensor *arguments, const norma_context *context) {
  auto &binding = *new (prepared->opaque) Binding;
  const norma_status status = first_that_accepts(records, record_count, [&](const norma_record &record) {
    binding.context = effective(context);
    const norma_status bound = bind(record, arguments, Purpose::prepare, binding);
    if (bound.code != NORMA_OK || binding.has_no_elements) return bound;
    // A record without a variant for these strides leaves the choice to the next; alignment is for the run to see.
    const norma_variant *variant;
    const norma_status chosen = choose(binding, nullptr, Guards::of_shapes, variant);
    return chosen.code == NORMA_OK && record.device_type != NORMA_CPU ? find_all(binding) : chosen;
  });
  if (status.code != NORMA_OK) binding.record = nullptr;
  return status;
}

size_t norma_prepared_workspace_bytes(const norma_prepared *prepared) {
  const Binding &binding = binding_of(*prepared);
  std::size_t bytes = 0;
  if (binding.record != nullptr) most_workspace(binding, bytes);
  return bytes;
}

norma_status norma_run(const norma_prepared *prepared, void *const *data, const double *scalars, void *workspace,
                       size_t workspace_bytes) {
  const Binding &binding = binding_of(*prepared);
  if (binding.record == nullptr) return fault(nullptr, {.code = NORMA_NOT_PREPARED});
  for (int a = 0; a < binding.record->argument_count; ++a)
    if (binding.arguments[a].left_out && data[a] != nullptr)
      return fault(binding.record, {.code = NORMA_NOT_PREPARED, .argument = a});
  return launch(binding, data, scalars, workspace, workspace_bytes);
}

norma_status norma_check_saved(const norma_record *record, uint64_t saved_hash) {
  if (record->saved_hash == saved_hash) return success(record);
  return fault(record, {.code = NORMA_WRONG_SAVED,
                        .found = static_cast<std::int64_t>(saved_hash),
                        .expected = static_cast<std::int64_t>(record->saved_hash)});
}

} // extern "C"
