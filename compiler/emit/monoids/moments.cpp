//===- moments.cpp - count, mean and M2, merged pairwise ------------------------------===//
//
// Chan, Golub, LeVeque: Updating formulae and a pairwise algorithm for computing sample variances (1979). With
// w = n_b / n and d = mean_b - mean_a:  mean = mean_a + d w,  M2 = M2_a + M2_b + d² n_a w.  An empty state is an
// identity: w is 1 where a is empty, 0 where b is, so that neither rounds.
//
// The mean is the sum of two parts, count, mean, M2 and what the mean lacks: far from zero the difference of two
// rounded means is mostly their rounding, but that of close numbers is exact. The mean of what came first stays, and
// what the others add goes to the second part.
//
//===----------------------------------------------------------------------===//

#include "compiler/emit/monoid.h"

namespace norma::compiler::emit {
namespace {

class Moments final : public Monoid {
  llvm::StringRef name() const override { return "moments"; }
  unsigned parts() const override { return 4; }
  double identity(unsigned) const override { return 0; }
  bool lifts_runs() const override { return true; }

  LaneValue lift(const Arithmetic &arithmetic, mlir::Value element) const override {
    mlir::Value zero = arithmetic.real(0, element.getType());
    return {arithmetic.real(1, element.getType()), element, zero, zero};
  }

  LaneValue merge(const Arithmetic &arithmetic, const LaneValue &a, const LaneValue &b) const override {
    mlir::Value zero = arithmetic.real(0, a[0].getType());
    mlir::Value count = arithmetic.add(a[0], b[0]);
    mlir::Value share = arithmetic.select(arithmetic.less(zero, count), arithmetic.div(b[0], count), zero);
    mlir::Value base = arithmetic.select(arithmetic.less(zero, a[0]), a[1], b[1]);
    mlir::Value difference = arithmetic.add(arithmetic.sub(b[1], base), arithmetic.sub(b[3], a[3]));
    mlir::Value offset = arithmetic.add(a[3], arithmetic.mul(difference, share));
    mlir::Value between = arithmetic.mul(arithmetic.mul(difference, difference), arithmetic.mul(a[0], share));
    return {count, base, arithmetic.add(arithmetic.add(a[2], b[2]), between), offset};
  }
};

} // namespace

const Monoid &moments_monoid() {
  static const Moments monoid;
  return monoid;
}

} // namespace norma::compiler::emit
