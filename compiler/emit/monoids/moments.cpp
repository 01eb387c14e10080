//===- moments.cpp - count, mean and M2, merged pairwise ------------------------------===//
//
// Chan, Golub, LeVeque: Updating formulae and a pairwise algorithm for computing sample variances (1979). With
// w = n_b / n and d = mean_b - mean_a:  mean = mean_a + d w,  M2 = M2_a + M2_b + d² n_a w.  An empty state is an
// identity: w is 1 where a is empty, 0 where b is, so that neither rounds.
//
//===----------------------------------------------------------------------===//

#include "compiler/emit/monoid.h"

namespace norma::compiler::emit {
namespace {

class Moments final : public Monoid {
  llvm::StringRef name() const override { return "moments"; }
  unsigned parts() const override { return 3; }
  double identity(unsigned) const override { return 0; }
  bool lifts_runs() const override { return true; }

  LaneValue lift(const Arithmetic &arithmetic, mlir::Value element) const override {
    return {arithmetic.real(1, element.getType()), element, arithmetic.real(0, element.getType())};
  }

  LaneValue merge(const Arithmetic &arithmetic, const LaneValue &a, const LaneValue &b) const override {
    mlir::Value zero = arithmetic.real(0, a[0].getType());
    mlir::Value count = arithmetic.add(a[0], b[0]);
    mlir::Value share = arithmetic.select(arithmetic.less(zero, count), arithmetic.div(b[0], count), zero);
    mlir::Value difference = arithmetic.sub(b[1], a[1]);
    mlir::Value mean = arithmetic.add(a[1], arithmetic.mul(difference, share));
    mlir::Value between = arithmetic.mul(arithmetic.mul(difference, difference), arithmetic.mul(a[0], share));
    return {count, mean, arithmetic.add(arithmetic.add(a[2], b[2]), between)};
  }
};

} // namespace

const Monoid &moments_monoid() {
  static const Moments monoid;
  return monoid;
}

} // namespace norma::compiler::emit
