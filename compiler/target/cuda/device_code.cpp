//===- device_code.cpp - from LLVM functions to device code -----------------------------===//

#include "compiler/target/cuda/device_code.h"

#include "compiler/emit/machine_code.h"

#include "llvm/Analysis/LoopInfo.h"
#include "llvm/IR/Dominators.h"
#include "llvm/TargetParser/Triple.h"
#include "llvm/Transforms/Utils/LoopUtils.h"

extern "C" {
void LLVMInitializeNVPTXTargetInfo();
void LLVMInitializeNVPTXTarget();
void LLVMInitializeNVPTXTargetMC();
void LLVMInitializeNVPTXAsmPrinter();
}

namespace norma::compiler::cuda {

namespace {

constexpr const char *words_attribute = "norma-words";

std::unique_ptr<llvm::TargetMachine> make_machine(int compute_capability) {
  LLVMInitializeNVPTXTargetInfo();
  LLVMInitializeNVPTXTarget();
  LLVMInitializeNVPTXTargetMC();
  LLVMInitializeNVPTXAsmPrinter();
  return emit::make_target_machine(llvm::Triple("nvptx64-nvidia-cuda"), "sm_" + std::to_string(compute_capability), "");
}

/// The struct of words is a parameter by value.
void make_kernel(llvm::Function &function) {
  llvm::LLVMContext &context = function.getContext();
  unsigned long long words = 0;
  function.getFnAttribute(words_attribute).getValueAsString().getAsInteger(10, words);
  function.removeFnAttr(words_attribute);
  llvm::Type *type = llvm::ArrayType::get(llvm::Type::getInt64Ty(context), words);
  function.addParamAttr(0, llvm::Attribute::getWithByValType(context, type));
  function.addParamAttr(0, llvm::Attribute::getWithAlignment(context, llvm::Align(8)));
  function.setCallingConv(llvm::CallingConv::PTX_Kernel);
}

/// ptxas would unroll loops as well, until registers spill.
void keep_loops(llvm::Function &function) {
  llvm::DominatorTree dominators(function);
  llvm::LoopInfo loops(dominators);
  for (llvm::Loop *loop : loops.getLoopsInPreorder()) llvm::addStringMetadataToLoop(loop, "llvm.loop.unroll.disable");
}

} // namespace

void make_device_module(llvm::Module &module, int compute_capability) {
  std::unique_ptr<llvm::TargetMachine> machine = make_machine(compute_capability);
  module.setTargetTriple(machine->getTargetTriple());
  module.setDataLayout(machine->createDataLayout());
  for (llvm::Function &function : module)
    if (function.hasFnAttribute(words_attribute)) make_kernel(function);
  llvm::PipelineTuningOptions tuning;
  tuning.LoopVectorization = false;
  tuning.SLPVectorization = false;
  // How many elements are under way at a time is the emitter's choice: it is what registers are spent on.
  tuning.LoopUnrolling = false;
  emit::optimize(module, *machine, tuning);
  for (llvm::Function &function : module)
    if (!function.isDeclaration()) keep_loops(function);
}

std::string write_ptx(llvm::Module &module, int compute_capability) {
  const auto bytes = emit::write_code(module, *make_machine(compute_capability), llvm::CodeGenFileType::AssemblyFile);
  return std::string(bytes.begin(), bytes.end());
}

} // namespace norma::compiler::cuda
