//===- norm_of_order.cpp - r = (Σ |x|ᵖ)^(1/p) -----------------------------===//
//
//   dx = dr · sign(x) |x|^(p−1) / r^(p−1),   0 where r is 0
//
// For p = 2 that is x · (dr / r), for p = 1 it is sign(x) · dr.
//
//===----------------------------------------------------------------------===//
#include "compiler/aggregate/aggregate.h"

using namespace mlir;

namespace norma::compiler::aggregate {

using norm::Math;

static Value sign(Math &math, Value x) {
  const Value zero = math.constant(0);
  const Value below = math.where(math.apply("less", {x, zero}), math.constant(-1), zero);
  return math.where(math.apply("greater", {x, zero}), math.constant(1), below);
}

static Value of_source(Math &math, Point at) {
  const double p = at.op.getOrder()->convertToDouble();
  const Value x = at.op.getSource(), r = at.op.getResult(), zero = math.constant(0);
  if (p == 1) return masked(math, at.op, math.multiply(sign(math, x), at_elements(math, at.op, at.cotangent)));
  const Value lower = p == 2 ? r : math.apply("power", {r, math.constant(p - 1)});
  const Value some = math.apply("greater", {r, zero});
  const Value share = at_elements(math, at.op, math.where(some, math.divide(at.cotangent, lower), zero));
  if (p == 2) return masked(math, at.op, math.multiply(x, share));
  const Value size = math.apply("power", {math.apply("abs", {x}), math.constant(p - 1)});
  return masked(math, at.op, math.multiply(math.multiply(sign(math, x), size), share));
}

const Aggregate norm_of_order = {"norm", of_source, nullptr, ""};

} // namespace norma::compiler::aggregate
