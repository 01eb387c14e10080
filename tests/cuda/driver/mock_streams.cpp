//===- mock_streams.cpp - the mock driver's streams, launches, fills and copies ---------===//
#include "tests/cuda/driver/mock_state.h"

#include <cstring>
#include <utility>

using namespace norma;
using namespace norma::test::mock;

namespace {

cuda::Result check_launch(const cuda::LaunchConfiguration &configuration, cuda::Stream stream,
                          const CUfunc_st &function, const Launch &launch) {
  const std::string name = "cuLaunchKernelEx of " + function.symbol;
  if (!function.module->is_loaded || function.module->context != stream->context)
    return complain(name + ": its module is gone or another context's", cuda::invalid_handle);
  if (configuration.grid_y != 1 || configuration.grid_z != 1 || configuration.block_y != 1 ||
      configuration.block_z != 1 || launch.grid == 0 || launch.grid > 0x7fffffffu || launch.block == 0 ||
      launch.block > 1024)
    return complain(name + ": a grid or block that no device has");
  if (launch.cluster == 0 || launch.cluster > function.most_cluster_blocks || launch.grid % launch.cluster != 0)
    return complain(name + ": a cluster that the grid or the function does not allow");
  if (launch.shared_bytes > static_cast<unsigned>(function.most_shared_bytes))
    return complain(name + ": more shared memory than was asked for");
  const auto multiprocessors =
      static_cast<unsigned>(state.devices[static_cast<std::size_t>(stream->context->device)].multiprocessors);
  const auto resident = static_cast<unsigned>(state.kernels[function.symbol].blocks_per_multiprocessor);
  if (launch.cooperative && launch.grid > multiprocessors * resident) return cuda::cooperative_launch_too_large;
  return cuda::success;
}

/// Rows of memory that an operation reads or writes.
struct Rows {
  std::uintptr_t begin;
  std::size_t pitch, bytes, rows;
};

cuda::Result check_rows(const std::string &name, cuda::Stream stream, const Rows &rows) {
  if (rows.bytes == 0 || rows.rows == 0) return complain(name + " of nothing");
  if (rows.rows > 1 && (rows.pitch < rows.bytes || rows.pitch > 0x7fffffff))
    return complain(name + " with a pitch that no driver takes");
  return check_bytes(name, stream, rows.begin, (rows.rows - 1) * rows.pitch + rows.bytes);
}

cuda::Result fill(const char *name, cuda::Stream given, Rows rows, std::uint64_t value, std::size_t element) {
  NORMA_MOCK_ENTER(name);
  cuda::Stream stream;
  if (const cuda::Result answer = usable_stream(given, stream); answer != cuda::success) return answer;
  if (const cuda::Result answer = check_rows(name, stream, rows); answer != cuda::success) return answer;
  if (rows.begin % element != 0 || (rows.rows > 1 && rows.pitch % element != 0))
    return complain(std::string(name) + " off its alignment");
  stream->pending.emplace_back([=] {
    for (std::size_t row = 0; row < rows.rows; ++row)
      for (std::size_t at = 0; at < rows.bytes; at += element)
        std::memcpy(reinterpret_cast<void *>(rows.begin + row * rows.pitch + at), &value, element);
  });
  return cuda::success;
}

cuda::Result copy(const char *name, cuda::Stream given, Rows to, Rows from) {
  NORMA_MOCK_ENTER(name);
  cuda::Stream stream;
  if (const cuda::Result answer = usable_stream(given, stream); answer != cuda::success) return answer;
  if (const cuda::Result answer = check_rows(name, stream, to); answer != cuda::success) return answer;
  if (const cuda::Result answer = check_rows(name, stream, from); answer != cuda::success) return answer;
  stream->pending.emplace_back([=] {
    for (std::size_t row = 0; row < to.rows; ++row)
      std::memcpy(reinterpret_cast<void *>(to.begin + row * to.pitch),
                  reinterpret_cast<const void *>(from.begin + row * from.pitch), to.bytes);
  });
  return cuda::success;
}

} // namespace

