//===- images.cpp - the handwritten digits ------------------------------===//
#include "images.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <stdexcept>

namespace digits {
namespace {

constexpr std::size_t pixel_count = 64;
constexpr int brightest = 16;

/// Takes a number from 0 to `most` and the comma behind it from the line; -1 where there is none.
int take_number(std::string_view &line, int most) {
  int number = -1;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), number);
  if (error != std::errc() || number < 0 || number > most) return -1;
  line.remove_prefix(static_cast<std::size_t>(end - line.data()));
  if (line.starts_with(',')) line.remove_prefix(1);
  return number;
}

} // namespace

Images Images::select(const std::vector<std::size_t> &order, std::size_t first, std::size_t last) const {
  Images chosen{Matrix(last - first, pixels.columns), std::vector<std::uint8_t>(last - first)};
  for (std::size_t i = first; i < last; ++i) {
    std::ranges::copy(pixels.row(order[i]), chosen.pixels.row(i - first).begin());
    chosen.labels[i - first] = labels[order[i]];
  }
  return chosen;
}

Images read_images(const std::string &file) {
  std::ifstream stream(file);
  if (!stream) throw std::runtime_error(file + ": cannot be read");
  Images images;
  images.pixels.columns = pixel_count;
  for (std::string text; std::getline(stream, text);) {
    std::string_view line = text;
    const std::string place = file + ":" + std::to_string(images.count() + 1);
    for (std::size_t i = 0; i < pixel_count; ++i) {
      const int grey = take_number(line, brightest);
      if (grey < 0) throw std::runtime_error(place + ": expected 64 numbers from 0 to 16 and a digit");
      images.pixels.values.push_back(static_cast<float>(grey) / brightest);
    }
    const int digit = take_number(line, 9);
    if (digit < 0 || !line.empty()) throw std::runtime_error(place + ": expected a digit at the end of the line");
    images.labels.push_back(static_cast<std::uint8_t>(digit));
  }
  images.pixels.rows = images.count();
  return images;
}

} // namespace digits
