//===- images.h - the handwritten digits --------------------------------===//
#pragma once

#include "matrix.h"

#include <cstdint>
#include <string>
#include <vector>

namespace digits {

/// Images of 8 × 8 pixels from 0 to 1, and the digits that they show.
struct Images {
  Matrix pixels;
  std::vector<std::uint8_t> labels;

  std::size_t count() const { return labels.size(); }
  /// Those at order[first], order[first + 1], … before order[last].
  Images select(const std::vector<std::size_t> &order, std::size_t first, std::size_t last) const;
};

/// Reads lines of 64 grey values from 0 to 16 and a digit. Throws std::runtime_error with file and line.
Images read_images(const std::string &file);

} // namespace digits
