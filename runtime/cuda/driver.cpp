//===- driver.cpp - CUDA's driver, found at run time ---------------------------------===//
#include "runtime/cuda/driver.h"
#include "norma/cuda.h"
#include "runtime/cuda/failure.h"
#include "runtime/cuda/loaded_code.h"

#include <atomic>
#include <cstring>
#include <dlfcn.h>
#include <pthread.h>

namespace norma::cuda {
namespace {

constexpr const char *usual_path = "libcuda.so.1";

enum class State { untried, absent, present };

std::atomic<State> state = State::untried;
pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
Driver driver;
char reason[256]; ///< why it is absent; statuses point here

/// `a b c`, as far as it fits.
void explain(const char *a, const char *b = "", const char *c = "") {
  std::size_t used = 0;
  for (const char *part : {a, b, c})
    for (; *part != '\0' && used + 1 < sizeof reason; ++part) reason[used++] = *part;
  reason[used] = '\0';
}

bool find_function(void *library, const char *path, const char *name, void *pointer) {
  void *const symbol = dlsym(library, name);
  std::memcpy(pointer, &symbol, sizeof symbol);
  if (symbol == nullptr) explain(path, ": is too old, it has no ", name);
  return symbol != nullptr;
}

State load(const char *path) {
  void *const library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) {
    const char *const error = dlerror();
    explain(error != nullptr ? error : path);
    return State::absent;
  }
#define NORMA_CUDA_FIND(name, parameters)                                                                              \
  if (!find_function(library, path, #name, &driver.name)) return State::absent;
  NORMA_CUDA_REQUIRED_FUNCTIONS(NORMA_CUDA_FIND)
#undef NORMA_CUDA_FIND
#define NORMA_CUDA_FIND(name, parameters) find_function(library, path, #name, &driver.name);
  NORMA_CUDA_OPTIONAL_FUNCTIONS(NORMA_CUDA_FIND)
#undef NORMA_CUDA_FIND
  return State::present;
}

} // namespace

const Driver *find_driver(norma_status &status) {
  if (state.load(std::memory_order_acquire) == State::untried) {
    pthread_mutex_lock(&mutex);
    if (state.load(std::memory_order_relaxed) == State::untried) state.store(load(usual_path));
    pthread_mutex_unlock(&mutex);
  }
  if (state.load(std::memory_order_acquire) == State::present) return &driver;
  status = status_of(NORMA_NO_DRIVER);
  status.answer = reason;
  return nullptr;
}

const Driver &loaded_driver() { return driver; }

} // namespace norma::cuda

extern "C" norma_status norma_cuda_load_driver(const char *path) {
  using namespace norma::cuda;
  forget_all();
  pthread_mutex_lock(&mutex);
  state.store(load(path != nullptr ? path : usual_path), std::memory_order_release);
  pthread_mutex_unlock(&mutex);
  norma_status status = status_of(NORMA_OK);
  (void)find_driver(status);
  return status;
}
