//===- extremes.cpp - the smaller and the larger; NaN wins, as in PyTorch ---------===//

#include "compiler/emit/monoid.h"

#include <limits>

namespace norma::compiler::emit {
namespace {

template <typename Operation, bool smallest> class Extreme final : public Monoid {
  llvm::StringRef name() const override { return smallest ? "min" : "max"; }
  double identity(unsigned) const override {
    return smallest ? std::numeric_limits<double>::infinity() : -std::numeric_limits<double>::infinity();
  }
  LaneValue merge(const Arithmetic &arithmetic, const LaneValue &a, const LaneValue &b) const override {
    return {arithmetic.create<Operation>(a[0], b[0])};
  }
};

} // namespace

const Monoid &min_monoid() {
  static const Extreme<mlir::arith::MinimumFOp, true> monoid;
  return monoid;
}

const Monoid &max_monoid() {
  static const Extreme<mlir::arith::MaximumFOp, false> monoid;
  return monoid;
}

} // namespace norma::compiler::emit
