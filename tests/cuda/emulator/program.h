//===- program.h - a file of kernels, ready to run in the emulator --------===//
#pragma once

#include "compiler/target/cuda/emulator/emulator.h"

#include <gmock/gmock.h>
#include <memory>
#include <string>
#include <vector>

namespace norma::compiler::cuda::emulator {

/// A file of kernels/: parsed, optimized as for sm_90, bound and compiled.
class Program {
public:
  explicit Program(const std::string &file);
  /// The same of a text.
  static Program of_text(const std::string &text);
  ~Program();
  Program(Program &&) noexcept;

  const Kernel &kernel(const std::string &name) const;

private:
  struct Compiled;
  explicit Program(std::unique_ptr<Compiled> compiled);
  std::unique_ptr<Compiled> compiled;
};

/// Why bind refuses a text; empty where it does not.
std::string refusal(const std::string &text);

/// Global memory of a test: a vector under a name.
template <typename T> Buffer buffer(const char *name, std::vector<T> &values, bool writable = true) {
  return {name, values.data(), values.size() * sizeof(T), writable};
}
template <typename T> Buffer constant(const char *name, std::vector<T> &values) { return buffer(name, values, false); }

/// Launches with arguments by value, as the kernel's parameters are.
template <typename... Arguments>
std::optional<Fault> run(const Program &program, const std::string &kernel, const Launch &shape,
                         Arguments... arguments) {
  void *values[] = {static_cast<void *>(&arguments)..., nullptr};
  return launch(shape, program.kernel(kernel), values);
}

/// The fault's sentence; `none` where there is no fault.
inline std::string sentence(const std::optional<Fault> &fault) { return fault ? fault->sentence : "none"; }

} // namespace norma::compiler::cuda::emulator
