//===- record_shapes.cpp - the shapes of results, from those of arguments -===//
//
// See record_shapes.h.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/execute/record_shapes.h"

namespace norma::compiler::driver {

RecordShapes::RecordShapes(const norma_record &record) : record(record) {
  for (int axis = 0; axis < record.axis_count; ++axis) extents.push_back(record.axes[axis].fixed);
}

std::vector<std::string> RecordShapes::names_of(const norma_argument &argument) const {
  std::vector<std::string> names;
  for (int d = 0; d < argument.rank; ++d) names.emplace_back(record.dimensions[argument.first_dimension + d].name);
  return names;
}

void RecordShapes::learn(const norma_argument &argument, const std::vector<std::int64_t> &shape) {
  int pack_count = 0;
  for (int d = 0; d < argument.rank; ++d) pack_count += record.dimensions[argument.first_dimension + d].is_pack != 0;
  const int pack_rank = int(shape.size()) - (argument.rank - pack_count);
  if (pack_count > 1 || pack_rank < 0 || (pack_count == 0 && pack_rank != 0)) return;
  std::size_t next = 0;
  for (int d = 0; d < argument.rank; ++d) {
    const norma_dimension &dimension = record.dimensions[argument.first_dimension + d];
    const std::int32_t *atomics = record.atomics + dimension.first_atomic;
    if (dimension.is_pack) {
      packs[atomics[0]] = {shape.begin() + long(next), shape.begin() + long(next) + pack_rank};
      next += std::size_t(pack_rank);
      continue;
    }
    std::int64_t rest = shape[next++];
    int open = -1;
    for (int i = 0; i < dimension.atomic_count; ++i) {
      const std::int64_t known = extents[std::size_t(atomics[i])];
      if (known > 0)
        rest = rest % known == 0 ? rest / known : 0;
      else
        open = atomics[i];
    }
    if (open >= 0) extents[std::size_t(open)] = rest;
  }
}

std::optional<std::vector<std::int64_t>> RecordShapes::shape_of(const norma_argument &argument) const {
  std::vector<std::int64_t> shape;
  for (int d = 0; d < argument.rank; ++d) {
    const norma_dimension &dimension = record.dimensions[argument.first_dimension + d];
    const std::int32_t *atomics = record.atomics + dimension.first_atomic;
    if (dimension.is_pack) {
      const auto pack = packs.find(atomics[0]);
      if (pack == packs.end()) return std::nullopt;
      shape.insert(shape.end(), pack->second.begin(), pack->second.end());
      continue;
    }
    std::int64_t extent = 1;
    for (int i = 0; i < dimension.atomic_count; ++i) {
      if (extents[std::size_t(atomics[i])] < 0) return std::nullopt;
      extent *= extents[std::size_t(atomics[i])];
    }
    shape.push_back(extent);
  }
  return shape;
}

} // namespace norma::compiler::driver
