//===- mock_state.h - what the mock driver remembers -----------------------------------===//
#pragma once

#include "tests/cuda/driver/mock.h"

#include <map>
#include <memory>
#include <mutex>
#include <set>

// What the driver's handles point to.
struct CUctx_st {
  int device = 0;
  unsigned long long number = 0;
  bool is_alive = true;
  CUstream_st *default_stream = nullptr;
};

struct CUstream_st {
  CUctx_st *context = nullptr;
  std::vector<std::function<void()>> pending;
  bool is_capturing = false;
  bool is_spoilt = false;
  norma::cuda::CaptureMode mode = norma::cuda::capture_global;
};

struct CUmod_st {
  CUctx_st *context = nullptr;
  bool is_loaded = true;
  std::set<std::string> symbols;
};

struct CUfunc_st {
  CUmod_st *module = nullptr;
  std::string symbol;
  int most_shared_bytes = 48 * 1024;
  unsigned most_cluster_blocks = 8;
};

// Declared as the adapter calls them, so that a definition which differs does not compile.
namespace norma::cuda {
#define NORMA_MOCK_DECLARE(name, parameters) extern "C" Result name parameters;
NORMA_CUDA_REQUIRED_FUNCTIONS(NORMA_MOCK_DECLARE)
NORMA_CUDA_OPTIONAL_FUNCTIONS(NORMA_MOCK_DECLARE)
#undef NORMA_MOCK_DECLARE
} // namespace norma::cuda

namespace norma::test::mock {

struct Allocation {
  std::unique_ptr<std::byte[]> memory;
  std::size_t bytes = 0;
  cuda::Context context = nullptr; ///< null: managed
};

struct Injection {
  std::string name;
  int left = 0; ///< calls until it fails; 0: none will
  cuda::Result answer = cuda::success;
};

struct State {
  std::recursive_mutex mutex;
  std::vector<DeviceTraits> devices;
  cuda::Result init_answer = cuda::success;
  bool is_initialized = false;
  unsigned long long last_number = 0;
  std::vector<std::unique_ptr<CUctx_st>> contexts;
  std::vector<std::unique_ptr<CUstream_st>> streams;
  std::vector<std::unique_ptr<CUmod_st>> modules;
  std::vector<std::unique_ptr<CUfunc_st>> functions;
  std::map<std::string, Kernel> kernels;
  std::map<std::uintptr_t, Allocation> memory; ///< by its begin
  std::map<std::string, int> calls;
  int all_calls = 0;
  Injection injection;
  std::map<std::string, std::chrono::milliseconds> delays;
  std::string failed;
  std::string last_image;
  std::vector<Launch> launches;
  std::vector<std::string> complaints;
};

extern State state;
extern thread_local cuda::Context current;
extern thread_local cuda::CaptureMode thread_mode;

/// As a test has asked for.
void take_a_while(const std::string &name);

/// Counts a call; what it answers if it is to fail, or if the driver is not initialized.
cuda::Result enter(const std::string &name);

/// Notes what a driver would not survive, and returns `answer`.
cuda::Result complain(const std::string &text, cuda::Result answer = cuda::invalid_value);

/// Answers for calls that a capture, in this thread or anywhere, forbids; it spoils the capture.
cuda::Result forbid_in_captures(const std::string &name);

/// The stream, or the current context's default one, if something may be put on it.
cuda::Result usable_stream(cuda::Stream given, cuda::Stream &stream);

/// The allocation that holds the address.
const Allocation *find_allocation(std::uintptr_t address);

/// Whether all the bytes are of one living allocation of the stream's device.
cuda::Result check_bytes(const std::string &name, cuda::Stream stream, std::uintptr_t begin, std::size_t bytes);

/// What begins a driver's function.
#define NORMA_MOCK_ENTER(name)                                                                                         \
  take_a_while(name);                                                                                                  \
  const std::lock_guard lock(state.mutex);                                                                             \
  if (const cuda::Result answer = enter(name); answer != cuda::success) return answer

} // namespace norma::test::mock
