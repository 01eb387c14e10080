//===- local_memory.cpp - what a thread keeps on its stack ----------------===//
//
// A fiber's stack is small, and an array that is longer than what is left of it reaches past the page that guards it.
//
//===----------------------------------------------------------------------===//
#include "compiler/target/cuda/emulator/bind/rewrites.h"

#include "llvm/IR/InstIterator.h"

namespace norma::compiler::cuda::emulator {

static constexpr uint64_t most_bytes = 32 * 1024; // of the 64 KB of a stack

llvm::Error expect_small_frame(const llvm::Function &function) {
  uint64_t bytes = 0;
  for (const llvm::Instruction &instruction : llvm::instructions(function)) {
    const auto *local = llvm::dyn_cast<llvm::AllocaInst>(&instruction);
    if (!local) continue;
    const std::optional<llvm::TypeSize> size = local->getAllocationSize(function.getDataLayout());
    if (!local->isStaticAlloca() || !size)
      return refuse(function, "keeps an array of a size that is not fixed", "arrays of fixed sizes");
    bytes += size->getFixedValue();
  }
  if (bytes <= most_bytes) return llvm::Error::success();
  return refuse(function, "keeps " + llvm::Twine(bytes) + " bytes in each thread",
                "at most " + llvm::Twine(most_bytes) + ", which a fiber's stack holds");
}

} // namespace norma::compiler::cuda::emulator
