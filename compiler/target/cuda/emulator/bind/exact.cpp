//===- exact.cpp - what is the same bit for bit on a GPU and on the host --===//
//
// Add, multiply, divide, square root, fma and conversions of f32 and f64 round as IEEE 754 says on both. What may be
// contracted, reordered or approximated does not, nor what the two compute in different widths.
//
//===----------------------------------------------------------------------===//
#include "compiler/target/cuda/emulator/bind/rewrites.h"

#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Operator.h"

namespace norma::compiler::cuda::emulator {

static bool is_short_float(const llvm::Type *type) {
  return type->getScalarType()->isHalfTy() || type->getScalarType()->isBFloatTy();
}

/// Sixteen bits are for memory: bodies compute wider.
static bool computes_short(const llvm::Instruction &instruction) {
  if (const auto *binary = llvm::dyn_cast<llvm::BinaryOperator>(&instruction)) return is_short_float(binary->getType());
  if (const auto *compare = llvm::dyn_cast<llvm::FCmpInst>(&instruction))
    return is_short_float(compare->getOperand(0)->getType());
  switch (instruction.getOpcode()) {
  case llvm::Instruction::SIToFP:
  case llvm::Instruction::UIToFP:
    return is_short_float(instruction.getType());
  case llvm::Instruction::FPToSI:
  case llvm::Instruction::FPToUI:
    return is_short_float(instruction.getOperand(0)->getType());
  default:
    return false;
  }
}

static llvm::Error expect_exact(const llvm::Function &function, const llvm::Instruction &instruction) {
  const llvm::StringRef name = instruction.getOpcodeName();
  if (const auto *operation = llvm::dyn_cast<llvm::FPMathOperator>(&instruction)) {
    const llvm::FastMathFlags flags = operation->getFastMathFlags();
    if (flags.allowContract() || flags.allowReassoc() || flags.allowReciprocal() || flags.approxFunc())
      return refuse(function, name + " may be contracted, reordered or approximated",
                    "no flags contract, reassoc, arcp and afn, so that a GPU gives the same bits");
  }
  if (instruction.getOpcode() == llvm::Instruction::FRem)
    return refuse(function, "frem is computed by a library", "arithmetic that is exact or rounds once");
  if (computes_short(instruction))
    return refuse(function, name + " computes in sixteen bits", "a conversion to f32 before and from it after");
  return llvm::Error::success();
}

llvm::Error expect_exact(const llvm::Function &function) {
  for (const char *name : {"denormal-fp-math", "denormal-fp-math-f32"}) {
    const llvm::StringRef mode = function.getFnAttribute(name).getValueAsString();
    if (!mode.empty() && mode != "ieee" && mode != "ieee,ieee")
      return refuse(function, llvm::Twine(name) + " is " + mode, "ieee: denormals are kept");
  }
  for (const llvm::Instruction &instruction : llvm::instructions(function))
    if (llvm::Error error = expect_exact(function, instruction)) return error;
  return llvm::Error::success();
}

} // namespace norma::compiler::cuda::emulator
