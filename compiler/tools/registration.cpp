//===- registration.cpp - every dialect and pass of the compiler ----------===//
//
// See registration.h.
//
//===----------------------------------------------------------------------===//
#include "compiler/tools/registration.h"

#include "compiler/dialect/norm/norm.h"
#include "compiler/dialect/plan/plan_dialect.h"
#include "compiler/plan/passes.h"
#include "compiler/tools/norm_passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

namespace norma::compiler {

void register_everything(mlir::DialectRegistry &registry) {
  registry.insert<norm::NormDialect, plan::PlanDialect, mlir::arith::ArithDialect, mlir::func::FuncDialect,
                  mlir::math::MathDialect, mlir::vector::VectorDialect>();
  register_norm_passes();
  plan::register_plan_passes();
}

} // namespace norma::compiler
