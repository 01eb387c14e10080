//===- values.cpp - an array of the plan while it is interpreted -----------===//

#include "compiler/plan/interpreter/values.h"

using namespace mlir;

namespace norma::compiler::plan {

Values Values::filled(ArrayType type, const Extents &extents, const Scalar &with) {
  Values values;
  int64_t count = 1;
  for (StringAttr axis : type.getAxes()) {
    values.axes.push_back(axis);
    values.shape.push_back(extents.of(axis));
    count *= values.shape.back();
  }
  values.elements.assign(count, with);
  return values;
}

Scalar &Values::at(const Coordinates &coordinates) {
  int64_t offset = 0;
  for (size_t axis = 0; axis < axes.size(); ++axis) {
    auto place = coordinates.find(axes[axis]);
    if (place == coordinates.end() || place->second < 0 || place->second >= shape[axis])
      llvm::report_fatal_error("internal error: no coordinate along axis " + axes[axis].getValue());
    offset = offset * shape[axis] + place->second;
  }
  return elements[offset];
}

void for_each_coordinate(ArrayRef<StringAttr> axes, const Extents &extents, Coordinates &coordinates,
                         llvm::function_ref<void()> visit) {
  if (axes.empty()) return visit();
  int64_t extent = extents.of(axes.front());
  for (int64_t index = 0; index < extent; ++index) {
    coordinates[axes.front()] = index;
    for_each_coordinate(axes.drop_front(), extents, coordinates, visit);
  }
  coordinates.erase(axes.front());
}

SmallVector<StringAttr> names_of(ArrayAttr axes) {
  SmallVector<StringAttr> names;
  for (Attribute axis : axes) names.push_back(cast<StringAttr>(axis));
  return names;
}

} // namespace norma::compiler::plan
