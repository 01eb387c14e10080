//===- areas.cpp - areas that need a least number of elements -------------===//
//
// See areas.h.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/phases/areas.h"

#include "compiler/emit/layout.h"

namespace norma::compiler::driver {

mlir::ArrayAttr find_areas_of_two(norm::FormOp form) {
  mlir::Builder builder(form.getContext());
  llvm::SmallVector<mlir::Attribute> areas;
  form.walk([&](norm::AggregateOp aggregate) {
    if (!aggregate.getUnbiased() || !aggregate.is_plain() || aggregate.use_empty()) return;
    llvm::SmallVector<mlir::Attribute> axes;
    for (mlir::StringAttr axis : aggregate.over_axes()) axes.push_back(axis);
    mlir::ArrayAttr area = builder.getArrayAttr(axes);
    if (!llvm::is_contained(areas, area)) areas.push_back(area);
  });
  return builder.getArrayAttr(areas);
}

std::vector<emit::RecordArea> areas_of(plan::FormOp form) {
  std::vector<emit::RecordArea> areas;
  auto written = form->getAttrOfType<mlir::ArrayAttr>(areas_of_two);
  if (!written) return areas;
  const emit::FrameLayout layout = emit::lay_out(form);
  for (mlir::ArrayAttr axes : written.getAsRange<mlir::ArrayAttr>()) {
    emit::RecordArea area{{}, 2};
    for (mlir::StringAttr axis : axes.getAsRange<mlir::StringAttr>()) area.axes.push_back(layout.axis_index(axis));
    areas.push_back(std::move(area));
  }
  return areas;
}

} // namespace norma::compiler::driver
