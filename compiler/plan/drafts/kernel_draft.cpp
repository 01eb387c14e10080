//===- kernel_draft.cpp - a kernel under construction ----------------------===//

#include "compiler/plan/drafts/kernel_draft.h"
#include "compiler/plan/names.h"

using namespace mlir;

namespace norma::compiler::plan {

AccumulateAttr accumulator_of(Value inner) {
  auto traverse = inner.getDefiningOp<TraverseOp>();
  if (!traverse) return {};
  unsigned index = cast<OpResult>(inner).getResultNumber();
  return index < traverse.accumulator_count() ? traverse.accumulator(index) : AccumulateAttr();
}

KernelDraft::KernelDraft(FormOp form, Location location, StringRef name, AxesRef instances)
    : instances(instances), name(name.str()), form(form), location(location), body(std::make_unique<Block>()) {}

KernelDraft::KernelDraft(KernelOp like)
    : KernelDraft(like->getParentOfType<FormOp>(), like.getLoc(), like.getName(), axes_of(like.getInstances())) {
  for (Attribute block : like.getBlocks()) blocks.push_back(cast<BlockAttr>(block));
  reversed = like.getReversed();
}

KernelDraft::~KernelDraft() = default;

OpBuilder KernelDraft::builder() {
  // A block without an operation around it does not know its context.
  OpBuilder inside(location.getContext());
  inside.setInsertionPointToEnd(body.get());
  return inside;
}

void KernelDraft::give(Value inner, StringAttr result_name, Value replaces) {
  results.push_back({inner, result_name, replaces});
}

void KernelDraft::absorb(KernelOp op, function_ref<bool(unsigned)> keep) {
  Block &source = op.getBody().front();
  Operation *terminator = source.getTerminator();
  for (auto [index, inner] : llvm::enumerate(terminator->getOperands()))
    if (!keep || keep(index)) give(inner, given_name(op, index), op->getResult(index));
  terminator->erase();
  body->getOperations().splice(body->end(), source.getOperations());
  emptied.push_back(op);
}

Type KernelDraft::outer_type(Value inner) const {
  auto type = cast<ArrayType>(inner.getType());
  Axes axes;
  AccumulateAttr how = accumulator_of(inner);
  if (how && !how.getAcross().empty()) {
    for (BlockAttr block : blocks)
      if (contains(how.getAcross(), block.getAxis())) axes.push_back(block.getAs());
    axes.append(joined(in_table_order(form, joined(type.getAxes(), without(instances, how.getAcross()))), {}));
  } else {
    axes = in_table_order(form, joined(instances, type.getAxes()));
  }
  return ArrayType::get(type.getContext(), type.getElement(), axes);
}

KernelOp KernelDraft::finish(OpBuilder &builder) {
  SmallVector<Type> types;
  SmallVector<Value> inner;
  SmallVector<StringAttr> names;
  for (const Result &result : results) {
    types.push_back(outer_type(result.inner));
    inner.push_back(result.inner);
    names.push_back(result.name);
  }
  OpBuilder inside = this->builder();
  ReturnOp::create(inside, location, inner);
  auto op = KernelOp::create(builder, location, types, name, array_of(builder.getContext(), instances),
                             builder.getArrayAttr(SmallVector<Attribute>(blocks.begin(), blocks.end())), reversed,
                             DictionaryAttr());
  op.getBody().push_back(body.release());
  set_names(op, names);
  for (auto [result, value] : llvm::zip(results, op.getResults()))
    if (result.replaces) result.replaces.replaceAllUsesWith(value);
  for (KernelOp old : emptied) old.erase();
  return op;
}

} // namespace norma::compiler::plan
