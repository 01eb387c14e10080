//===- fill_and_copy.cpp - rows of elements by the driver's own kernels ------------------===//
#include "runtime/cuda/fill_and_copy.h"

namespace norma::cuda {
namespace {

std::size_t size(std::int64_t number) { return static_cast<std::size_t>(number); }

/// Of 1, 2 or 4 bytes.
bool fill_narrow(const Driver &driver, Attempt &attempt, Stream stream, const Rows &rows, std::int32_t element_bytes,
                 std::uint64_t bits) {
  const std::size_t pitch = size(rows.pitch), height = size(rows.rows), width = size(rows.count);
  const auto one = static_cast<unsigned char>(bits);
  const auto two = static_cast<unsigned short>(bits);
  const auto four = static_cast<unsigned>(bits);
  const bool is_row = rows.rows == 1;
  switch (element_bytes) {
  case 1:
    return is_row
               ? attempt("cuMemsetD8Async", driver.cuMemsetD8Async(rows.begin, one, width, stream))
               : attempt("cuMemsetD2D8Async", driver.cuMemsetD2D8Async(rows.begin, pitch, one, width, height, stream));
  case 2:
    return is_row ? attempt("cuMemsetD16Async", driver.cuMemsetD16Async(rows.begin, two, width, stream))
                  : attempt("cuMemsetD2D16Async",
                            driver.cuMemsetD2D16Async(rows.begin, pitch, two, width, height, stream));
  default:
    return is_row ? attempt("cuMemsetD32Async", driver.cuMemsetD32Async(rows.begin, four, width, stream))
                  : attempt("cuMemsetD2D32Async",
                            driver.cuMemsetD2D32Async(rows.begin, pitch, four, width, height, stream));
  }
}

/// A column of 8 bytes by 4 and 4, as no driver sets 8 at a time.
bool fill_wide_column(const Driver &driver, Attempt &attempt, Stream stream, Address begin, std::int64_t pitch,
                      std::int64_t count, std::uint64_t bits) {
  return fill_narrow(driver, attempt, stream, {begin, pitch, count, 1}, 4, bits) &&
         fill_narrow(driver, attempt, stream, {begin + 4, pitch, count, 1}, 4, bits >> 32);
}

} // namespace

bool fill_rows(const Driver &driver, Attempt &attempt, Stream stream, const Rows &rows, std::int32_t element_bytes,
               std::uint64_t bits) {
  if (element_bytes < 8) return fill_narrow(driver, attempt, stream, rows, element_bytes, bits);
  if (bits >> 32 == (bits & UINT32_MAX))
    return fill_narrow(driver, attempt, stream, {rows.begin, rows.pitch, rows.rows, 2 * rows.count}, 4, bits);
  if (rows.count == 1) return fill_wide_column(driver, attempt, stream, rows.begin, rows.pitch, rows.rows, bits);
  for (std::int64_t row = 0; row < rows.rows; ++row)
    if (!fill_wide_column(driver, attempt, stream, rows.begin + size(row * rows.pitch), 8, rows.count, bits))
      return false;
  return true;
}

bool copy_rows(const Driver &driver, Attempt &attempt, Stream stream, const Rows &to, Address from,
               std::int64_t from_pitch) {
  if (to.rows == 1)
    return attempt("cuMemcpyDtoDAsync", driver.cuMemcpyDtoDAsync_v2(to.begin, from, size(to.count), stream));
  Copy2D copy = {};
  copy.from = {0, 0, memory_on_device, nullptr, from, nullptr, size(from_pitch)};
  copy.to = {0, 0, memory_on_device, nullptr, to.begin, nullptr, size(to.pitch)};
  copy.width_bytes = size(to.count);
  copy.height = size(to.rows);
  return attempt("cuMemcpy2DAsync", driver.cuMemcpy2DAsync_v2(&copy, stream));
}

} // namespace norma::cuda
