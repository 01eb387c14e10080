//===- share_traversals.cpp - what is computed twice is computed once ------===//
//
//   s, t, u = traverse [C] (%x[N, C], %x[N, C]) accumulate (sum [], sum [], max []) { ^(a, b) yield f(a), f(b), b }
//                                                                                             u used by nobody
//     =>
//   s = traverse [C] (%x[N, C]) accumulate (sum []) { ^(a) yield f(a) }          and s in place of t
//
// Equal reads, equal scalars, equal accumulators and emitted arrays, equal results of a kernel. After the two fusions,
// which bring duplicates together.
//
//===----------------------------------------------------------------------===//

#include "compiler/plan/drafts/kernel_draft.h"
#include "compiler/plan/drafts/traversal_draft.h"
#include "compiler/plan/rewrites/rewrites.h"
#include "compiler/plan/structure.h"

#include "mlir/IR/Dominance.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/Transforms/CSE.h"

using namespace mlir;

namespace norma::compiler::plan {

namespace {

/// Uses of a later equal result become uses of the first. Returns whether some result is now unused.
template <typename Equal> bool unite_results(Operation *op, Equal equal) {
  for (unsigned later = 1; later < op->getNumResults(); ++later)
    for (unsigned first = 0; first < later; ++first)
      if (op->getResult(later).getType() == op->getResult(first).getType() && equal(first, later)) {
        op->getResult(later).replaceAllUsesWith(op->getResult(first));
        break;
      }
  return llvm::any_of(op->getResults(), [](Value result) { return result.use_empty(); });
}

bool share_reads(TraverseOp op) {
  for (unsigned later = 1; later < op.getReads().size(); ++later)
    for (unsigned first = 0; first < later; ++first)
      if (op.getReads()[first] == op.getReads()[later] && op.getPoints()[first] == op.getPoints()[later]) return true;
  Block &body = op.getBody().front();
  return llvm::any_of(body.getArguments(), [](Value element) { return element.use_empty(); });
}

bool share_in(TraverseOp op) {
  Operation *yield = op.getBody().front().getTerminator();
  bool unused = unite_results(op, [&](unsigned first, unsigned later) {
    if (yield->getOperand(first) != yield->getOperand(later)) return false;
    bool accumulates = later < op.accumulator_count();
    if (accumulates != (first < op.accumulator_count())) return false;
    return !accumulates || op.accumulator(first) == op.accumulator(later);
  });
  if (op->use_empty()) return op.erase(), true;
  if (!unused && !share_reads(op)) return false;
  TraversalDraft draft(op);
  OpBuilder builder(op);
  draft.absorb(op, [&](unsigned result) { return !op->getResult(result).use_empty(); });
  draft.drop_unused_reads();
  draft.finish(builder);
  return true;
}

bool share_in(KernelOp op) {
  Operation *terminator = op.getBody().front().getTerminator();
  bool unused = unite_results(op, [&](unsigned first, unsigned later) {
    return terminator->getOperand(first) == terminator->getOperand(later);
  });
  if (op->use_empty()) return op.erase(), true;
  if (!unused) return false;
  KernelDraft draft(op);
  OpBuilder builder(op);
  draft.absorb(op, [&](unsigned result) { return !op->getResult(result).use_empty(); });
  draft.finish(builder);
  return true;
}

/// Equal scalars of the bodies become one, and those without a use go.
void share_scalars(FormOp form) {
  IRRewriter rewriter(form.getContext());
  DominanceInfo dominance(form);
  eliminateCommonSubExpressions(rewriter, dominance, form);
}

} // namespace

void share_traversals(FormOp form, Refusals &) {
  bool changed = true;
  while (changed) {
    changed = false;
    share_scalars(form);
    // Users first, so that what only an unused result needs goes in the same round.
    SmallVector<KernelOp> kernels = kernels_in(form);
    for (KernelOp kernel : llvm::reverse(kernels)) changed |= share_in(kernel);
    for (KernelOp kernel : kernels_in(form)) {
      SmallVector<TraverseOp> walks = walks_in(kernel);
      for (TraverseOp walk : llvm::reverse(walks)) changed |= share_in(walk);
    }
  }
}

} // namespace norma::compiler::plan
