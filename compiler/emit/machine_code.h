//===- machine_code.h - what every LLVM target of ours shares ------------------------------===//
#pragma once

#include "llvm/ADT/SmallVector.h"
#include "llvm/IR/Module.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Support/CodeGen.h"
#include "llvm/Target/TargetMachine.h"

#include <memory>
#include <string>

namespace norma::compiler::emit {

/// A machine that never contracts a product and a sum. The target must be initialized.
std::unique_ptr<llvm::TargetMachine> make_target_machine(const llvm::Triple &triple, const std::string &processor,
                                                         const std::string &features);

/// LLVM's usual pipeline.
void optimize(llvm::Module &module, llvm::TargetMachine &machine, const llvm::PipelineTuningOptions &tuning);

llvm::SmallVector<char, 0> write_code(llvm::Module &module, llvm::TargetMachine &machine, llvm::CodeGenFileType kind);

} // namespace norma::compiler::emit
