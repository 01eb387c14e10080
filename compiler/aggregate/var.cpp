//===- var.cpp - v = Σ w (x − m)² / n -------------------------------------===//
//
//   dx = w · 2/n · dv · (x − m),   dw = ((x − m)² − v) dv / n
//
// with n the sum of the weights, less 1 if unbiased, and m the mean over the same area, so that it is found to be the
// mean that the declaration computes anyway. The path through m adds nothing: Σ w (x − m) is 0.
//
//===----------------------------------------------------------------------===//
#include "compiler/aggregate/aggregate.h"

using namespace mlir;

namespace norma::compiler::aggregate {

using norm::Math;

static Value of_source(Math &math, Point at) {
  const Value m = math.aggregate_like(at.op, "mean", at.op.getSource());
  const Value doubled = math.multiply(at.cotangent, math.constant(2));
  const Value share = math.divide(doubled, divisor(math, at.op));
  if (!at.op.has_window()) return filtered(math, at.op, math.multiply(share, math.subtract(at.op.getSource(), m)));
  // In windows each area has its own m: Σ share (x − m) = x Σ share − Σ share m.
  const Value own = math.multiply(at.op.getSource(), at_elements(math, at.op, share));
  const Value means = at_elements(math, at.op, math.multiply(share, m));
  return filtered(math, at.op, math.subtract(own, means));
}

static Value of_weight(Math &math, Point at) {
  const Value share = math.divide(at.cotangent, divisor(math, at.op));
  const Value m = math.aggregate_like(at.op, "mean", at.op.getSource());
  const Value x = at.op.getSource();
  if (!at.op.has_window()) {
    const Value d = math.subtract(x, m);
    const Value excess = math.subtract(math.multiply(d, d), at.op.getResult());
    return masked(math, at.op, math.multiply(share, excess));
  }
  // Σ share ((x − m)² − v) = x² Σ share − 2 x Σ share m + Σ share (m² − v)
  const Value squares = math.multiply(math.multiply(x, x), at_elements(math, at.op, share));
  const Value crossed =
      math.multiply(math.multiply(x, math.constant(2)), at_elements(math, at.op, math.multiply(share, m)));
  const Value rest =
      at_elements(math, at.op, math.multiply(share, math.subtract(math.multiply(m, m), at.op.getResult())));
  return masked(math, at.op, math.add(math.subtract(squares, crossed), rest));
}

const Aggregate var = {"var", of_source, of_weight, ""};

} // namespace norma::compiler::aggregate
