//===- mean.cpp - m = Σ w x / Σ w -----------------------------------------===//
//
//   dx = w dm / Σ w,   dw = (x − m) dm / Σ w
//
//===----------------------------------------------------------------------===//
#include "compiler/aggregate/aggregate.h"

using namespace mlir;

namespace norma::compiler::aggregate {

static Value of_source(norm::Math &math, Point at) {
  const Value share = math.divide(at.cotangent, elements(math, at.op));
  return filtered(math, at.op, at_elements(math, at.op, share));
}

/// Split into x Σ(dm/W) − Σ(m dm/W), since in a window an element meets a different mean in each area.
static Value of_weight(norm::Math &math, Point at) {
  const Value share = math.divide(at.cotangent, elements(math, at.op));
  if (!at.op.has_window())
    return masked(math, at.op, math.multiply(share, math.subtract(at.op.getSource(), at.op.getResult())));
  const Value own = math.multiply(at.op.getSource(), at_elements(math, at.op, share));
  const Value means = at_elements(math, at.op, math.multiply(share, at.op.getResult()));
  return masked(math, at.op, math.subtract(own, means));
}

const Aggregate mean = {"mean", of_source, of_weight, ""};

} // namespace norma::compiler::aggregate
