//===- elements.cpp - writing arguments without a kernel ------------------------===//
#include "runtime/core/elements.h"
#include "runtime/core/device_elements.h"
#include "runtime/core/fault.h"

#include <cstring>

namespace norma::internal {
namespace {

/// A double in a binary format of 16 bits with `mantissa_bits` and exponents down to `least_exponent` (of normal
/// numbers).
std::uint16_t encoded_in_16_bits(double value, int mantissa_bits, int least_exponent) {
  std::uint64_t bits;
  std::memcpy(&bits, &value, sizeof bits);
  const std::uint64_t sign = bits >> 63 << 15;
  const int exponent = static_cast<int>(bits >> 52 & 0x7ff) - 1023;
  const std::uint64_t fraction = bits & ((std::uint64_t{1} << 52) - 1);
  const std::uint64_t infinity = ((std::uint64_t{1} << (15 - mantissa_bits)) - 1) << mantissa_bits;
  const int greatest_exponent = 1 - least_exponent;
  if (exponent == 1024 && fraction != 0)
    return static_cast<std::uint16_t>(sign | infinity | std::uint64_t{1} << (mantissa_bits - 1));
  if (exponent > greatest_exponent) return static_cast<std::uint16_t>(sign | infinity);
  // Below the normal numbers the spacing stays that of the least exponent, so more bits are dropped.
  const int dropped = 52 - mantissa_bits + (exponent < least_exponent ? least_exponent - exponent : 0);
  if (dropped > 53) return static_cast<std::uint16_t>(sign);
  const std::uint64_t whole = fraction | std::uint64_t{1} << 52;
  const std::uint64_t kept = whole >> dropped, rest = whole & ((std::uint64_t{1} << dropped) - 1);
  const std::uint64_t half = std::uint64_t{1} << (dropped - 1);
  const std::uint64_t rounded = kept + (rest > half || (rest == half && (kept & 1)));
  // The hidden bit adds 1 to the exponent field, and a carry out of the fraction rounds up to the next one, or to
  // infinity.
  const std::uint64_t below =
      exponent < least_exponent ? 0 : static_cast<std::uint64_t>(exponent - least_exponent) << mantissa_bits;
  return static_cast<std::uint16_t>(sign | (below + rounded));
}

/// Calls `visit(offset in elements of a, of b)` for each element of an argument's axes.
template <typename Visit>
void for_each_element(const Binding &binding, int argument, const std::int64_t *a, const std::int64_t *b, Visit visit) {
  const norma_record &record = *binding.record;
  const norma_argument &declared = record.arguments[argument];
  std::int64_t extents[NORMA_MAX_DIMENSIONS], position[NORMA_MAX_DIMENSIONS];
  int count = 0;
  for (int d = declared.first_dimension; d < declared.first_dimension + declared.rank; ++d)
    for (int i = 0; i < record.dimensions[d].atomic_count; ++i, ++count) {
      extents[count] = binding.extents[record.atomics[record.dimensions[d].first_atomic + i]];
      position[count] = 0;
    }
  std::int64_t a_offset = 0, b_offset = 0;
  for (std::int64_t left = binding.arguments[argument].elements; left > 0; --left) {
    visit(a_offset, b_offset);
    for (int i = count - 1; i >= 0; --i) {
      a_offset += a[i];
      b_offset += b[i];
      if (++position[i] < extents[i]) break;
      a_offset -= a[i] * extents[i];
      b_offset -= b[i] * extents[i];
      position[i] = 0;
    }
  }
}

} // namespace

std::uint64_t encoded(double value, norma_dtype type) {
  std::uint64_t bits = 0;
  if (type.code == NORMA_FLOAT && type.bits == 64) {
    std::memcpy(&bits, &value, sizeof value);
  } else if (type.code == NORMA_FLOAT && type.bits == 32) {
    const auto narrow = static_cast<float>(value);
    std::memcpy(&bits, &narrow, sizeof narrow);
  } else if (type.code == NORMA_FLOAT && type.bits == 16) {
    bits = encoded_in_16_bits(value, 10, -14);
  } else if (type.code == NORMA_BFLOAT) {
    bits = encoded_in_16_bits(value, 7, -126);
  } else if (type.code == NORMA_BOOL) {
    bits = value != 0;
  } else {
    bits = static_cast<std::uint64_t>(static_cast<std::int64_t>(value));
  }
  return bits;
}

norma_status fill(const Binding &binding, int argument, void *data, double value) {
  const BoundArgument &bound = binding.arguments[argument];
  const std::uint64_t bits = encoded(value, binding.record->arguments[argument].dtype);
  if (binding.record->device_type != NORMA_CPU) return fill_on_device(binding, argument, data, bits);
  const std::int64_t *strides = binding.strides + bound.first_stride;
  const std::int64_t size = bound.element_bytes;
  // The low bytes come first on every machine that kernels are generated for.
  for_each_element(binding, argument, strides, strides, [&](std::int64_t offset, std::int64_t) {
    std::memcpy(static_cast<char *>(data) + offset * size, &bits, static_cast<std::size_t>(size));
  });
  return success(binding.record);
}

norma_status copy(const Binding &binding, int to, void *to_data, int from, const void *from_data) {
  if (binding.record->device_type != NORMA_CPU) return copy_on_device(binding, to, to_data, from, from_data);
  const std::int64_t size = binding.arguments[to].element_bytes;
  for_each_element(
      binding, to, binding.strides + binding.arguments[to].first_stride,
      binding.strides + binding.arguments[from].first_stride, [&](std::int64_t to_offset, std::int64_t from_offset) {
        std::memmove(static_cast<char *>(to_data) + to_offset * size,
                     static_cast<const char *>(from_data) + from_offset * size, static_cast<std::size_t>(size));
      });
  return success(binding.record);
}

} // namespace norma::internal
