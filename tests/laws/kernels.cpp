//===- kernels.cpp - the compiled catalogue, found by name -----------------------------===//

#include "tests/laws/kernels.h"

#include <algorithm>

namespace norma::laws {

const norma_record *find_record(const std::string &library, const std::string &norm, const std::string &form) {
  for (const KernelRow &row : kernel_rows())
    if (library == row.library && norm == row.norm && form == row.form) return row.record;
  return nullptr;
}

std::vector<std::string> norms_of(const std::string &library) {
  std::vector<std::string> norms;
  for (const KernelRow &row : kernel_rows())
    if (library == row.library && (norms.empty() || norms.back() != row.norm)) norms.emplace_back(row.norm);
  return norms;
}

std::int64_t size_of(const Shape &shape) {
  std::int64_t size = 1;
  for (std::int64_t extent : shape) size *= extent;
  return size;
}

bool is_pack(const norma_record &record, int axis) {
  for (int a = 0; a < record.argument_count; ++a)
    for (int d = 0; d < record.arguments[a].rank; ++d) {
      const norma_dimension &dimension = record.dimensions[record.arguments[a].first_dimension + d];
      if (dimension.is_pack && record.atomics[dimension.first_atomic] == axis) return true;
    }
  return false;
}

std::int64_t Extents::of(const norma_record &record, int axis) const {
  if (record.axes[axis].fixed >= 0) return record.axes[axis].fixed;
  return is_pack(record, axis) ? size_of(pack) : axes.at(record.axes[axis].name);
}

Shape shape_of(const norma_record &record, const norma_argument &argument, const Extents &extents) {
  Shape shape;
  for (int d = 0; d < argument.rank; ++d) {
    const norma_dimension &dimension = record.dimensions[argument.first_dimension + d];
    if (dimension.is_pack) {
      shape.insert(shape.end(), extents.pack.begin(), extents.pack.end());
      continue;
    }
    shape.push_back(1);
    for (int i = 0; i < dimension.atomic_count; ++i)
      shape.back() *= extents.of(record, record.atomics[dimension.first_atomic + i]);
  }
  return shape;
}

std::vector<int> axes_of(const norma_record &record, const norma_argument &argument) {
  std::vector<int> axes;
  for (int d = 0; d < argument.rank; ++d) {
    const norma_dimension &dimension = record.dimensions[argument.first_dimension + d];
    for (int i = 0; i < dimension.atomic_count; ++i) axes.push_back(record.atomics[dimension.first_atomic + i]);
  }
  return axes;
}

} // namespace norma::laws
