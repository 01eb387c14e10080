//===- cuda.cpp - kernels on an NVIDIA device --------------------------------------===//
#include "norma/cuda.h"
#include "runtime/cuda/device_functions.h"
#include "runtime/cuda/loaded_code.h"

using namespace norma::cuda;

namespace {

bool read_traits(const Driver &driver, Attempt &attempt, Device device, norma_context &context) {
  const auto ask = [&](DeviceAttribute attribute, int &value) {
    return attempt("cuDeviceGetAttribute", driver.cuDeviceGetAttribute(&value, attribute, device));
  };
  int major = 0, minor = 0, multiprocessors = 0, shared_bytes = 0;
  if (!ask(compute_capability_major, major) || !ask(compute_capability_minor, minor) ||
      !ask(multiprocessor_count, multiprocessors) || !ask(max_shared_memory_per_block_optin, shared_bytes))
    return false;
  context.worker_limit = multiprocessors;
  context.compute_capability = 10 * major + minor;
  context.shared_bytes = shared_bytes;
  return true;
}

/// Whether a variant is for this device; its other guards hang on shapes.
bool may_run(const norma_variant &variant, const norma_context &context) {
  for (int g = 0; g < variant.guard_count; ++g) {
    const norma_guard &guard = variant.guards[g];
    if (guard.kind == NORMA_GUARD_COMPUTE_CAPABILITY && context.compute_capability < guard.value) return false;
    if (guard.kind == NORMA_GUARD_SHARED_BYTES && context.shared_bytes < guard.value) return false;
  }
  return true;
}

} // namespace

extern "C" {

norma_status norma_cuda_context(norma_context *context, void *stream) {
  *context = norma_context{};
  Attempt attempt;
  const Driver *const driver = find_driver(attempt.status());
  if (driver == nullptr) return attempt.status();
  if (!attempt("cuInit", driver->cuInit(0))) {
    if (attempt.status().found == no_device) attempt.fail(NORMA_NO_DEVICE);
    return attempt.status();
  }
  norma_context made = {};
  ContextKey current;
  Device device;
  if (!find_current_of_stream(*driver, attempt, static_cast<Stream>(stream), current, device) ||
      !read_traits(*driver, attempt, device, made))
    return attempt.status();
  made.device = {NORMA_CUDA, device};
  made.stream = stream;
  made.device_functions = &device_functions;
  *context = made;
  return attempt.status();
}

norma_status norma_cuda_load(const norma_record *const *records, int32_t record_count, const norma_context *context) {
  for (int32_t r = 0; r < record_count; ++r) {
    const norma_record &record = *records[r];
    if (record.device_type != NORMA_CUDA) continue;
    if (context->device_functions == nullptr || context->device.type != NORMA_CUDA) {
      norma_status status = status_of(NORMA_WRONG_CONTEXT, &record);
      status.found = NORMA_CPU;
      status.expected = NORMA_CUDA;
      return status;
    }
    for (int v = 0; v < record.variant_count; ++v) {
      if (!may_run(record.variants[v], *context)) continue;
      const void *code;
      const norma_status status =
          context->device_functions->find(context, &record, &record.variants[v], nullptr, &code);
      if (status.code != NORMA_OK) return status;
    }
  }
  return status_of(NORMA_OK);
}

norma_status norma_cuda_unload(void) {
  Attempt attempt;
  const Driver *const driver = find_driver(attempt.status());
  ContextKey current;
  Device device;
  if (driver != nullptr && find_current(*driver, attempt, current, device)) unload_all(*driver, attempt, current);
  return attempt.status();
}

} // extern "C"
