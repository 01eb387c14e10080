//===- device_functions.cpp - what the core calls ---------------------------------------===//
#include "runtime/cuda/device_functions.h"
#include "runtime/cuda/fill_and_copy.h"
#include "runtime/cuda/loaded_code.h"

namespace norma::cuda {
namespace {

Address address_of(const void *pointer) { return reinterpret_cast<std::uintptr_t>(pointer); }

Stream stream_of(const norma_context &context) { return static_cast<Stream>(context.stream); }

/// A tensor says on which device it lives; a workspace is but a pointer, so the driver is asked.
bool is_on_device(const Driver &driver, Attempt &attempt, const void *workspace, Device device) {
  unsigned type = 0, managed = 0;
  int ordinal = -1;
  PointerAttribute attributes[] = {pointer_memory_type, pointer_is_managed, pointer_device_ordinal};
  void *values[] = {&type, &managed, &ordinal};
  if (!attempt("cuPointerGetAttributes", driver.cuPointerGetAttributes(3, attributes, values, address_of(workspace))))
    return false;
  if (managed || (type == memory_on_device && ordinal == device)) return true;
  const auto packed = [](std::int64_t where, Device id) { return where | std::int64_t{id} << 32; };
  attempt.status().found = type == memory_on_device ? packed(NORMA_CUDA, ordinal) : NORMA_CPU;
  attempt.status().expected = packed(NORMA_CUDA, device);
  return attempt.fail(NORMA_WRONG_DEVICE);
}

norma_status find(const norma_context *context, const norma_record *record, const norma_variant *variant,
                  const void *workspace, const void **code) {
  const Driver &driver = loaded_driver();
  Attempt attempt(record);
  ContextKey current;
  Device device;
  *code = nullptr;
  if (!find_current_of_stream(driver, attempt, stream_of(*context), current, device)) return attempt.status();
  if (device != context->device.id)
    attempt.fail(NORMA_WRONG_STREAM);
  else if (workspace == nullptr || is_on_device(driver, attempt, workspace, device)) {
    if (variant != nullptr) *code = find_code(driver, attempt, current, *context, *record, *variant);
  }
  return attempt.status();
}

norma_status launch(const norma_context *context, const norma_launch *launch) {
  const norma_device_entry &entry = *launch->variant->kernels[launch->kernel].entry;
  LaunchAttribute attributes[2] = {};
  unsigned count = 0;
  if (entry.cluster_blocks > 1) {
    attributes[count].id = launch_cluster_dimension;
    attributes[count++].value.cluster = {static_cast<unsigned>(entry.cluster_blocks), 1, 1};
  }
  if (entry.cooperative) {
    attributes[count].id = launch_cooperative;
    attributes[count++].value.cooperative = 1;
  }
  const LaunchConfiguration configuration = {static_cast<unsigned>(launch->blocks),
                                             1,
                                             1,
                                             static_cast<unsigned>(entry.block_threads),
                                             1,
                                             1,
                                             static_cast<unsigned>(entry.shared_bytes),
                                             stream_of(*context),
                                             attributes,
                                             count};
  std::int64_t tasks = launch->tasks;
  void *parameters[] = {const_cast<std::uint64_t *>(launch->words), &tasks};
  const auto &code = *static_cast<const LoadedVariant *>(launch->code);
  Attempt attempt;
  attempt("cuLaunchKernelEx",
          loaded_driver().cuLaunchKernelEx(&configuration, function_of(code, launch->kernel), parameters, nullptr));
  return attempt.status();
}

norma_status fill(const norma_context *context, void *to, std::int64_t pitch, std::int64_t rows, std::int64_t count,
                  std::int32_t element_bytes, std::uint64_t bits) {
  Attempt attempt;
  fill_rows(loaded_driver(), attempt, stream_of(*context), {address_of(to), pitch, rows, count}, element_bytes, bits);
  return attempt.status();
}

norma_status copy(const norma_context *context, void *to, std::int64_t to_pitch, const void *from,
                  std::int64_t from_pitch, std::int64_t rows, std::int64_t bytes) {
  Attempt attempt;
  copy_rows(loaded_driver(), attempt, stream_of(*context), {address_of(to), to_pitch, rows, bytes}, address_of(from),
            from_pitch);
  return attempt.status();
}

} // namespace

const norma_device_functions device_functions = {find, launch, fill, copy};

} // namespace norma::cuda
