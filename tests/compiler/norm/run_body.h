//===- run_body.h - a scalar function of arith, run operation by operation --===//
//
// Executes what the expansions write with the machine's own float or double arithmetic, so that every rounding is
// the one that a kernel makes.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "mlir/Dialect/Func/IR/FuncOps.h"

#include <cstdint>
#include <vector>

namespace norma::compiler::testing {

/// A function of one float (or double), translated once into a list of steps.
class ScalarFunction {
public:
  explicit ScalarFunction(mlir::func::FuncOp function);

  float operator()(float x) const;
  double operator()(double x) const;

private:
  enum class Code {
    add,
    subtract,
    multiply,
    divide,
    negate,
    add_bits,
    subtract_bits,
    and_bits,
    or_bits,
    left,
    right,
    same,
    to_float,
    ordered_less,
    ordered_greater,
    ordered_equal,
    unordered,
    choose
  };
  struct Step {
    Code code;
    int a, b, c;
  };
  template <typename Float, typename Bits> Float run(Float x) const;

  std::vector<Step> steps_;
  std::vector<std::uint64_t> constants_; ///< the first slots after the argument
  int result_ = 0;
};

} // namespace norma::compiler::testing
