//===- matrix.h - rows of numbers ---------------------------------------===//
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace digits {

/// A batch: one row for each example.
struct Matrix {
  Matrix() = default;
  Matrix(std::size_t row_count, std::size_t column_count)
      : rows(row_count), columns(column_count), values(row_count * column_count) {}

  std::span<float> row(std::size_t index) { return {values.data() + index * columns, columns}; }
  std::span<const float> row(std::size_t index) const { return {values.data() + index * columns, columns}; }

  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<float> values;
};

} // namespace digits
