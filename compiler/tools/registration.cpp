//===- registration.cpp - every dialect and pass of the compiler ----------===//
//
// See registration.h.
//
//===----------------------------------------------------------------------===//
#include "compiler/tools/registration.h"

#include "compiler/derivative/reverse.h"
#include "compiler/dialect/norm/norm.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Transforms/Passes.h"

namespace norma::compiler {

void register_everything(mlir::DialectRegistry &registry) {
  registry.insert<norm::NormDialect, mlir::arith::ArithDialect, mlir::func::FuncDialect, mlir::math::MathDialect,
                  mlir::vector::VectorDialect>();
  mlir::registerCSEPass();
  mlir::registerPass(create_derive_vjp_pass);
}

} // namespace norma::compiler
