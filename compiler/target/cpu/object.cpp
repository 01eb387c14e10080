//===- object.cpp - from an LLVM module to an object file or assembly -----------------===//

#include "compiler/target/cpu/object.h"

#include "compiler/emit/machine_code.h"

#include "llvm/TargetParser/Triple.h"

namespace norma::compiler::cpu {

namespace {

std::unique_ptr<llvm::TargetMachine> make_machine(const CpuTarget &target) {
  return emit::make_target_machine(llvm::Triple(target.triple), target.processor, target.features);
}

} // namespace

llvm::DataLayout data_layout(const CpuTarget &target) { return make_machine(target)->createDataLayout(); }

void optimize(llvm::Module &module, const CpuTarget &target) {
  std::unique_ptr<llvm::TargetMachine> machine = make_machine(target);
  module.setTargetTriple(llvm::Triple(target.triple));
  module.setDataLayout(machine->createDataLayout());
  for (llvm::Function &function : module) {
    if (function.isDeclaration()) continue;
    // Records alone refer to it, and ask for no more than a function that does the same.
    function.setLinkage(llvm::GlobalValue::InternalLinkage);
    function.setUnnamedAddr(llvm::GlobalValue::UnnamedAddr::Global);
    function.addFnAttr("target-cpu", target.processor);
    if (!target.features.empty()) function.addFnAttr("target-features", target.features);
    // 512-bit registers are worth their clock here: these kernels wait for memory.
    function.addFnAttr("prefer-vector-width", std::to_string(target.register_bytes * 8));
  }
  llvm::PipelineTuningOptions tuning;
  // Where lanes are worth their code the emitter lays them.
  tuning.LoopVectorization = false;
  tuning.LoopUnrolling = false;
  tuning.MergeFunctions = true;
  emit::optimize(module, *machine, tuning);
}

llvm::SmallVector<char, 0> write_machine_code(llvm::Module &module, const CpuTarget &target, Output output) {
  return emit::write_code(module, *make_machine(target),
                          output == Output::object ? llvm::CodeGenFileType::ObjectFile
                                                   : llvm::CodeGenFileType::AssemblyFile);
}

} // namespace norma::compiler::cpu
