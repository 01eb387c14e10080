//===- conversions.cpp - numbers of sixteen bits --------------------------===//
//
// The host has instructions for some conversions, some of which flush denormals or keep other bits of what is not a
// number. The emulator's own give a GPU's bits everywhere.
//
//===----------------------------------------------------------------------===//
#include "compiler/target/cuda/emulator/bind/rewrites.h"

#include "llvm/IR/InstIterator.h"

namespace norma::compiler::cuda::emulator {

static llvm::Value *narrowed(llvm::IRBuilder<> &builder, llvm::Value *wide, llvm::Type *type) {
  const char *name = type->isHalfTy()
                         ? (wide->getType()->isFloatTy() ? "norma_emulator_f16_of_f32" : "norma_emulator_f16_of_f64")
                         : (wide->getType()->isFloatTy() ? "norma_emulator_bf16_of_f32" : "norma_emulator_bf16_of_f64");
  return builder.CreateBitCast(call_emulator(builder, name, builder.getInt16Ty(), {wide}), type);
}

static llvm::Value *widened(llvm::IRBuilder<> &builder, llvm::Value *narrow, llvm::Type *type) {
  llvm::Value *bits = builder.CreateZExt(builder.CreateBitCast(narrow, builder.getInt16Ty()), builder.getInt32Ty());
  llvm::Value *wide = narrow->getType()->isHalfTy()
                          ? call_emulator(builder, "norma_emulator_f32_of_f16", builder.getFloatTy(), {bits})
                          : builder.CreateBitCast(builder.CreateShl(bits, 16), builder.getFloatTy());
  return builder.CreateFPExt(wide, type);
}

static llvm::Value *converted(llvm::IRBuilder<> &builder, llvm::Value *value, llvm::Type *type) {
  return type->getScalarSizeInBits() == 16 ? narrowed(builder, value, type) : widened(builder, value, type);
}

static bool is_short_conversion(const llvm::Instruction &instruction) {
  if (!llvm::isa<llvm::FPTruncInst, llvm::FPExtInst>(instruction)) return false;
  return instruction.getType()->getScalarSizeInBits() == 16 ||
         instruction.getOperand(0)->getType()->getScalarSizeInBits() == 16;
}

static void replace(llvm::Instruction &conversion) {
  llvm::IRBuilder<> builder(&conversion);
  llvm::Value *operand = conversion.getOperand(0), *result;
  if (auto *vector = llvm::dyn_cast<llvm::FixedVectorType>(conversion.getType())) {
    result = llvm::PoisonValue::get(vector);
    for (uint64_t lane = 0; lane < vector->getNumElements(); ++lane) {
      llvm::Value *element = converted(builder, builder.CreateExtractElement(operand, lane), vector->getElementType());
      result = builder.CreateInsertElement(result, element, lane);
    }
  } else {
    result = converted(builder, operand, conversion.getType());
  }
  conversion.replaceAllUsesWith(result);
  conversion.eraseFromParent();
}

void replace_conversions(llvm::Function &function) {
  for (llvm::Instruction &instruction : llvm::make_early_inc_range(llvm::instructions(function)))
    if (is_short_conversion(instruction)) replace(instruction);
}

} // namespace norma::compiler::cuda::emulator
