//===- others.cpp - count, product and quantile ---------------------------===//
//
// A count does not depend on the values, but it does on the weights: dw = dc. The other two are refused.
//
//===----------------------------------------------------------------------===//
#include "compiler/aggregate/aggregate.h"

using namespace mlir;

namespace norma::compiler::aggregate {

static Value of_weight(norm::Math &math, Point at) {
  return masked(math, at.op, at_elements(math, at.op, at.cotangent));
}

const Aggregate count = {"count", nullptr, of_weight, ""};
const Aggregate product = {"product", nullptr, nullptr, "a product has no derivative here; write exp(sum(log(x)))"};
const Aggregate quantile = {"quantile", nullptr, nullptr,
                            "a quantile has no derivative here; stop_gradient(quantile(x, q)) makes it a constant"};

} // namespace norma::compiler::aggregate
