//===- shadow.cpp - who touched each byte last ----------------------------===//
#include "compiler/target/cuda/emulator/shadow.h"

#include <algorithm>
#include <new>
#include <sys/mman.h>

namespace norma::compiler::cuda::emulator {

static size_t size_of(size_t capacity) { return 3 * capacity * sizeof(uint32_t); }

void Shadow::release() {
  if (memory) munmap(memory, size_of(capacity));
  memory = nullptr;
  capacity = 0;
}

void Shadow::reserve(size_t bytes) {
  if (bytes <= capacity) return;
  const size_t wanted = std::max(bytes, 2 * capacity);
  release();
  void *fresh =
      mmap(nullptr, size_of(wanted), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (fresh == MAP_FAILED) throw std::bad_alloc();
  memory = static_cast<uint32_t *>(fresh);
  capacity = wanted;
}

} // namespace norma::compiler::cuda::emulator
