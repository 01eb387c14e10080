//===- layout.cpp - which arrays a form's kernels see, and where ---------------===//

#include "compiler/emit/layout.h"

#include "compiler/emit/monoid.h"

#include "llvm/ADT/STLExtras.h"

using namespace mlir;

namespace norma::compiler::emit {

namespace {

/// The atomic axes of a bracket as written: the factors of a composite axis stand in its place.
SmallVector<StringAttr> expand(plan::FormOp form, ArrayAttr written) {
  SmallVector<StringAttr> axes;
  for (Attribute entry : written) {
    auto name = cast<StringAttr>(entry);
    plan::AxisAttr axis = form.find_axis(name);
    if (axis && !axis.getFactors().empty())
      llvm::append_range(axes, axis.getFactors());
    else
      axes.push_back(name);
  }
  return axes;
}

FrameArray describe(plan::FormOp form, plan::ArrayType type, DictionaryAttr attributes) {
  FrameArray array;
  array.element = type.getElement();
  if (auto moments = dyn_cast<plan::MomentsType>(array.element)) {
    array.element = moments.getElement();
    array.parts = moments_monoid().parts();
  }
  if (attributes) {
    if (auto name = attributes.getAs<StringAttr>("norm.name")) array.name = name.str();
    if (auto storage = attributes.getAs<TypeAttr>("norm.storage")) array.element = storage.getValue();
  }
  array.axes.assign(type.getAxes().begin(), type.getAxes().end());
  if (auto written = attributes ? attributes.getAs<ArrayAttr>("norm.axes") : ArrayAttr())
    array.axes = expand(form, written);
  return array;
}

bool is_scalar(DictionaryAttr attributes) {
  auto role = attributes ? attributes.getAs<StringAttr>("norm.role") : StringAttr();
  return role && role.getValue() == "scalar";
}

/// The type in which bodies compute: f64 as soon as one array is f64.
Type find_compute_type(plan::FormOp form) {
  Type compute = Float32Type::get(form.getContext());
  form.walk([&](Operation *op) {
    for (Type type : op->getOperandTypes())
      if (type.isF64()) compute = type;
  });
  return compute;
}

/// What a traversal makes with axes of its own, and no kernel returns, lives in the worker's scratch.
bool needs_scratch(OpResult value, plan::KernelOp kernel) {
  if (cast<plan::ArrayType>(value.getType()).rank() == 0) return false;
  return !llvm::is_contained(kernel.getBody().front().getTerminator()->getOperands(), value);
}

} // namespace

int FrameLayout::axis_index(StringAttr axis) const {
  auto found = llvm::find(axes, axis);
  return found == axes.end() ? -1 : static_cast<int>(found - axes.begin());
}

SmallVector<plan::KernelOp> kernels_of(plan::FormOp form) {
  return llvm::to_vector(form.getBody().front().getOps<plan::KernelOp>());
}

FrameLayout lay_out(plan::FormOp form) {
  FrameLayout layout;
  layout.compute = find_compute_type(form);
  for (Attribute entry : form.getAxes()) {
    auto axis = cast<plan::AxisAttr>(entry);
    if (axis.getKind() == "block" || axis.getKind() == "composite") continue;
    layout.axes.push_back(axis.getName());
    layout.counts[axis.getName()] = {axis.getName(), 1};
  }
  auto add = [&](Value value, FrameArray array) {
    layout.homes[value].push_back(static_cast<int>(layout.arrays.size()));
    layout.arrays.push_back(std::move(array));
  };
  int scalar_count = 0;
  for (BlockArgument argument : form.getBody().getArguments()) {
    auto attributes = form.getArgAttrDict(argument.getArgNumber());
    if (is_scalar(attributes))
      layout.scalars[argument] = scalar_count++;
    else
      add(argument, describe(form, cast<plan::ArrayType>(argument.getType()), attributes));
  }
  Operation *terminator = form.getBody().front().getTerminator();
  for (OpOperand &returned : terminator->getOpOperands())
    add(returned.get(), describe(form, cast<plan::ArrayType>(returned.get().getType()),
                                 form.getResultAttrDict(returned.getOperandNumber())));
  for (plan::KernelOp kernel : kernels_of(form)) {
    for (Attribute entry : kernel.getBlocks()) {
      auto block = cast<plan::BlockAttr>(entry);
      layout.counts[block.getAs()] = {block.getAxis(), block.getBy()};
    }
    for (OpResult result : kernel.getResults()) {
      if (layout.homes.contains(result)) continue;
      FrameArray array = describe(form, cast<plan::ArrayType>(result.getType()), {});
      array.workspace = true;
      add(result, array);
    }
    kernel.walk([&](plan::TraverseOp traverse) {
      for (OpResult result : traverse.getResults()) {
        if (!needs_scratch(result, kernel)) continue;
        FrameArray array = describe(form, cast<plan::ArrayType>(result.getType()), {});
        array.workspace = array.per_worker = true;
        add(result, array);
      }
    });
  }
  int64_t stride = 0;
  for (FrameArray &array : layout.arrays) {
    array.first_stride = stride;
    stride += static_cast<int64_t>(array.axes.size());
  }
  return layout;
}

} // namespace norma::compiler::emit
