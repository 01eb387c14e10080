//===- lower_to_llvm.h - from functions in MLIR to an LLVM module ------------------===//
#pragma once

#include "mlir/IR/BuiltinOps.h"

#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"

#include <memory>

namespace norma::compiler::emit {

/// func, scf, arith, math, vector => the LLVM dialect, in place.
mlir::LogicalResult lower_to_llvm_dialect(mlir::ModuleOp module);

/// The LLVM dialect => an LLVM module; null if the translation fails (an internal error, reported through MLIR).
std::unique_ptr<llvm::Module> translate_to_llvm(mlir::ModuleOp module, llvm::LLVMContext &context);

} // namespace norma::compiler::emit
