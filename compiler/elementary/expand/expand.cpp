//===- expand.cpp - elementary functions as arithmetic --------------------===//
//
// See expand.h.
//
//===----------------------------------------------------------------------===//
#include "compiler/elementary/expand/expand.h"

#include "compiler/elementary/expand/lanes.h"

#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/IR/TypeUtilities.h"
#include "mlir/Pass/Pass.h"

using namespace mlir;

namespace norma::compiler {

using Expansion = Value (*)(elementary::Lanes &, Value);

static Expansion expansion_of(Operation *op) {
  if (isa<math::ErfOp>(op)) return elementary::expand_erf;
  if (isa<math::ExpOp>(op)) return elementary::expand_exp;
  if (isa<math::LogOp>(op)) return elementary::expand_log;
  if (isa<math::TanhOp>(op)) return elementary::expand_tanh;
  return nullptr;
}

void expand_elementary(Operation *root) {
  SmallVector<Operation *> found;
  root->walk([&](Operation *op) {
    if (!expansion_of(op)) return;
    const Type element = getElementTypeOrSelf(op->getResult(0).getType());
    if (element.isF32() || element.isF64()) found.push_back(op);
  });
  for (Operation *op : found) {
    OpBuilder builder(op);
    elementary::Lanes lanes(builder, op->getLoc(), op->getOperand(0));
    op->getResult(0).replaceAllUsesWith(expansion_of(op)(lanes, op->getOperand(0)));
    op->erase();
  }
}

namespace {

struct ExpandElementary : PassWrapper<ExpandElementary, OperationPass<>> {
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(ExpandElementary)
  StringRef getArgument() const override { return "expand-elementary"; }
  StringRef getDescription() const override { return "erf, exp, log and tanh as arithmetic"; }
  void getDependentDialects(DialectRegistry &registry) const override { registry.insert<arith::ArithDialect>(); }
  void runOnOperation() override { expand_elementary(getOperation()); }
};

} // namespace

std::unique_ptr<Pass> create_expand_elementary_pass() { return std::make_unique<ExpandElementary>(); }

} // namespace norma::compiler
