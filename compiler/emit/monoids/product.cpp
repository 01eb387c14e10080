//===- product.cpp - a b ---------------------------------------------------------===//

#include "compiler/emit/monoid.h"

namespace norma::compiler::emit {
namespace {

class Product final : public Monoid {
  llvm::StringRef name() const override { return "product"; }
  double identity(unsigned) const override { return 1; }
  LaneValue merge(const Arithmetic &arithmetic, const LaneValue &a, const LaneValue &b) const override {
    return {arithmetic.mul(a[0], b[0])};
  }
};

} // namespace

const Monoid &product_monoid() {
  static const Product monoid;
  return monoid;
}

} // namespace norma::compiler::emit
