//===- rewrites.h - the steps of bind, in their order ---------------------===//
#pragma once

#include "compiler/target/cuda/emulator/bind/bind.h"

#include "llvm/ADT/StringMap.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/Instructions.h"

#include <functional>
#include <vector>

namespace norma::compiler::cuda::emulator {

/// An error whose sentence begins with the function's name.
llvm::Error refuse(const llvm::Function &function, const llvm::Twine &found, const llvm::Twine &expected);

/// Refuses arithmetic whose bits are not defined.
llvm::Error expect_exact(const llvm::Function &function);

/// Refuses local arrays that are too long for a fiber.
llvm::Error expect_small_frame(const llvm::Function &function);

/// A static variable of shared memory with its place in a block, or one of dynamic size (no bytes).
struct SharedPlace {
  llvm::GlobalVariable *variable;
  uint64_t offset, bytes;
};
struct SharedLayout {
  std::vector<SharedPlace> places;
  uint64_t static_bytes = 0;
};
SharedLayout lay_out_shared_memory(llvm::Module &module);
/// Addresses of shared variables become offsets from where the block's shared memory begins.
void place_shared_memory(llvm::Module &module, const SharedLayout &layout);

/// Each access to memory is announced.
void announce_accesses(llvm::Function &function);
/// Conversions to and from types of sixteen bits.
void replace_conversions(llvm::Function &function);
/// Intrinsics of NVPTX become calls of the emulator or arithmetic; those that say nothing about values go.
/// `barriers` counts over the functions of a module.
llvm::Error replace_intrinsics(llvm::Function &function, uint32_t &barriers);

/// A call of an intrinsic; `number` tells it from all others of the module.
struct IntrinsicCall {
  llvm::CallInst &call;
  llvm::IRBuilder<> &builder;
  uint32_t number;
};
/// Returns what the call's users see; null for a call that has none.
using Replacement = std::function<llvm::Value *(const IntrinsicCall &)>;
/// By the name after `llvm.nvvm.`.
const llvm::StringMap<Replacement> &nvvm_replacements();

/// A copy for the host, in which all pointers are alike.
std::unique_ptr<llvm::Module> with_one_address_space(llvm::Module &device, const Host &host);

/// Adds what launches a kernel, to the copy. `device` still has its signature and attributes.
void add_thunk(llvm::Function &kernel, const llvm::Function &device, const SharedLayout &layout);

/// Calls a function of calls.h; pointers are cast to generic ones.
llvm::CallInst *call_emulator(llvm::IRBuilder<> &builder, llvm::StringRef name, llvm::Type *result,
                              llvm::ArrayRef<llvm::Value *> arguments);

} // namespace norma::compiler::cuda::emulator
