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
  int64_t needed_features = 0; ///< of those that `norma_cpu_features` tells; code for the target may run where they are
  bool converts_f16 = false;   ///< has instructions between f16 and f32
  int64_t masked_bytes = 0; ///< of the smallest element that loads and stores can be masked for; 0: there are no masks
};

/// `cpu` is this machine; `cpu:NAME` a processor of LLVM's (`znver3`, `x86-64-v4`) or an architecture (`aarch64`,
/// `riscv64`). Nothing for a name that LLVM does not know; `known` then lists some that it does.
std::optional<CpuTarget> find_cpu_target(const std::string &name, std::string &known);

} // namespace norma::compiler::cpu
