//===- mock_state.cpp - what the mock driver remembers ---------------------------------===//
#include "tests/cuda/driver/mock_state.h"

#include <thread>

namespace norma::test::mock {

State state;
thread_local cuda::Context current = nullptr;
thread_local cuda::CaptureMode thread_mode = cuda::capture_global;

void take_a_while(const std::string &name) {
  std::chrono::milliseconds time = {};
  {
    const std::lock_guard lock(state.mutex);
    if (const auto found = state.delays.find(name); found != state.delays.end()) time = found->second;
  }
  if (time.count() > 0) std::this_thread::sleep_for(time);
}

cuda::Result enter(const std::string &name) {
  ++state.calls[name];
  // Names of errors are no part of a call that goes well.
  if (name != "cuGetErrorName") ++state.all_calls;
  Injection &injection = state.injection;
  const bool is_meant = injection.name.empty() ? name != "cuGetErrorName" : injection.name == name;
  if (injection.left > 0 && is_meant && --injection.left == 0) {
    state.failed = name;
    return injection.answer;
  }
  if (!state.is_initialized && name != "cuInit" && name != "cuGetErrorName")
    return complain(name + " before cuInit", cuda::not_initialized);
  return cuda::success;
}

cuda::Result complain(const std::string &text, cuda::Result answer) {
  state.complaints.push_back(text);
  return answer;
}

cuda::Result forbid_in_captures(const std::string &name) {
  if (thread_mode == cuda::capture_relaxed) return cuda::success;
  for (const auto &stream : state.streams)
    if (stream->is_capturing && stream->mode != cuda::capture_relaxed) {
      stream->is_spoilt = true;
      return complain(name + " while a stream is being captured", cuda::stream_capture_unsupported);
    }
  return cuda::success;
}

cuda::Result usable_stream(cuda::Stream given, cuda::Stream &stream) {
  if (current == nullptr || !current->is_alive) return complain("no living context is current", cuda::invalid_context);
  stream = given != nullptr ? given : current->default_stream;
  if (!stream->context->is_alive) return complain("a stream of a destroyed context", cuda::context_is_destroyed);
  if (stream->context != current) return complain("a stream of another context", cuda::invalid_handle);
  if (given == nullptr)
    for (const auto &each : state.streams)
      if (each->is_capturing && each->context == current) return cuda::stream_capture_implicit;
  return cuda::success;
}

const Allocation *find_allocation(std::uintptr_t address) {
  auto after = state.memory.upper_bound(address);
  if (after == state.memory.begin()) return nullptr;
  const auto &[begin, allocation] = *--after;
  return address < begin + allocation.bytes ? &allocation : nullptr;
}

cuda::Result check_bytes(const std::string &name, cuda::Stream stream, std::uintptr_t begin, std::size_t bytes) {
  const Allocation *const allocation = find_allocation(begin);
  if (allocation == nullptr || allocation != find_allocation(begin + bytes - 1))
    return complain(name + " of bytes that are not one allocation's");
  if (allocation->context != nullptr && !allocation->context->is_alive)
    return complain(name + " of memory whose context is destroyed", cuda::context_is_destroyed);
  if (allocation->context != nullptr && allocation->context->device != stream->context->device)
    return complain(name + " of another device's memory");
  return cuda::success;
}

} // namespace norma::test::mock
