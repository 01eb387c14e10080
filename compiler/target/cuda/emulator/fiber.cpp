//===- fiber.cpp - a thread of a block, with a stack of its own -----------===//
//
// Boost's fcontext below its fibers: those unwind a stack that is given up, and emulated code cannot be unwound.
//
//===----------------------------------------------------------------------===//
#include "compiler/target/cuda/emulator/fiber.h"

#include <boost/context/detail/fcontext.hpp>
#include <new>
#include <sys/mman.h>

namespace norma::compiler::cuda::emulator {

namespace context = boost::context::detail;

static constexpr size_t guard_bytes = 4096;
static thread_local context::fcontext_t resumed_by = nullptr;

Stacks::~Stacks() {
  for (char *chunk : chunks) munmap(chunk, per_chunk * bytes);
}

void Stacks::grow(size_t count) {
  while (chunks.size() * per_chunk < count) {
    void *memory = mmap(nullptr, per_chunk * bytes, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
    if (memory == MAP_FAILED) throw std::bad_alloc();
    chunks.push_back(static_cast<char *>(memory));
    for (size_t index = 0; index < per_chunk; ++index) mprotect(chunks.back() + index * bytes, guard_bytes, PROT_NONE);
  }
}

char *Stacks::bottom(size_t index) const { return chunks[index / per_chunk] + index % per_chunk * bytes + guard_bytes; }

static void enter(context::transfer_t from) {
  resumed_by = from.fctx;
  reinterpret_cast<void (*)()>(from.data)();
}

void Fiber::start(char *bottom, size_t color, void (*body)()) {
  const size_t usable = Stacks::bytes - guard_bytes - color % 16 * 192;
  context = context::make_fcontext(bottom + usable, usable, enter);
  entry = body;
}

// What is handed over is read by enter alone; who suspended ignores it.
void Fiber::resume() { context = context::jump_fcontext(context, reinterpret_cast<void *>(entry)).fctx; }

void Fiber::suspend() { resumed_by = context::jump_fcontext(resumed_by, nullptr).fctx; }

} // namespace norma::compiler::cuda::emulator
