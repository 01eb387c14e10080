//===- mock.h - a CUDA driver without a device, and what a test may do with it ----------===//
//
// The shared library has the driver's entry points, over memory of the host. What is put on a stream runs when a test
// waits for it. It counts each call, can make any of them fail, and complains about what a driver would not survive.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "runtime/cuda/driver_types.h"

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace norma::test::mock {

struct DeviceTraits {
  int compute_capability = 90;
  int multiprocessors = 4;
  int shared_bytes = 227 * 1024;
};

/// Everything begins anew, with these devices.
void reset(std::vector<DeviceTraits> devices = {{}});

/// What cuInit answers.
void set_init_answer(cuda::Result answer);

cuda::Context create_context(int device);
void make_current(cuda::Context context);
/// Its modules and streams go down with it; its memory stays until it is freed, but belongs to nobody.
void destroy_context(cuda::Context context);
/// A new context in the place of a destroyed one.
cuda::Context create_context_at(cuda::Context destroyed, int device);

/// In the current context.
cuda::Stream create_stream();
/// Runs what was put on the stream; null: on the current context's default stream.
void synchronize(cuda::Stream stream);

void begin_capture(cuda::Stream stream, cuda::CaptureMode mode);
/// What was captured; empty where the capture was spoilt.
std::vector<std::function<void()>> end_capture(cuda::Stream stream);

/// What the calling thread may do while streams are captured.
cuda::CaptureMode thread_capture_mode();

/// Memory of the current context's device.
void *allocate(std::size_t bytes);
void free(void *memory);
/// Memory that every device may use.
void *allocate_managed(std::size_t bytes);

/// What a kernel is given.
struct Launch {
  unsigned grid, block, cluster, shared_bytes;
  bool cooperative;
  cuda::Stream stream;
  std::string symbol;
  std::vector<std::vector<std::byte>> parameters;
};

struct Kernel {
  std::vector<std::size_t> parameter_bytes;
  std::function<void(const Launch &)> body;
  int blocks_per_multiprocessor = 16; ///< that a multiprocessor holds
};

/// The code behind a symbol. An image is a text: `cubin 90` or `ptx 80`, then one symbol a line.
void define(const std::string &symbol, Kernel kernel);

/// Makes the `nth` call from now on, of `name` if that is not empty, answer `answer`.
void fail(const std::string &name, int nth, cuda::Result answer);

/// Lets every call of `name` take a while, before anything else.
void delay(const std::string &name, std::chrono::milliseconds time);

/// The call that was made to fail; empty where it has not come to that.
std::string failed();

int calls();
int calls(const std::string &name);
int live_modules();
/// The first line of the image that was loaded last.
std::string last_image();
/// In order, as they were put on streams.
std::vector<Launch> launches();
std::vector<std::string> complaints();

} // namespace norma::test::mock
