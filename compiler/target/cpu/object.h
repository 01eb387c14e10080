//===- object.h - from an LLVM module to an object file or assembly ------------------===//
#pragma once

#include "compiler/target/cpu/cpu_target.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/IR/Module.h"

namespace norma::compiler::cpu {

llvm::DataLayout data_layout(const CpuTarget &target);

enum class Output { object, assembly };

/// Sets the module's target and optimizes it. No flag lets LLVM change a floating-point result.
void optimize(llvm::Module &module, const CpuTarget &target);

/// The bytes of an ELF object, or text.
llvm::SmallVector<char, 0> write_machine_code(llvm::Module &module, const CpuTarget &target, Output output);

} // namespace norma::compiler::cpu
