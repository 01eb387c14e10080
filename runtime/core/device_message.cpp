//===- device_message.cpp - sentences about devices ---------------------------------===//
#include "runtime/core/device_message.h"

namespace norma::internal {
namespace {

void write_capability(Text &text, std::int64_t capability) { text << capability / 10 << '.' << capability % 10; }

void write_kernel_name(const norma_status &status, Text &text) {
  if (status.record != nullptr) text << status.record->declaration << ' ' << status.record->form_name << ": ";
}

void write_images(const norma_record &record, Text &text) {
  text << "; generated: " << (record.image_count == 0 ? "nothing" : "");
  for (int i = 0; i < record.image_count; ++i) {
    text << (i > 0 ? "; " : "") << (record.images[i].kind == NORMA_IMAGE_PTX ? "PTX " : "cubin ");
    write_capability(text, record.images[i].compute_capability);
  }
}

} // namespace

void write_device_type(Text &text, std::int64_t type) {
  if (type == NORMA_CPU)
    text << "the CPU";
  else if (type == NORMA_CUDA)
    text << "CUDA";
  else
    text << "of type " << type;
}

void write_wrong_device(const norma_status &status, Text &text) {
  const auto found_type = static_cast<std::int32_t>(status.found), found_id = std::int32_t(status.found >> 32);
  const auto expected_type = static_cast<std::int32_t>(status.expected),
             expected_id = std::int32_t(status.expected >> 32);
  if (status.argument < 0) text << "workspace: ";
  text << "device is ";
  write_device_type(text, found_type);
  if (found_type == expected_type) text << ' ' << found_id;
  text << ", expected ";
  write_device_type(text, expected_type);
  if (found_type == expected_type) text << ' ' << expected_id;
}

bool write_device_fault(const norma_status &status, Text &text) {
  if (status.code < NORMA_WRONG_CONTEXT || status.code > NORMA_DEVICE_FAILED) return false;
  write_kernel_name(status, text);
  switch (status.code) {
  case NORMA_WRONG_CONTEXT:
    text << "runs on ";
    write_device_type(text, status.expected);
    text << ", the context is for ";
    write_device_type(text, status.found);
    text << (status.expected == NORMA_CUDA ? ": norma_cuda_context makes one for a stream"
                                           : ": norma_default_context makes one for the host");
    return true;
  case NORMA_NO_DRIVER:
    text << "no CUDA driver: " << status.answer;
    return true;
  case NORMA_NO_DEVICE:
    text << "no CUDA device: " << status.call << " answers " << status.answer;
    return true;
  case NORMA_WRONG_STREAM:
    text << "the stream belongs to another CUDA context than the thread's current one: make that of the stream current";
    return true;
  case NORMA_NO_IMAGE:
    text << "no code for compute capability ";
    write_capability(text, status.found);
    write_images(*status.record, text);
    return true;
  case NORMA_NOT_LOADED:
    text << "its code is not loaded and the stream is being captured: call norma_cuda_load before";
    return true;
  case NORMA_NOT_RESIDENT:
    text << "kernel " << status.record->variants[status.index].kernels[status.kernel].name << " waits among "
         << status.expected << " blocks on each multiprocessor, this device holds " << status.found
         << ": generate for it";
    return true;
  case NORMA_TOO_MANY_PARAMETERS:
    text << "a kernel's parameters take " << status.found << " bytes, expected at most " << status.expected;
    return true;
  default:
    text << status.call << " answers " << status.answer << ": " << status.advice;
    return true;
  }
}

} // namespace norma::internal