extern "C" {

cuda::Result cuStreamGetCtx(cuda::Stream stream, cuda::Context *context) {
  NORMA_MOCK_ENTER("cuStreamGetCtx");
  if (!stream->context->is_alive) return cuda::context_is_destroyed;
  *context = stream->context;
  return cuda::success;
}

cuda::Result cuStreamIsCapturing(cuda::Stream given, cuda::CaptureStatus *status) {
  NORMA_MOCK_ENTER("cuStreamIsCapturing");
  cuda::Stream stream;
  if (const cuda::Result answer = usable_stream(given, stream); answer != cuda::success) return answer;
  *status = !stream->is_capturing ? cuda::capture_none
            : stream->is_spoilt   ? cuda::capture_invalidated
                                  : cuda::capture_active;
  return cuda::success;
}

cuda::Result cuThreadExchangeStreamCaptureMode(cuda::CaptureMode *mode) {
  NORMA_MOCK_ENTER("cuThreadExchangeStreamCaptureMode");
  std::swap(*mode, thread_mode);
  return cuda::success;
}

cuda::Result cuLaunchKernelEx(const cuda::LaunchConfiguration *configuration, cuda::Function function,
                              void **parameters, void **extra) {
  NORMA_MOCK_ENTER("cuLaunchKernelEx");
  cuda::Stream stream;
  if (const cuda::Result answer = usable_stream(configuration->stream, stream); answer != cuda::success) return answer;
  Launch launch = {configuration->grid_x, configuration->block_x, 1, configuration->shared_bytes, false,
                   configuration->stream, function->symbol,       {}};
  for (unsigned i = 0; i < configuration->attribute_count; ++i) {
    const cuda::LaunchAttribute &attribute = configuration->attributes[i];
    if (attribute.id == cuda::launch_cluster_dimension)
      launch.cluster = attribute.value.cluster.x * attribute.value.cluster.y * attribute.value.cluster.z;
    else if (attribute.id == cuda::launch_cooperative)
      launch.cooperative = attribute.value.cooperative != 0;
    else
      return complain("cuLaunchKernelEx with an attribute that nobody knows");
  }
  if (extra != nullptr) return complain("cuLaunchKernelEx with parameters in two ways");
  if (const cuda::Result answer = check_launch(*configuration, stream, *function, launch); answer != cuda::success)
    return answer;
  const Kernel &kernel = state.kernels[function->symbol];
  for (std::size_t p = 0; p < kernel.parameter_bytes.size(); ++p) {
    const auto *const bytes = static_cast<const std::byte *>(parameters[p]);
    launch.parameters.emplace_back(bytes, bytes + kernel.parameter_bytes[p]);
  }
  state.launches.push_back(launch);
  stream->pending.emplace_back([launch, body = kernel.body] { body(launch); });
  return cuda::success;
}

cuda::Result cuMemsetD8Async(cuda::Address to, unsigned char value, std::size_t count, cuda::Stream stream) {
  return fill("cuMemsetD8Async", stream, {to, 0, count, 1}, value, 1);
}

cuda::Result cuMemsetD16Async(cuda::Address to, unsigned short value, std::size_t count, cuda::Stream stream) {
  return fill("cuMemsetD16Async", stream, {to, 0, 2 * count, 1}, value, 2);
}

cuda::Result cuMemsetD32Async(cuda::Address to, unsigned value, std::size_t count, cuda::Stream stream) {
  return fill("cuMemsetD32Async", stream, {to, 0, 4 * count, 1}, value, 4);
}

cuda::Result cuMemsetD2D8Async(cuda::Address to, std::size_t pitch, unsigned char value, std::size_t width,
                               std::size_t height, cuda::Stream stream) {
  return fill("cuMemsetD2D8Async", stream, {to, pitch, width, height}, value, 1);
}

cuda::Result cuMemsetD2D16Async(cuda::Address to, std::size_t pitch, unsigned short value, std::size_t width,
                                std::size_t height, cuda::Stream stream) {
  return fill("cuMemsetD2D16Async", stream, {to, pitch, 2 * width, height}, value, 2);
}

cuda::Result cuMemsetD2D32Async(cuda::Address to, std::size_t pitch, unsigned value, std::size_t width,
                                std::size_t height, cuda::Stream stream) {
  return fill("cuMemsetD2D32Async", stream, {to, pitch, 4 * width, height}, value, 4);
}

cuda::Result cuMemcpyDtoDAsync_v2(cuda::Address to, cuda::Address from, std::size_t bytes, cuda::Stream stream) {
  return copy("cuMemcpyDtoDAsync", stream, {to, 0, bytes, 1}, {from, 0, bytes, 1});
}

cuda::Result cuMemcpy2DAsync_v2(const cuda::Copy2D *what, cuda::Stream stream) {
  const std::size_t bytes = what->width_bytes, rows = what->height;
  if (what->from.type != cuda::memory_on_device || what->to.type != cuda::memory_on_device)
    return complain("cuMemcpy2DAsync of memory that is not the device's");
  return copy("cuMemcpy2DAsync", stream, {what->to.device, what->to.pitch, bytes, rows},
              {what->from.device, what->from.pitch, bytes, rows});
}

} // extern "C"
