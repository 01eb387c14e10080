//===- workspace.hpp - scratch memory that a call is given -------------------------------===//
//
// Calls take a view: a pointer and a size, from wherever the application has memory. `Workspace` is an owner for those
// that have no allocator of their own at hand.
//
//===----------------------------------------------------------------------===//
#pragma once

#include <cstddef>
#include <new>
#include <span>
#include <utility>

namespace norma {

/// An aligned buffer with undefined contents. One for each concurrent call.
class Workspace {
public:
  Workspace() = default;
  explicit Workspace(std::size_t bytes) { reserve(bytes); }
  Workspace(Workspace &&other) noexcept
      : memory(std::exchange(other.memory, nullptr)), size(std::exchange(other.size, 0)) {}
  Workspace &operator=(Workspace &&other) noexcept {
    std::swap(memory, other.memory);
    std::swap(size, other.size);
    return *this;
  }
  ~Workspace() { release(); }

  /// Makes it at least `bytes` large; what it held is lost.
  void reserve(std::size_t bytes) {
    if (bytes <= size) return;
    release();
    memory = ::operator new(bytes, std::align_val_t{alignment});
    size = bytes;
  }

  void *data() const { return memory; }
  std::size_t bytes() const { return size; }

private:
  /// A page: sums that lie in it then keep their distance from tensors, which as a rule begin close to a page as well.
  /// A load whose address has the same last twelve bits as a store just before it waits for that store.
  static constexpr std::size_t alignment = 4096;

  void release() {
    if (memory != nullptr) ::operator delete(memory, std::align_val_t{alignment});
    memory = nullptr;
    size = 0;
  }

  void *memory = nullptr;
  std::size_t size = 0;
};

/// What calls take.
struct WorkspaceView {
  WorkspaceView() = default;
  WorkspaceView(void *memory, std::size_t size) : data(memory), bytes(size) {}
  WorkspaceView(const Workspace &workspace) : data(workspace.data()), bytes(workspace.bytes()) {}
  WorkspaceView(std::span<std::byte> memory) : data(memory.data()), bytes(memory.size()) {}

  void *data = nullptr;
  std::size_t bytes = 0;
};

} // namespace norma
