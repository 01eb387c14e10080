//===- form_builder.cpp - one kernel per aggregate and result --------------===//

#include "compiler/plan/build/form_builder.h"
#include "compiler/plan/drafts/kernel_draft.h"

using namespace mlir;

namespace norma::compiler::plan {

namespace {

norm::ArrayType array_type(Value value) { return cast<norm::ArrayType>(value.getType()); }

/// The kept axes of the aggregates that a value depends on directly.
void collect_kept(Value value, SmallVectorImpl<Axes> &kept, llvm::SetVector<Value> &seen) {
  Operation *op = value.getDefiningOp();
  if (!op || !seen.insert(value)) return;
  if (isa<norm::AggregateOp>(op)) return kept.push_back(Axes(array_type(value).getAxes()));
  for (Value operand : op->getOperands()) collect_kept(operand, kept, seen);
}

/// A kernel of one walk.
class KernelParts {
public:
  KernelParts(FormBuilder &form, Location location, StringRef name, AxesRef instances, AxesRef space)
      : form(form), kernel(form.form(), location, name, instances), main(location, space), writer(form, main) {}

  Value finish(OpBuilder &builder, StringAttr name) {
    OpBuilder inside = kernel.builder();
    TraverseOp walk = main.finish(inside);
    kernel.give(walk->getResult(0), name);
    return kernel.finish(builder)->getResult(0);
  }

  FormBuilder &form;
  KernelDraft kernel;
  TraversalDraft main;
  BodyWriter writer;
};

} // namespace

FormBuilder::FormBuilder(norm::FormOp source, FormOp form)
    : source(source), plan(form), builder(OpBuilder::atBlockEnd(&form.getBody().front())) {}

Value FormBuilder::argument(BlockArgument value) { return plan.getBody().front().getArgument(value.getArgNumber()); }

FormBuilder::Area FormBuilder::area_of(norm::AggregateOp op, const void *lift) {
  return {op.getSource(), op.getMask(), op.getWeight(), op.getOver(), lift, op.getOrderAttr()};
}

const aggregate::Accumulation *FormBuilder::shared_moments(norm::AggregateOp op) {
  const aggregate::Accumulation *own = aggregate::find_accumulation(op.getFunction());
  if (!own->from_moments || op.getMask() || op.getWeight()) return nullptr;
  for (Operation *user : op.getSource().getUsers()) {
    auto other = dyn_cast<norm::AggregateOp>(user);
    if (!other || other.getSource() != op.getSource() || other->use_empty()) continue;
    const aggregate::Accumulation *how = aggregate::find_accumulation(other.getFunction());
    if (how->monoid == "moments" && area_of(op, nullptr) == area_of(other, nullptr)) return how;
  }
  return nullptr;
}

Value FormBuilder::state(norm::AggregateOp op) {
  const aggregate::Accumulation *how = aggregate::find_accumulation(op.getFunction());
  if (const aggregate::Accumulation *moments = shared_moments(op)) how = moments;
  if (how->monoid.empty()) return {};
  return accumulate(op, how);
}

Value FormBuilder::count_state(norm::AggregateOp op) {
  if (!op.getMask() && !op.getWeight()) return {};
  return accumulate(op, nullptr);
}

StringAttr FormBuilder::numbered(StringRef word) {
  unsigned number = ++words[word];
  return builder.getStringAttr(number == 1 ? word.str() : word.str() + std::to_string(number));
}

Value FormBuilder::accumulate(norm::AggregateOp op, const aggregate::Accumulation *how) {
  Area area = area_of(op, how ? reinterpret_cast<const void *>(how->lift) : nullptr);
  for (auto &[known, array] : states)
    if (known == area) return array;
  MLIRContext *context = builder.getContext();
  Axes instances(array_type(op.getResult()).getAxes());
  Axes space = in_table_order(plan, op.over_axes());
  // A state that is yet to be projected is not what the declaration names.
  StringAttr name = how && !how->project ? name_in(op.getLoc()) : StringAttr();
  if (!name) name = numbered(how ? StringRef(how->monoid) : "count");
  KernelParts parts(*this, op.getLoc(), name.getValue(), instances, space);
  aggregate::Element element = parts.writer.write_element(op);
  Type real = array_type(op.getResult()).getElement();
  OpBuilder inside = parts.main.builder();
  aggregate::Scalars scalars{inside, op.getLoc()};
  Value lifted = how ? how->lift(scalars, op, element) : aggregate::lift_count(scalars, op, element, real);
  StringRef monoid = how ? StringRef(how->monoid) : "sum";
  Type state = monoid == "moments" ? Type(MomentsType::get(context, real)) : real;
  parts.main.accumulate(AccumulateAttr::get(context, monoid, {}, {}, StringAttr()), lifted, state, name);
  Value array = parts.finish(builder, name);
  states.push_back({area, array});
  return array;
}

Axes FormBuilder::instances_for(Value value) {
  Axes axes(array_type(value).getAxes()), best;
  SmallVector<Axes> kept;
  llvm::SetVector<Value> seen;
  collect_kept(value, kept, seen);
  bool found = false;
  for (AxesRef candidate : kept) {
    if (!contains_all(axes, candidate) || candidate.size() < best.size()) continue;
    found |= !candidate.empty();
    best.assign(candidate.begin(), candidate.end());
  }
  if (found || axes.empty()) return best;
  Axes order = in_memory_order(plan, axes);
  return in_table_order(plan, ArrayRef(order).drop_back());
}

Value FormBuilder::emit(Value value, Type storage, StringAttr name) {
  Axes instances = instances_for(value);
  Axes space = without(array_type(value).getAxes(), instances);
  KernelParts parts(*this, value.getLoc(), name.getValue(), instances, space);
  Value element = parts.writer.write(value);
  parts.main.emit(element, storage, name);
  return parts.finish(builder, name);
}

void FormBuilder::build() {
  source.getBody().walk([&](norm::AggregateOp op) {
    if (!op->use_empty()) state(op);
  });
  auto terminator = cast<norm::ReturnOp>(source.getBody().front().getTerminator());
  SmallVector<Value> results;
  for (auto [index, value] : llvm::enumerate(terminator.getValues())) {
    auto type = cast<ArrayType>(plan.getResultTypes()[index]);
    auto aggregate_op = value.getDefiningOp<norm::AggregateOp>();
    Value array = aggregate_op ? state(aggregate_op) : Value();
    bool is_state =
        array && array.getType() == type && !aggregate::find_accumulation(aggregate_op.getFunction())->project;
    auto name = source.getResultAttrOfType<StringAttr>(index, "norm.name");
    results.push_back(is_state ? array : emit(value, type.getElement(), name));
  }
  ReturnOp::create(builder, source.getLoc(), results);
}

} // namespace norma::compiler::plan
