//===- simplify.cpp - the same values from less work ----------------------===//
//
// The rewrites together until nothing changes, then equal values once; both again, since each gives the other work.
//
//===----------------------------------------------------------------------===//
#include "compiler/simplify/simplify.h"

#include "compiler/simplify/rewrites.h"

#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/Dominance.h"
#include "mlir/Pass/Pass.h"
#include "mlir/Transforms/CSE.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

using namespace mlir;
using namespace norma::compiler::norm;

namespace norma::compiler {
namespace simplification {

ElementwiseOp made_by(Value value, StringRef function) {
  auto op = value.getDefiningOp<ElementwiseOp>();
  return op && op.getFunction() == function ? op : ElementwiseOp();
}

Location unnamed(Location location) {
  auto named = dyn_cast<NameLoc>(location);
  return named ? named.getChildLoc() : location;
}

void replace(PatternRewriter &rewriter, Operation *op, Value value) {
  Operation *maker = value.getDefiningOp();
  if (auto named = dyn_cast<NameLoc>(op->getLoc()); named && maker && !isa<NameLoc>(maker->getLoc()))
    maker->setLoc(NameLoc::get(named.getName(), maker->getLoc()));
  rewriter.replaceOp(op, value);
}

void order_operands(FormOp form) {
  static constexpr StringLiteral commutative[] = {"add",   "multiply",    "min",       "max",
                                                  "equal", "logical_and", "logical_or"};
  llvm::DenseMap<Value, unsigned> number;
  for (Value argument : form.getArguments()) number.try_emplace(argument, number.size());
  form.getBody().walk<WalkOrder::PreOrder>([&](Operation *op) {
    for (Region &region : op->getRegions())
      for (Value argument : region.getArguments()) number.try_emplace(argument, number.size());
    for (Value result : op->getResults()) number.try_emplace(result, number.size());
    auto elementwise = dyn_cast<ElementwiseOp>(op);
    if (!elementwise || !llvm::is_contained(commutative, elementwise.getFunction())) return;
    if (number.at(op->getOperand(0)) <= number.at(op->getOperand(1))) return;
    op->setOperands({op->getOperand(1), op->getOperand(0)});
  });
}

} // namespace simplification

void simplify(FormOp form) {
  using namespace simplification;
  RewritePatternSet rewrites(form.getContext());
  add_fold_constants(rewrites);
  add_identities(rewrites);
  add_negations(rewrites);
  add_powers(rewrites);
  add_choices(rewrites);
  add_extents(rewrites);
  add_factor_sums(rewrites);
  add_reassociate_products(rewrites);
  const FrozenRewritePatternSet frozen(std::move(rewrites));
  // Every rewrite removes work, so few rounds are needed; the bound is against a pair that undo each other.
  constexpr int most_rounds = 16;
  bool changed = true;
  for (int round = 0; changed && round < most_rounds; ++round) {
    changed = false;
    (void)applyPatternsGreedily(form.getOperation(), frozen, GreedyRewriteConfig(), &changed);
    order_operands(form);
    IRRewriter rewriter(form.getContext());
    DominanceInfo dominance(form);
    bool merged = false;
    eliminateCommonSubExpressions(rewriter, dominance, form, &merged);
    changed |= merged;
  }
}

namespace {

struct Simplify : PassWrapper<Simplify, OperationPass<ModuleOp>> {
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(Simplify)
  StringRef getArgument() const override { return "norm-simplify"; }
  StringRef getDescription() const override { return "the same values from less work"; }
  void runOnOperation() override {
    for (FormOp form : getOperation().getOps<FormOp>()) simplify(form);
  }
};

} // namespace

std::unique_ptr<Pass> create_simplify_pass() { return std::make_unique<Simplify>(); }

} // namespace norma::compiler
