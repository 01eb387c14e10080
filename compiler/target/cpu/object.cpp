//===- object.cpp - from an LLVM module to an object file or assembly -----------------===//

#include "compiler/target/cpu/object.h"

#include "llvm/IR/LegacyPassManager.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Target/TargetMachine.h"
#include "llvm/TargetParser/Triple.h"

namespace norma::compiler::cpu {

namespace {

std::unique_ptr<llvm::TargetMachine> make_machine(const CpuTarget &target) {
  std::string error;
  llvm::Triple triple(target.triple);
  const llvm::Target *found = llvm::TargetRegistry::lookupTarget(triple, error);
  llvm::TargetOptions options;
  options.AllowFPOpFusion = llvm::FPOpFusion::Strict;
  return std::unique_ptr<llvm::TargetMachine>(found->createTargetMachine(triple, target.processor, target.features,
                                                                         options, llvm::Reloc::PIC_, std::nullopt,
                                                                         llvm::CodeGenOptLevel::Default));
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
  llvm::LoopAnalysisManager loops;
  llvm::FunctionAnalysisManager functions;
  llvm::CGSCCAnalysisManager sccs;
  llvm::ModuleAnalysisManager modules;
  llvm::PipelineTuningOptions tuning;
  // Where lanes are worth their code the emitter lays them.
  tuning.LoopVectorization = false;
  tuning.LoopUnrolling = false;
  tuning.MergeFunctions = true;
  llvm::PassBuilder builder(machine.get(), tuning);
  builder.registerModuleAnalyses(modules);
  builder.registerCGSCCAnalyses(sccs);
  builder.registerFunctionAnalyses(functions);
  builder.registerLoopAnalyses(loops);
  builder.crossRegisterProxies(loops, functions, sccs, modules);
  builder.buildPerModuleDefaultPipeline(llvm::OptimizationLevel::O2).run(module, modules);
}

llvm::SmallVector<char, 0> write_machine_code(llvm::Module &module, const CpuTarget &target, Output output) {
  std::unique_ptr<llvm::TargetMachine> machine = make_machine(target);
  llvm::SmallVector<char, 0> bytes;
  llvm::raw_svector_ostream stream(bytes);
  llvm::legacy::PassManager manager;
  auto kind = output == Output::object ? llvm::CodeGenFileType::ObjectFile : llvm::CodeGenFileType::AssemblyFile;
  if (machine->addPassesToEmitFile(manager, stream, nullptr, kind))
    llvm::report_fatal_error("internal error: the target writes no such file");
  manager.run(module);
  return bytes;
}

} // namespace norma::compiler::cpu
