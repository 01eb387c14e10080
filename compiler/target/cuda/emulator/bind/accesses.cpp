//===- accesses.cpp - each access to memory is announced ------------------===//
#include "compiler/target/cuda/emulator/bind/rewrites.h"

#include "llvm/Analysis/ValueTracking.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"

namespace norma::compiler::cuda::emulator {

/// The thread's own variables need no word.
static bool is_local(const llvm::Value *pointer) {
  return llvm::isa<llvm::AllocaInst>(llvm::getUnderlyingObject(pointer));
}

static void announce(llvm::IRBuilder<> &builder, const char *what, llvm::Value *pointer, llvm::Value *bytes,
                     llvm::Align alignment) {
  if (is_local(pointer)) return;
  const unsigned space = pointer->getType()->getPointerAddressSpace();
  call_emulator(builder, what, builder.getVoidTy(),
                {pointer, builder.CreateZExtOrTrunc(bytes, builder.getInt64Ty()),
                 builder.getInt32(static_cast<uint32_t>(alignment.value())), builder.getInt32(space)});
}

static void announce(llvm::Instruction &instruction, const char *what, llvm::Value *pointer, llvm::Type *type,
                     llvm::Align alignment) {
  llvm::IRBuilder<> builder(&instruction);
  const uint64_t bytes = instruction.getDataLayout().getTypeStoreSize(type);
  announce(builder, what, pointer, builder.getInt64(bytes), alignment);
}

/// Copies and fills become two calls: the announcement and the work, which names no address space.
static bool replace_memory_intrinsic(llvm::Instruction &instruction) {
  auto *memory = llvm::dyn_cast<llvm::MemIntrinsic>(&instruction);
  if (!memory) return false;
  llvm::IRBuilder<> builder(memory);
  llvm::Value *bytes = builder.CreateZExtOrTrunc(memory->getLength(), builder.getInt64Ty());
  if (auto *transfer = llvm::dyn_cast<llvm::MemTransferInst>(memory)) {
    announce(builder, "norma_emulator_read", transfer->getSource(), bytes, transfer->getSourceAlign().valueOrOne());
    announce(builder, "norma_emulator_write", memory->getDest(), bytes, memory->getDestAlign().valueOrOne());
    call_emulator(builder, "norma_emulator_move", builder.getVoidTy(),
                  {memory->getDest(), transfer->getSource(), bytes});
  } else {
    llvm::Value *value = builder.CreateZExt(llvm::cast<llvm::MemSetInst>(memory)->getValue(), builder.getInt32Ty());
    announce(builder, "norma_emulator_write", memory->getDest(), bytes, memory->getDestAlign().valueOrOne());
    call_emulator(builder, "norma_emulator_fill", builder.getVoidTy(), {memory->getDest(), value, bytes});
  }
  memory->eraseFromParent();
  return true;
}

static void announce(llvm::Instruction &instruction) {
  if (auto *load = llvm::dyn_cast<llvm::LoadInst>(&instruction)) {
    const char *what = load->isAtomic()                                          ? "norma_emulator_atomic"
                       : load->hasMetadata(llvm::LLVMContext::MD_invariant_load) ? "norma_emulator_read_invariant"
                                                                                 : "norma_emulator_read";
    return announce(instruction, what, load->getPointerOperand(), load->getType(), load->getAlign());
  }
  if (auto *store = llvm::dyn_cast<llvm::StoreInst>(&instruction))
    return announce(instruction, store->isAtomic() ? "norma_emulator_atomic_store" : "norma_emulator_write",
                    store->getPointerOperand(), store->getValueOperand()->getType(), store->getAlign());
  if (auto *update = llvm::dyn_cast<llvm::AtomicRMWInst>(&instruction))
    return announce(instruction, "norma_emulator_atomic", update->getPointerOperand(), update->getType(),
                    update->getAlign());
  if (auto *exchange = llvm::dyn_cast<llvm::AtomicCmpXchgInst>(&instruction))
    announce(instruction, "norma_emulator_atomic", exchange->getPointerOperand(),
             exchange->getCompareOperand()->getType(), exchange->getAlign());
}

void announce_accesses(llvm::Function &function) {
  for (llvm::Instruction &instruction : llvm::make_early_inc_range(llvm::instructions(function)))
    if (!replace_memory_intrinsic(instruction)) announce(instruction);
}

} // namespace norma::compiler::cuda::emulator
