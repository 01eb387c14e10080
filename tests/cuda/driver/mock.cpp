//===- mock.cpp - what a test may do with the mock driver ------------------------------===//
#include "tests/cuda/driver/mock.h"
#include "tests/cuda/driver/mock_state.h"

#include <utility>

namespace norma::test::mock {

namespace {

using Lock = std::lock_guard<std::recursive_mutex>;

CUstream_st *add_stream(CUctx_st *context) {
  state.streams.push_back(std::make_unique<CUstream_st>());
  state.streams.back()->context = context;
  return state.streams.back().get();
}

void begin_life(CUctx_st &context, int device) {
  context.device = device;
  context.number = ++state.last_number;
  context.is_alive = true;
  context.default_stream = add_stream(&context);
}

void *add_memory(std::size_t bytes, cuda::Context context) {
  Allocation allocation = {std::make_unique<std::byte[]>(bytes), bytes, context};
  std::byte *const begin = allocation.memory.get();
  state.memory[reinterpret_cast<std::uintptr_t>(begin)] = std::move(allocation);
  return begin;
}

} // namespace

void reset(std::vector<DeviceTraits> devices) {
  const Lock lock(state.mutex);
  state.devices = std::move(devices);
  state.init_answer = cuda::success;
  state.is_initialized = false;
  state.contexts.clear();
  state.streams.clear();
  state.modules.clear();
  state.functions.clear();
  state.kernels.clear();
  state.memory.clear();
  state.calls.clear();
  state.all_calls = 0;
  state.injection = {};
  state.delays.clear();
  state.failed.clear();
  state.last_image.clear();
  state.launches.clear();
  state.complaints.clear();
  current = nullptr;
  thread_mode = cuda::capture_global;
}

void set_init_answer(cuda::Result answer) { state.init_answer = answer; }

cuda::Context create_context(int device) {
  const Lock lock(state.mutex);
  state.contexts.push_back(std::make_unique<CUctx_st>());
  begin_life(*state.contexts.back(), device);
  return current = state.contexts.back().get();
}

void make_current(cuda::Context context) { current = context; }

void destroy_context(cuda::Context context) {
  const Lock lock(state.mutex);
  context->is_alive = false;
  if (current == context) current = nullptr;
  for (const auto &module : state.modules)
    if (module->context == context) module->is_loaded = false;
}

cuda::Context create_context_at(cuda::Context destroyed, int device) {
  const Lock lock(state.mutex);
  begin_life(*destroyed, device);
  return current = destroyed;
}

cuda::Stream create_stream() {
  const Lock lock(state.mutex);
  return add_stream(current);
}

void synchronize(cuda::Stream stream) {
  const Lock lock(state.mutex);
  if (stream == nullptr) stream = current->default_stream;
  for (const auto &work : std::exchange(stream->pending, {})) work();
}

void begin_capture(cuda::Stream stream, cuda::CaptureMode mode) {
  synchronize(stream);
  stream->is_capturing = true;
  stream->is_spoilt = false;
  stream->mode = mode;
}

std::vector<std::function<void()>> end_capture(cuda::Stream stream) {
  const Lock lock(state.mutex);
  stream->is_capturing = false;
  auto graph = std::exchange(stream->pending, {});
  if (stream->is_spoilt) graph.clear();
  return graph;
}

void *allocate(std::size_t bytes) {
  const Lock lock(state.mutex);
  return add_memory(bytes, current);
}

void *allocate_managed(std::size_t bytes) {
  const Lock lock(state.mutex);
  return add_memory(bytes, nullptr);
}

void free(void *memory) {
  const Lock lock(state.mutex);
  if (state.memory.erase(reinterpret_cast<std::uintptr_t>(memory)) == 0) complain("memory is freed twice");
}

cuda::CaptureMode thread_capture_mode() { return thread_mode; }

void define(const std::string &symbol, Kernel kernel) { state.kernels[symbol] = std::move(kernel); }

void fail(const std::string &name, int nth, cuda::Result answer) {
  state.injection = {name, nth, answer};
  state.failed.clear();
}

void delay(const std::string &name, std::chrono::milliseconds time) {
  const Lock lock(state.mutex);
  state.delays[name] = time;
}

std::string failed() { return state.failed; }

int calls() { return state.all_calls; }

int calls(const std::string &name) { return state.calls[name]; }

int live_modules() {
  int count = 0;
  for (const auto &module : state.modules) count += module->is_loaded;
  return count;
}

std::string last_image() { return state.last_image; }

std::vector<Launch> launches() { return state.launches; }

std::vector<std::string> complaints() { return state.complaints; }

} // namespace norma::test::mock
