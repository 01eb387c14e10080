//===- sum.cpp - a + b -----------------------------------------------------------===//

#include "compiler/emit/monoid.h"

namespace norma::compiler::emit {
namespace {

class Sum final : public Monoid {
  llvm::StringRef name() const override { return "sum"; }
  double identity(unsigned) const override { return 0; }
  LaneValue merge(const Arithmetic &arithmetic, const LaneValue &a, const LaneValue &b) const override {
    return {arithmetic.add(a[0], b[0])};
  }
};

} // namespace

const Monoid &sum_monoid() {
  static const Sum monoid;
  return monoid;
}

} // namespace norma::compiler::emit
