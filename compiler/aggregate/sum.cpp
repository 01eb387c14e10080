//===- sum.cpp - s = Σ w x ------------------------------------------------===//
//
//   dx = w ds,   dw = x ds
//
//===----------------------------------------------------------------------===//
#include "compiler/aggregate/aggregate.h"

using namespace mlir;

namespace norma::compiler::aggregate {

static Value of_source(norm::Math &math, Point at) {
  return filtered(math, at.op, at_elements(math, at.op, at.cotangent));
}

static Value of_weight(norm::Math &math, Point at) {
  return masked(math, at.op, math.multiply(at.op.getSource(), at_elements(math, at.op, at.cotangent)));
}

const Aggregate sum = {"sum", of_source, of_weight, ""};

} // namespace norma::compiler::aggregate
