//===- fiber.h - a thread of a block, with a stack of its own -------------===//
#pragma once

#include <cstddef>
#include <vector>

namespace norma::compiler::cuda::emulator {

/// Stacks for fibers, taken from the system as they are first needed and kept for later launches. Below each lies a
/// page that cannot be touched.
class Stacks {
public:
  static constexpr size_t bytes = 64 * 1024;

  Stacks() = default;
  Stacks(const Stacks &) = delete;
  Stacks &operator=(const Stacks &) = delete;
  ~Stacks();

  void grow(size_t count);
  /// The first byte of a stack that may be touched.
  char *bottom(size_t index) const;

private:
  static constexpr size_t per_chunk = 64;
  std::vector<char *> chunks;
};

/// What can be left and gone on with. A suspended fiber may be dropped or started anew at any time: whatever runs on it
/// owns nothing.
class Fiber {
public:
  /// `color` shifts where the stack begins, so that equal frames of many fibers lie in different cache sets.
  void start(char *bottom, size_t color, void (*body)());
  /// Runs it until it suspends itself.
  void resume();
  /// Of the running fiber: back to who resumed it.
  static void suspend();

private:
  void *context = nullptr;
  void (*entry)() = nullptr;
};

} // namespace norma::compiler::cuda::emulator
