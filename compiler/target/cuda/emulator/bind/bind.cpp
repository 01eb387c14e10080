//===- bind.cpp - from a module for NVPTX to one for the emulator ---------===//
#include "compiler/target/cuda/emulator/bind/rewrites.h"

#include "llvm/IR/CallingConv.h"
#include "llvm/IR/DebugInfo.h"
#include "llvm/IR/Verifier.h"
#include "llvm/Support/raw_ostream.h"

namespace norma::compiler::cuda::emulator {

std::string kernel_symbol(llvm::StringRef kernel) { return ("norma_emulated_" + kernel + "_kernel").str(); }

llvm::Error refuse(const llvm::Function &function, const llvm::Twine &found, const llvm::Twine &expected) {
  return llvm::createStringError(function.getName() + ": " + found + "; expected " + expected);
}

llvm::CallInst *call_emulator(llvm::IRBuilder<> &builder, llvm::StringRef name, llvm::Type *result,
                              llvm::ArrayRef<llvm::Value *> arguments) {
  llvm::SmallVector<llvm::Value *> generic;
  llvm::SmallVector<llvm::Type *> types;
  for (llvm::Value *argument : arguments) {
    if (argument->getType()->isPointerTy() && argument->getType()->getPointerAddressSpace())
      argument = builder.CreateAddrSpaceCast(argument, builder.getPtrTy());
    generic.push_back(argument);
    types.push_back(argument->getType());
  }
  llvm::Module *module = builder.GetInsertBlock()->getModule();
  return builder.CreateCall(module->getOrInsertFunction(name, llvm::FunctionType::get(result, types, false)), generic);
}

// What is watched by a sanitizer of threads must not be read early either; the attribute has no other effect here.
void keep_reads_in_place(llvm::Module &device) {
  for (llvm::Function &function : device)
    if (!function.isDeclaration()) function.addFnAttr(llvm::Attribute::SanitizeThread);
}

static llvm::Error rewrite(llvm::Function &function, uint32_t &barriers) {
  if (llvm::Error error = expect_exact(function)) return error;
  if (llvm::Error error = expect_small_frame(function)) return error;
  announce_accesses(function);
  replace_conversions(function);
  return replace_intrinsics(function, barriers);
}

llvm::Expected<std::unique_ptr<llvm::Module>> bind_to_host(std::unique_ptr<llvm::Module> device, const Host &host) {
  if (!device->getTargetTriple().isNVPTX())
    return llvm::createStringError("bind: the module is for " + device->getTargetTriple().str() +
                                   "; expected one for nvptx64-nvidia-cuda");
  llvm::StripDebugInfo(*device);
  llvm::SmallVector<llvm::Function *> functions, kernels;
  for (llvm::Function &function : *device)
    if (!function.isDeclaration()) functions.push_back(&function);
  uint32_t barriers = 0;
  for (llvm::Function *function : functions) {
    if (llvm::Error error = rewrite(*function, barriers)) return error;
    if (function->getCallingConv() == llvm::CallingConv::PTX_Kernel) kernels.push_back(function);
  }
  const SharedLayout layout = lay_out_shared_memory(*device);
  place_shared_memory(*device, layout);

  std::unique_ptr<llvm::Module> bound = with_one_address_space(*device, host);
  for (const llvm::Function *kernel : kernels) add_thunk(*bound->getFunction(kernel->getName()), *kernel, layout);
  std::string wrong;
  llvm::raw_string_ostream stream(wrong);
  if (llvm::verifyModule(*bound, &stream))
    llvm::report_fatal_error(llvm::Twine("internal error: bind made a broken module: ") + wrong);
  return bound;
}

} // namespace norma::compiler::cuda::emulator
