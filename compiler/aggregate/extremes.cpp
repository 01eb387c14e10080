//===- extremes.cpp - min and max -----------------------------------------===//
//
//   dx = [x = result] · dr / (number of elements that equal the result)
//
// Ties share the gradient.
//
//===----------------------------------------------------------------------===//
#include "compiler/aggregate/aggregate.h"

using namespace mlir;

namespace norma::compiler::aggregate {

static Value of_source(norm::Math &math, Point at) {
  const Value one = math.constant(1), zero = math.constant(0);
  const Value tie =
      masked(math, at.op, math.where(math.apply("equal", {at.op.getSource(), at.op.getResult()}), one, zero));
  // The indicator is masked already and has every axis of the area.
  const Value ties = math.sum(tie, at.op.over_axes());
  const Value hit = math.apply("greater", {tie, zero});
  return math.where(hit, math.divide(at.cotangent, ties), zero);
}

const Aggregate min = {"min", of_source, nullptr, ""};
const Aggregate max = {"max", of_source, nullptr, ""};

} // namespace norma::compiler::aggregate
