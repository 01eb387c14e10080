//===- axes.cpp - sets of axes in the order of a form's table -------------===//
//
// See axes.h.
//
//===----------------------------------------------------------------------===//
#include "compiler/dialect/norm/axes.h"

#include "llvm/ADT/STLExtras.h"

using namespace mlir;

namespace norma::compiler::norm {

FormOp form_of(Operation *op) {
  if (auto form = dyn_cast<FormOp>(op)) return form;
  return op->getParentOfType<FormOp>();
}

Axes in_table_order(FormOp form, ArrayRef<StringAttr> axes) {
  Axes sorted(axes.begin(), axes.end());
  llvm::sort(sorted, [&](StringAttr a, StringAttr b) { return form.axis_position(a) < form.axis_position(b); });
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  return sorted;
}

Axes union_of(FormOp form, ValueRange values) {
  Axes all;
  for (Value value : values) llvm::append_range(all, array_type(value).getAxes());
  return in_table_order(form, all);
}

Axes difference(ArrayRef<StringAttr> all, ArrayRef<StringAttr> taken) {
  Axes rest;
  llvm::copy_if(all, std::back_inserter(rest), [&](StringAttr axis) { return !llvm::is_contained(taken, axis); });
  return rest;
}

std::string spelled(ArrayRef<StringAttr> axes) {
  std::string text = "[";
  for (StringAttr axis : axes) text += (text.size() > 1 ? ", " : "") + axis.str();
  return text + "]";
}

StringAttr twin_of(FormOp form, StringAttr axis) {
  for (auto row : form.getAxes().getAsRange<AxisAttr>()) {
    if (row.getName() == axis && row.getTwinOf()) return row.getTwinOf();
    if (row.getTwinOf() == axis) return row.getName();
  }
  return {};
}

Axes with_twins_exchanged(FormOp form, ArrayRef<StringAttr> axes, ArrayRef<StringAttr> joint) {
  Axes exchanged;
  for (StringAttr axis : axes) {
    StringAttr twin = twin_of(form, axis);
    const bool swap = twin && (llvm::is_contained(joint, axis) || llvm::is_contained(joint, twin));
    exchanged.push_back(swap ? twin : axis);
  }
  return in_table_order(form, exchanged);
}

Axes axes_in(ArrayAttr names) {
  const auto range = names.getAsRange<StringAttr>();
  return Axes(range.begin(), range.end());
}

ArrayAttr array_of(MLIRContext *context, ArrayRef<StringAttr> axes) {
  SmallVector<Attribute> attributes(axes.begin(), axes.end());
  return ArrayAttr::get(context, attributes);
}

} // namespace norma::compiler::norm
