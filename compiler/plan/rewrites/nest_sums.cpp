//===- nest_sums.cpp - sums over rows first, then over what is left --------===//
//
//   t = traverse [S, G, K] (%x[N, S, G, K], %u[G, K]) accumulate (sum [G]) { yield x · u }
//     =>
//   c = traverse [S, G, K] (%x[N, S, G, K]) accumulate (sum [G, K]) { yield x }
//   t = traverse [G, K] (c[G, K], %u[G, K]) accumulate (sum [G]) { yield c · u }
//
// where memory holds K inside the kept G, which it holds inside S: lanes then lie along G and K alike. Factors of a sum
// that are the same down a column leave it, so that sums with other factors are one. Sums across instances follow. For
// that alone sums over a contiguous S nest as well, where memory holds K outside S. After `walk_inner_instances`.
//
//===----------------------------------------------------------------------===//

#include "compiler/plan/drafts/copy_value.h"
#include "compiler/plan/names.h"
#include "compiler/plan/rewrites/rewrites.h"
#include "compiler/plan/structure.h"

#include "mlir/Dialect/Arith/IR/Arith.h"

using namespace mlir;

namespace norma::compiler::plan {

namespace {

/// The axes of a walk in two parts, those that are summed over first and the rest.
struct Parts {
  Axes rows, columns;
};

/// Rows are reduced somewhere and outside of something kept.
Parts parts_by_memory(FormOp form, TraverseOp walk) {
  Axes order = in_memory_order(form, axes_of(walk.getSpace()));
  unsigned first_column = 0;
  for (unsigned index = 0; index < walk.accumulator_count(); ++index)
    for (unsigned at = 0; at < order.size(); ++at) {
      ArrayRef<StringAttr> kept = walk.accumulator(index).getKept(), inside = ArrayRef(order).drop_front(at + 1);
      if (!contains(kept, order[at]) && !common(inside, kept).empty()) first_column = std::max(first_column, at + 1);
    }
  return {Axes(ArrayRef(order).take_front(first_column)), Axes(ArrayRef(order).drop_front(first_column))};
}

/// A product's factors, those that are the same down a column apart from the others.
struct Factors {
  SmallVector<Value> same, others;
};

void collect_factors(TraverseOp walk, Value value, AxesRef rows, Factors &factors) {
  if (is_same_along(walk, value, rows)) {
    factors.same.push_back(value);
  } else if (auto product = value.getDefiningOp<arith::MulFOp>()) {
    collect_factors(walk, product.getLhs(), rows, factors);
    collect_factors(walk, product.getRhs(), rows, factors);
  } else {
    factors.others.push_back(value);
  }
}

Value product_of(OpBuilder &builder, Location location, ArrayRef<Value> factors) {
  Value product;
  for (Value factor : factors)
    product = product ? Value(arith::MulFOp::create(builder, location, product, factor)) : factor;
  return product;
}

/// Nests the sums of one walk.
class Nest {
public:
  Nest(FormOp form, TraverseOp walk, const Parts &parts)
      : form(form), walk(walk), parts(parts), over(walk.getLoc(), in_table_order(form, parts.columns)) {}

