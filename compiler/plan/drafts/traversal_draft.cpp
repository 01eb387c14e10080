//===- traversal_draft.cpp - a traversal under construction ----------------===//

#include "compiler/plan/drafts/traversal_draft.h"
#include "compiler/plan/names.h"

using namespace mlir;

namespace norma::compiler::plan {

ArrayAttr points_here(ArrayType array, Attribute given) {
  SmallVector<Attribute> points;
  for (StringAttr axis : array.getAxes()) {
    points.push_back(PointAttr::get(array.getContext(), axis, axis, StringAttr(), FloatAttr()));
    for (Attribute point : given ? cast<ArrayAttr>(given).getValue() : ArrayRef<Attribute>())
      if (cast<PointAttr>(point).getAxis() == axis) points.back() = point;
  }
  return ArrayAttr::get(array.getContext(), points);
}

TraversalDraft::TraversalDraft(Location location, AxesRef space)
    : space(space), location(location), body(std::make_unique<Block>()) {
  bounded = ArrayAttr::get(location.getContext(), {});
}

TraversalDraft::TraversalDraft(TraverseOp like) : TraversalDraft(like.getLoc(), axes_of(like.getSpace())) {
  in_order = like.getInOrder();
  bounds.assign(like.getBounds().begin(), like.getBounds().end());
  bounded = like.getBounded();
  symmetric = like.getSymmetricAttr();
}

TraversalDraft::~TraversalDraft() = default;

OpBuilder TraversalDraft::builder() {
  // A block without an operation around it does not know its context.
  OpBuilder inside(location.getContext());
  inside.setInsertionPointToEnd(body.get());
  return inside;
}

Value TraversalDraft::read(Value array, ArrayAttr points, Type element) {
  for (auto [index, read] : llvm::enumerate(reads))
    if (read.array == array && read.points == points && body->getArgument(index).getType() == element)
      return body->getArgument(index);
  reads.push_back({array, points});
  return body->addArgument(element, array.getLoc());
}

Value TraversalDraft::read_here(Value array, Type element) {
  return read(array, points_here(cast<ArrayType>(array.getType())), element);
}

void TraversalDraft::accumulate(AccumulateAttr how, Value element, Type state, StringAttr name, Value replaces) {
  accumulated.push_back({how, element, state, name, replaces});
}

void TraversalDraft::emit(Value element, Type storage, StringAttr name, Value replaces) {
  emitted.push_back({{}, element, storage, name, replaces});
}

SmallVector<Value> TraversalDraft::take_body(TraverseOp op) {
  Block &source = op.getBody().front();
  for (auto [index, array] : llvm::enumerate(op.getReads())) {
    BlockArgument element = source.getArgument(index);
    element.replaceAllUsesWith(read(array, cast<ArrayAttr>(op.getPoints()[index]), element.getType()));
  }
  Operation *yield = source.getTerminator();
  SmallVector<Value> yielded(yield->getOperands());
  yield->erase();
  body->getOperations().splice(body->end(), source.getOperations());
  emptied.push_back(op);
  return yielded;
}

void TraversalDraft::absorb(TraverseOp op, function_ref<bool(unsigned)> keep) {
  SmallVector<Value> yielded = take_body(op);
  for (auto [index, element] : llvm::enumerate(yielded)) {
    if (keep && !keep(index)) continue;
    Value result = op->getResult(index);
    Type stored = cast<ArrayType>(result.getType()).getElement();
    StringAttr name = given_name(op, index);
    if (index < op.accumulator_count())
      accumulate(op.accumulator(index), element, stored, name, result);
    else
      emit(element, stored, name, result);
  }
}

void TraversalDraft::keep_also(FormOp form, AxesRef axes) {
  for (Result &result : accumulated) {
    Axes kept = in_table_order(form, joined(result.how.getKept(), axes));
    result.how = AccumulateAttr::get(form.getContext(), result.how.getMonoid(), kept, result.how.getAcross(),
                                     result.how.getRunning());
  }
}

void TraversalDraft::drop_unused_reads() {
  // What is yielded counts as used before the terminator exists.
  auto yielded = [&](Value element) {
    auto yields = [&](const Result &result) { return result.element == element; };
    return llvm::any_of(accumulated, yields) || llvm::any_of(emitted, yields);
  };
  for (unsigned index = reads.size(); index-- > 0;) {
    if (!body->getArgument(index).use_empty() || yielded(body->getArgument(index))) continue;
    body->eraseArgument(index);
    reads.erase(reads.begin() + index);
  }
}

TraverseOp TraversalDraft::finish(OpBuilder &builder) {
  MLIRContext *context = builder.getContext();
  SmallVector<Type> types;
  SmallVector<Value> arrays, yielded, replaced;
  SmallVector<Attribute> points, accumulators;
  SmallVector<StringAttr> names;
  for (const Result &result : accumulated) {
    types.push_back(ArrayType::get(context, result.stored, result.how.getKept()));
    accumulators.push_back(result.how);
  }
  for (const Result &result : emitted) types.push_back(ArrayType::get(context, result.stored, space));
  for (const auto *results : {&accumulated, &emitted})
    for (const Result &result : *results) {
      yielded.push_back(result.element);
      replaced.push_back(result.replaces);
      names.push_back(result.name);
    }
  for (const Read &read : reads) {
    arrays.push_back(read.array);
    points.push_back(read.points);
  }
  OpBuilder inside = this->builder();
  YieldOp::create(inside, location, yielded);
  auto op = TraverseOp::create(builder, location, types, array_of(context, space), arrays, bounds,
                               builder.getArrayAttr(points), bounded, builder.getArrayAttr(accumulators), in_order,
                               symmetric, DictionaryAttr());
  op.getBody().push_back(body.release());
  set_names(op, names);
  for (auto [old, result] : llvm::zip(replaced, op.getResults()))
    if (old) old.replaceAllUsesWith(result);
  for (TraverseOp old : emptied) old.erase();
  return op;
}

} // namespace norma::compiler::plan
