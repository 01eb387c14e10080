//===- shared_memory.cpp - the shared memory of a block -------------------===//
//
// Static variables first, with gaps between them that nobody may touch, then the dynamic shared memory, which is what
// external variables without elements stand for.
//
//===----------------------------------------------------------------------===//
#include "compiler/target/cuda/emulator/bind/rewrites.h"

#include "llvm/IR/InstIterator.h"
#include "llvm/IR/ReplaceConstant.h"

namespace norma::compiler::cuda::emulator {

static constexpr unsigned shared_space = 3;
static constexpr uint64_t gap = 64, dynamic_alignment = 128;

SharedLayout lay_out_shared_memory(llvm::Module &module) {
  const llvm::DataLayout &types = module.getDataLayout();
  SharedLayout layout;
  for (llvm::GlobalVariable &variable : module.globals()) {
    if (variable.getAddressSpace() != shared_space) continue;
    const uint64_t bytes = types.getTypeAllocSize(variable.getValueType());
    if (bytes == 0) {
      layout.places.push_back({&variable, 0, 0});
      continue;
    }
    const llvm::Align alignment =
        std::max(variable.getAlign().valueOrOne(), types.getABITypeAlign(variable.getValueType()));
    layout.static_bytes = llvm::alignTo(layout.static_bytes, alignment);
    layout.places.push_back({&variable, layout.static_bytes, bytes});
    layout.static_bytes += bytes + gap;
  }
  layout.static_bytes = llvm::alignTo(layout.static_bytes, dynamic_alignment);
  for (SharedPlace &place : layout.places)
    if (place.bytes == 0) place.offset = layout.static_bytes;
  return layout;
}

static void place(llvm::Function &function, const SharedLayout &layout) {
  llvm::IRBuilder<> entry(&*function.getEntryBlock().getFirstInsertionPt());
  llvm::Value *base = nullptr;
  for (const SharedPlace &place : layout.places) {
    llvm::Value *address = nullptr;
    for (llvm::Use &use : llvm::make_early_inc_range(place.variable->uses())) {
      auto *user = llvm::dyn_cast<llvm::Instruction>(use.getUser());
      if (!user || user->getFunction() != &function) continue;
      if (!base) base = call_emulator(entry, "norma_emulator_shared", entry.getPtrTy(), {});
      if (!address)
        address = entry.CreateAddrSpaceCast(entry.CreateConstInBoundsGEP1_64(entry.getInt8Ty(), base, place.offset),
                                            place.variable->getType());
      use.set(address);
    }
  }
}

void place_shared_memory(llvm::Module &module, const SharedLayout &layout) {
  // Constants cannot hold what differs from block to block; those of other address spaces lose their casts here too.
  llvm::SmallVector<llvm::Constant *> variables;
  for (llvm::GlobalVariable &variable : module.globals()) variables.push_back(&variable);
  llvm::convertUsersOfConstantsToInstructions(variables);
  for (llvm::Function &function : module)
    if (!function.isDeclaration()) place(function, layout);
}

} // namespace norma::compiler::cuda::emulator
