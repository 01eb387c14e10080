//===- host_memory.cpp - what the adapter takes of the host's memory ------------------------===//
#include "tests/cuda/driver/host_memory.h"

#include <atomic>
#include <cstddef>

namespace {

std::atomic<int> live, left_until_failure;

} // namespace

// The linker's names for the functions that `--wrap` puts these before.
extern "C" {

void *__real_malloc(std::size_t bytes);
void __real_free(void *memory);

void *__wrap_malloc(std::size_t bytes) {
  if (left_until_failure > 0 && --left_until_failure == 0) return nullptr;
  ++live;
  return __real_malloc(bytes);
}

void __wrap_free(void *memory) {
  if (memory != nullptr) --live;
  __real_free(memory);
}

} // extern "C"

namespace norma::test {

int live_allocations() { return live; }

void fail_allocation(int nth) { left_until_failure = nth; }

} // namespace norma::test
