//===- cpu_target.h - which processor to write code for --------------------------===//
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace norma::compiler::cpu {

/// A processor as LLVM names it. `register_bytes` is the width of its vector registers.
struct CpuTarget {
  std::string name; ///< as asked for: `cpu`, `cpu:znver3`, `cpu:aarch64`
  std::string triple;
  std::string processor;
  std::string features;
  int64_t register_bytes = 16;
  bool is_x86 = false;
};

/// `cpu` is this machine; `cpu:NAME` a processor of LLVM's (`znver3`, `x86-64-v4`) or an architecture (`aarch64`,
/// `riscv64`). Nothing for a name that LLVM does not know; `known` then lists some that it does.
std::optional<CpuTarget> find_cpu_target(const std::string &name, std::string &known);

} // namespace norma::compiler::cpu
