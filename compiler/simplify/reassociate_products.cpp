//===- reassociate_products.cpp - small factors multiply each other first ---===//
//
//   (x * r) * gamma     =>   x * (r * gamma)       r[C], gamma[C]: one multiplication less per element of x[N, C]
//
// A product of several factors is built anew, factors over few axes first, where that takes fewer multiplications
// over all the product's axes. `(x * r) * gamma` with r[N] and gamma[C] stays: r * gamma is as large as x.
//
//===----------------------------------------------------------------------===//
#include "compiler/simplify/rewrites.h"

using namespace mlir;
using namespace norma::compiler::norm;

namespace norma::compiler::simplification {
namespace {

/// Factors, and how many multiplications over all axes the product takes as it is.
struct Product {
  SmallVector<Value> factors;
  unsigned full = 0;
};

size_t rank(Value value) { return array_type(value).getAxes().size(); }

void collect(Value value, size_t full_rank, bool is_root, Product &product) {
  auto op = made_by(value, "multiply");
  // A product that others use as well is computed anyway: it is a factor.
  if (!op || (!is_root && !value.hasOneUse())) return product.factors.push_back(value);
  product.full += rank(value) == full_rank;
  for (Value operand : op.getOperands()) collect(operand, full_rank, false, product);
}

bool is_within(Value inner, Value outer) {
  return llvm::all_of(array_type(inner).getAxes(), [&](StringAttr axis) { return array_type(outer).has_axis(axis); });
}

/// Multiplies factors into others that have all their axes, as long as none has all the product's. Groups of factors
/// stand for products; nothing is built.
SmallVector<SmallVector<Value>> grouped(ArrayRef<Value> factors, size_t full_rank) {
  SmallVector<SmallVector<Value>> groups;
  SmallVector<Value> by_rank;
  for (size_t wanted = full_rank + 1; wanted-- > 0;)
    llvm::copy_if(factors, std::back_inserter(by_rank), [&](Value factor) { return rank(factor) == wanted; });
  for (Value factor : by_rank) {
    // The last of the groups that can take it: that of the fewest axes.
    const auto host = std::find_if(groups.rbegin(), groups.rend(), [&](const SmallVector<Value> &group) {
      return rank(group.front()) < full_rank && is_within(factor, group.front());
    });
    if (host != groups.rend())
      host->push_back(factor);
    else
      groups.push_back({factor});
  }
  return groups;
}

Value multiplied(Math &math, ArrayRef<Value> factors) {
  Value product;
  for (Value factor : factors) product = product ? math.multiply(product, factor) : factor;
  return product;
}

struct Reassociate : OnFunction {
  explicit Reassociate(MLIRContext *context) : OnFunction(context, "multiply") {}
  Value rewrite(ElementwiseOp op, PatternRewriter &rewriter) const override {
    const Value root = op.getResult();
    const auto is_product = [](Operation *user) {
      auto other = dyn_cast<ElementwiseOp>(user);
      return other && other.getFunction() == "multiply";
    };
    if (root.hasOneUse() && is_product(*root.user_begin())) return {};
    Product product;
    collect(root, rank(root), true, product);
    const auto groups = grouped(product.factors, rank(root));
    if (rank(root) == 0 || product.full <= groups.size() - 1) return {};
    Math math = math_at(rewriter, op);
    SmallVector<Value> parts;
    for (ArrayRef<Value> group : groups) parts.push_back(multiplied(math, group));
    return multiplied(math, parts);
  }
};

} // namespace

void add_reassociate_products(RewritePatternSet &rewrites) { rewrites.add<Reassociate>(rewrites.getContext()); }

} // namespace norma::compiler::simplification
