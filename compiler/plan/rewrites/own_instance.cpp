//===- own_instance.cpp - reading what the same instance of a kernel made --===//

#include "compiler/plan/rewrites/own_instance.h"

using namespace mlir;

namespace norma::compiler::plan {

bool at_own_instance(AxesRef instances, ArrayRef<Attribute> points) {
  for (Attribute entry : points) {
    auto point = cast<PointAttr>(entry);
    if (!contains(instances, point.getAxis()) && !contains(instances, point.getFrom())) continue;
    if (point.getFrom() != point.getAxis() || point.getOffset()) return false;
  }
  return true;
}

void read_within(TraverseOp reader, Value outer, Value inner) {
  SmallVector<Attribute> points(reader.getPoints().begin(), reader.getPoints().end());
  for (unsigned read = 0; read < reader.getReads().size(); ++read) {
    if (reader.getReads()[read] != outer) continue;
    reader->setOperand(read, inner);
    SmallVector<Attribute> remaining;
    for (StringAttr axis : cast<ArrayType>(inner.getType()).getAxes())
      for (Attribute point : cast<ArrayAttr>(points[read]))
        if (cast<PointAttr>(point).getAxis() == axis) remaining.push_back(point);
    points[read] = ArrayAttr::get(reader.getContext(), remaining);
  }
  reader.setPointsAttr(ArrayAttr::get(reader.getContext(), points));
}

} // namespace norma::compiler::plan
