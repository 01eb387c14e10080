//===- failure.cpp - what the driver answers, as a status ------------------------------===//
#include "runtime/cuda/failure.h"

namespace norma::cuda {
namespace {

/// What an application can do about it.
const char *advice_on(Result answer) {
  switch (answer) {
  case out_of_memory:
    return "free memory of the device, norma_cuda_unload gives back that of kernels";
  case no_device:
  case not_initialized:
    return "see whether nvidia-smi lists a device";
  case invalid_context:
  case context_is_destroyed:
    return "the CUDA context was destroyed, make another current and a norma_context in it";
  case invalid_handle:
    return "the stream or its CUDA context was destroyed, make a norma_context of a living one";
  case invalid_image:
  case invalid_ptx:
  case no_binary_for_gpu:
  case not_found:
    return "the device code does not fit its record, generate and build again";
  case unsupported_ptx_version:
  case jit_compiler_not_found:
    return "this driver cannot compile the PTX, update it or generate a cubin for this device";
  case launch_out_of_resources:
  case cooperative_launch_too_large:
    return "the kernel takes more of a multiprocessor than this device has, generate for it";
  case illegal_address:
  case launch_failed:
    return "an earlier kernel failed and its CUDA context is lost, compute-sanitizer finds which";
  case stream_capture_unsupported:
  case stream_capture_invalidated:
  case stream_capture_implicit:
    return "a capture forbids it, make the call outside of the capture or on the stream that is captured";
  case system_not_ready:
  case system_driver_mismatch:
    return "the driver does not fit the kernel of the operating system, restart the machine";
  default:
    return "see the CUDA driver's manual for this error";
  }
}

} // namespace

norma_status status_of(std::int32_t code, const norma_record *record) {
  norma_status status = {};
  status.code = code;
  status.argument = status.other = status.dimension = status.axis = status.index = status.kernel = -1;
  status.record = record;
  return status;
}

bool Attempt::operator()(const char *call, Result answer) {
  if (answer == success) return true;
  const char *name = nullptr;
  if (loaded_driver().cuGetErrorName(answer, &name) != success || name == nullptr) name = "an error without a name";
  result.found = answer;
  return fail(call, name, advice_on(answer));
}

bool Attempt::fail(const char *call, const char *answer, const char *advice) {
  result.code = NORMA_DEVICE_FAILED;
  result.call = call;
  result.answer = answer;
  result.advice = advice;
  return false;
}

bool Attempt::fail(std::int32_t code) {
  result.code = code;
  return false;
}

} // namespace norma::cuda
