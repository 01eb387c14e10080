//===- axes.cpp - sets of axis names in the order of a form's table --------===//

#include "compiler/plan/axes.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;

namespace norma::compiler::plan {

Axes axes_of(ArrayAttr names) {
  Axes axes;
  for (Attribute name : names) axes.push_back(cast<StringAttr>(name));
  return axes;
}

ArrayAttr array_of(MLIRContext *context, AxesRef axes) {
  return ArrayAttr::get(context, SmallVector<Attribute>(axes.begin(), axes.end()));
}

bool contains(AxesRef axes, StringAttr axis) { return llvm::is_contained(axes, axis); }

bool contains_all(AxesRef axes, AxesRef others) {
  return llvm::all_of(others, [&](StringAttr axis) { return contains(axes, axis); });
}

bool same_axes(AxesRef left, AxesRef right) {
  return left.size() == right.size() && contains_all(left, right) && contains_all(right, left);
}

Axes joined(AxesRef left, AxesRef right) {
  Axes axes(left);
  for (StringAttr axis : right)
    if (!contains(axes, axis)) axes.push_back(axis);
  return axes;
}

Axes without(AxesRef axes, AxesRef removed) {
  Axes kept;
  for (StringAttr axis : axes)
    if (!contains(removed, axis)) kept.push_back(axis);
  return kept;
}

Axes common(AxesRef left, AxesRef right) {
  Axes both;
  for (StringAttr axis : left)
    if (contains(right, axis)) both.push_back(axis);
  return both;
}

Axes in_table_order(FormOp form, AxesRef axes) {
  Axes ordered;
  for (Attribute row : form.getAxes())
    if (contains(axes, cast<AxisAttr>(row).getName())) ordered.push_back(cast<AxisAttr>(row).getName());
  return ordered;
}

/// The atomic axes of an argument as it is written.
static Axes written_axes(FormOp form, unsigned argument) {
  auto written = form.getArgAttrOfType<ArrayAttr>(argument, "norm.axes");
  Axes axes;
  for (StringAttr axis : written ? axes_of(written) : Axes()) {
    AxisAttr row = form.find_axis(axis);
    if (row && !row.getFactors().empty())
      axes.append(row.getFactors().begin(), row.getFactors().end());
    else
      axes.push_back(axis);
  }
  return axes;
}

/// Puts the axes of another array between those that are in order already, outside the next one that both have.
static void insert_axes(Axes &order, AxesRef others) {
  StringAttr *next = order.end();
  for (StringAttr axis : llvm::reverse(others)) {
    StringAttr *known = llvm::find(order, axis);
    next = known != order.end() ? known : order.insert(next, axis);
  }
}

Axes memory_order(FormOp form) {
  Axes named;
  if (ArrayAttr layout = form.getLayoutAttr()) named = axes_of(layout);
  for (unsigned index = 0; index < form.getNumArguments(); ++index) insert_axes(named, written_axes(form, index));
  Axes order;
  for (Attribute row : form.getAxes()) {
    auto axis = cast<AxisAttr>(row);
    if (axis.getFactors().empty() && !contains(named, axis.getName())) order.push_back(axis.getName());
  }
  return joined(order, named);
}

Axes in_memory_order(FormOp form, AxesRef axes) { return common(memory_order(form), axes); }

std::string spelled(AxesRef axes) {
  return llvm::join(llvm::map_range(axes, [](StringAttr axis) { return axis.getValue(); }), ", ");
}

StringAttr fresh_axis(FormOp form, StringRef wanted) {
  StringAttr name = StringAttr::get(form.getContext(), wanted);
  for (int number = 2; form.find_axis(name); ++number)
    name = StringAttr::get(form.getContext(), wanted + llvm::Twine(number));
  return name;
}

void add_axis(FormOp form, AxisAttr row) {
  SmallVector<Attribute> rows(form.getAxes().begin(), form.getAxes().end());
  rows.push_back(row);
  form.setAxesAttr(ArrayAttr::get(form.getContext(), rows));
}

int64_t extent_of(FormOp form, StringAttr axis) {
  AxisAttr row = form.find_axis(axis);
  if (!row) return -1;
  if (row.getKind() != "block") return row.getExtent();
  int64_t extent = extent_of(form, row.getOf());
  if (extent < 0) return -1;
  int64_t by = 1;
  form.walk([&](KernelOp kernel) {
    for (Attribute entry : kernel.getBlocks())
      if (cast<BlockAttr>(entry).getAs() == axis) by = cast<BlockAttr>(entry).getBy();
  });
  return (extent + by - 1) / by;
}

} // namespace norma::compiler::plan