  void run() {
    OpBuilder builder(walk);
    auto moving = cast<TraverseOp>(builder.clone(*walk));
    SmallVector<Value> outside(walk.accumulator_count());
    for (unsigned index = 0; index < walk.accumulator_count(); ++index)
      if (walk.accumulator(index).getMonoid() == "sum") outside[index] = take_out(moving, index);
    SmallVector<Operation *> operations;
    for (Operation &op : moving.getBody().front().without_terminator()) operations.push_back(&op);
    for (Operation *op : llvm::reverse(operations))
      if (op->use_empty()) op->erase();
    TraversalDraft down(moving);
    SmallVector<Value> yielded = down.take_body(moving);
    for (unsigned index = 0; index < walk->getNumResults(); ++index) {
      Type state = cast<ArrayType>(walk->getResult(index).getType()).getElement();
      if (index >= walk.accumulator_count()) {
        down.emit(yielded[index], state, given_name(walk, index), walk->getResult(index));
        continue;
      }
      AccumulateAttr how = walk.accumulator(index);
      // What is kept of the instance's own axes alone has no place in an array of the instance.
      Axes own = common(how.getKept(), axes_of(walk.getSpace()));
      Axes kept = in_table_order(form, joined(own, parts.columns));
      down.accumulate(AccumulateAttr::get(walk.getContext(), how.getMonoid(), kept, {}, StringAttr()), yielded[index],
                      state, StringAttr());
    }
    down.drop_unused_reads();
    TraverseOp columns = down.finish(builder);
    for (unsigned index = 0; index < walk.accumulator_count(); ++index) {
      Type state = cast<ArrayType>(columns->getResult(index).getType()).getElement();
      Value element = over.read_here(columns->getResult(index), state);
      OpBuilder inside = over.builder();
      if (outside[index]) element = arith::MulFOp::create(inside, walk.getLoc(), outside[index], element);
      over.accumulate(walk.accumulator(index), element, state, given_name(walk, index), walk->getResult(index));
    }
    over.finish(builder);
    walk.erase();
  }

private:
  /// Leaves to the accumulator what differs down a column; returns the product of the rest, in the body of `over`.
  Value take_out(TraverseOp moving, unsigned index) {
    Operation *yield = moving.getBody().front().getTerminator();
    Value element = yield->getOperand(index);
    Factors factors;
    collect_factors(moving, element, parts.rows, factors);
    if (factors.same.empty() || factors.others.empty()) return {};
    SmallVector<Value> copied;
    for (Value factor : factors.same) copied.push_back(copy_value(moving, factor, over, copies));
    OpBuilder inside = over.builder(), before(yield);
    yield->setOperand(index, product_of(before, walk.getLoc(), factors.others));
    return product_of(inside, walk.getLoc(), copied);
  }

  FormOp form;
  TraverseOp walk;
  const Parts &parts;
  TraversalDraft over;
  IRMapping copies;
};

/// The contiguous axis comes first where some sum has a factor that changes along the others alone.
Parts parts_by_factors(FormOp form, TraverseOp walk) {
  Axes order = in_memory_order(form, axes_of(walk.getSpace()));
  if (order.size() < 2) return {};
  Parts parts{{order.back()}, Axes(ArrayRef(order).drop_back())};
  Operation *yield = walk.getBody().front().getTerminator();
  for (unsigned index = 0; index < walk.accumulator_count(); ++index) {
    if (walk.accumulator(index).getMonoid() != "sum") return {};
    Factors factors;
    collect_factors(walk, yield->getOperand(index), parts.rows, factors);
    if (factors.others.empty()) continue;
    for (Value factor : factors.same)
      if (!is_same_along(walk, factor, parts.columns)) return parts;
  }
  return {};
}

/// Whether some accumulator reduces a column's axis, and all of them all rows.
bool wants_nest(TraverseOp walk, const Parts &parts) {
  if (parts.rows.empty() || walk.accumulator_count() == 0 || !walk.getBounds().empty() || walk.getInOrder() ||
      walk.getSymmetric())
    return false;
  bool found = false;
  for (unsigned index = 0; index < walk.accumulator_count(); ++index) {
    AccumulateAttr how = walk.accumulator(index);
    if (!common(parts.rows, how.getKept()).empty() || how.getRunning()) return false;
    found |= !contains_all(how.getKept(), parts.columns);
  }
  return found;
}

} // namespace

void nest_sums(FormOp form, Refusals &) {
  for (KernelOp kernel : kernels_in(form))
    for (TraverseOp walk : walks_in(kernel)) {
      // Lanes that are instances have no room for arrays of their own.
      Axes all = in_memory_order(form, joined(axes_of(kernel.getInstances()), axes_of(walk.getSpace())));
      if (all.empty() || kernel.is_instance_axis(all.back())) continue;
      Parts parts = parts_by_memory(form, walk);
      if (parts.rows.empty()) parts = parts_by_factors(form, walk);
      if (wants_nest(walk, parts)) Nest(form, walk, parts).run();
    }
}

} // namespace norma::compiler::plan
