//===- rewrites.h - the rewrites of simplification, one file each ---------===//
//
// And the few helpers that they share.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/dialect/norm/build.h"

#include "mlir/IR/PatternMatch.h"

namespace norma::compiler::simplification {

void add_fold_constants(mlir::RewritePatternSet &rewrites);
void add_identities(mlir::RewritePatternSet &rewrites);
void add_negations(mlir::RewritePatternSet &rewrites);
void add_powers(mlir::RewritePatternSet &rewrites);
void add_choices(mlir::RewritePatternSet &rewrites);
void add_extents(mlir::RewritePatternSet &rewrites);
void add_factor_sums(mlir::RewritePatternSet &rewrites);
void add_reassociate_products(mlir::RewritePatternSet &rewrites);

/// Orders the operands of commutative functions, so that equal values look equal.
void order_operands(norm::FormOp form);

/// The elementary function that makes the value, if it is this one.
norm::ElementwiseOp made_by(mlir::Value value, llvm::StringRef function);

/// The location without the name that a value bears.
mlir::Location unnamed(mlir::Location location);

/// Replaces `op`; the name that it bears goes to the replacement, unless that has one.
void replace(mlir::PatternRewriter &rewriter, mlir::Operation *op, mlir::Value value);

/// Builds inside a rewrite of `op`.
inline norm::Math math_at(mlir::PatternRewriter &rewriter, mlir::Operation *op) {
  return norm::Math(rewriter, unnamed(op->getLoc()), norm::form_of(op));
}

/// A rewrite of one elementary function.
class OnFunction : public mlir::OpRewritePattern<norm::ElementwiseOp> {
public:
  OnFunction(mlir::MLIRContext *context, llvm::StringRef function)
      : OpRewritePattern<norm::ElementwiseOp>(context), function_(function) {}

  mlir::LogicalResult matchAndRewrite(norm::ElementwiseOp op, mlir::PatternRewriter &rewriter) const final {
    if (op.getFunction() != function_) return mlir::failure();
    const mlir::Value value = rewrite(op, rewriter);
    if (!value) return mlir::failure();
    replace(rewriter, op, value);
    return mlir::success();
  }

protected:
  /// What replaces the operation, or null.
  virtual mlir::Value rewrite(norm::ElementwiseOp op, mlir::PatternRewriter &rewriter) const = 0;

private:
  llvm::StringRef function_;
};

} // namespace norma::compiler::simplification
