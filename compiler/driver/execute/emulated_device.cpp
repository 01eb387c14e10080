//===- emulated_device.cpp - a device whose kernels run in the emulator ---===//
//
// See emulated_device.h.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/execute/emulated_device.h"

#include "compiler/target/cuda/emulator/bind/bind.h"
#include "norma/device.h"

#include <cstring>

namespace norma::compiler::driver {
namespace {

/// What a small device has: the more blocks there are, the longer the emulator takes.
constexpr std::int64_t multiprocessors = 2;
constexpr std::int32_t compute_capability = 90, shared_bytes = 227 * 1024;

norma_status success() {
  norma_status status{};
  status.code = NORMA_OK;
  return status;
}

norma_status find(const norma_context *context, const norma_record *, const norma_variant *, const void *,
                  const void **code) {
  *code = context->stream;
  return success();
}

norma_status launch(const norma_context *context, const norma_launch *asked) {
  return static_cast<EmulatedDevice *>(context->stream)
      ->launch(*asked->variant, asked->kernel, asked->words, asked->tasks, asked->blocks);
}

norma_status fill(const norma_context *, void *to, std::int64_t pitch, std::int64_t rows, std::int64_t count,
                  std::int32_t element_bytes, std::uint64_t bits) {
  for (std::int64_t row = 0; row < rows; ++row)
    for (std::int64_t i = 0; i < count; ++i)
      std::memcpy(static_cast<char *>(to) + row * pitch + i * element_bytes, &bits,
                  static_cast<std::size_t>(element_bytes));
  return success();
}

norma_status copy(const norma_context *, void *to, std::int64_t to_pitch, const void *from, std::int64_t from_pitch,
                  std::int64_t rows, std::int64_t bytes) {
  for (std::int64_t row = 0; row < rows; ++row)
    std::memcpy(static_cast<char *>(to) + row * to_pitch, static_cast<const char *>(from) + row * from_pitch,
                static_cast<std::size_t>(bytes));
  return success();
}

constexpr norma_device_functions functions = {find, launch, fill, copy};

} // namespace

void EmulatedDevice::lend(std::string name, void *address, std::size_t bytes, bool writable) {
  if (bytes > 0) buffers.push_back({std::move(name), address, bytes, writable});
}

norma_context EmulatedDevice::context() {
  norma_context context{};
  context.worker_limit = multiprocessors;
  context.device = {NORMA_CUDA, 0};
  context.stream = this;
  context.device_functions = &functions;
  context.compute_capability = compute_capability;
  context.shared_bytes = shared_bytes;
  return context;
}

norma_status EmulatedDevice::launch(const norma_variant &variant, int kernel, const std::uint64_t *words,
                                    std::int64_t tasks, std::int64_t blocks) {
  const norma_device_entry &entry = *variant.kernels[kernel].entry;
  const auto *code = kernels.find_constant<cuda::emulator::Kernel>(cuda::emulator::kernel_symbol(entry.symbol));
  cuda::emulator::Launch shape;
  shape.grid.x = static_cast<std::uint32_t>(blocks);
  shape.block.x = static_cast<std::uint32_t>(entry.block_threads);
  shape.cluster.x = static_cast<std::uint32_t>(entry.cluster_blocks);
  shape.dynamic_shared_bytes = static_cast<std::uint64_t>(entry.shared_bytes);
  shape.seed = seed;
  shape.buffers = buffers;
  void *arguments[] = {const_cast<std::uint64_t *>(words), &tasks};
  const auto found = cuda::emulator::launch(shape, *code, arguments);
  if (!found) return success();
  fault = found->sentence;
  norma_status status{};
  status.code = NORMA_DEVICE_FAILED;
  status.call = "the emulator";
  status.answer = fault.c_str();
  return status;
}

} // namespace norma::compiler::driver
