//===- overlap.cpp - whether two arguments share memory ------------------------===//
#include "runtime/core/overlap.h"

namespace norma::internal {
namespace {

struct AxisStep {
  std::int64_t extent;
  std::int64_t bytes; ///< from one element to the next
};

/// The atomic axes of an argument with more than one element.
int steps_of(const Binding &binding, int argument, AxisStep *steps) {
  const norma_record &record = *binding.record;
  const norma_argument &declared = record.arguments[argument];
  const BoundArgument &bound = binding.arguments[argument];
  int count = 0, stride = bound.first_stride;
  for (int d = declared.first_dimension; d < declared.first_dimension + declared.rank; ++d)
    for (int i = 0; i < record.dimensions[d].atomic_count; ++i, ++stride) {
      const std::int64_t extent = binding.extents[record.atomics[record.dimensions[d].first_atomic + i]];
      if (extent != 1) steps[count++] = {extent, binding.strides[stride] * bound.element_bytes};
    }
  return count;
}

/// What the steps that are not whole pitches cover, in bytes from the first element.
struct Column {
  std::int64_t low = 0;
  std::int64_t high = 0;
};

Column column_of(const AxisStep *steps, int count, std::int64_t element_bytes, std::int64_t pitch) {
  Column column = {0, element_bytes};
  for (int i = 0; i < count; ++i) {
    if (steps[i].bytes % pitch == 0) continue;
    const std::int64_t reach = (steps[i].extent - 1) * steps[i].bytes;
    (reach < 0 ? column.low : column.high) += reach;
  }
  return column;
}

} // namespace

Bytes bytes_of(const Binding &binding, int argument, const void *data) {
  const BoundArgument &bound = binding.arguments[argument];
  if (bound.elements == 0) return {};
  const auto address = reinterpret_cast<std::uintptr_t>(data);
  return {address + static_cast<std::uintptr_t>(bound.low), address + static_cast<std::uintptr_t>(bound.high)};
}

bool may_share_elements(const Binding &binding, int a, const void *a_data, int b, const void *b_data) {
  AxisStep a_steps[NORMA_MAX_DIMENSIONS], b_steps[NORMA_MAX_DIMENSIONS];
  const int a_count = steps_of(binding, a, a_steps), b_count = steps_of(binding, b, b_steps);
  for (int i = 0; i < a_count; ++i) {
    const std::int64_t pitch = a_steps[i].bytes < 0 ? -a_steps[i].bytes : a_steps[i].bytes;
    if (pitch == 0) continue;
    const Column left = column_of(a_steps, a_count, binding.arguments[a].element_bytes, pitch);
    const Column right = column_of(b_steps, b_count, binding.arguments[b].element_bytes, pitch);
    // Where b's column begins, counted from the begin of a's and round the pitch.
    std::int64_t begin =
        (reinterpret_cast<std::intptr_t>(b_data) + right.low - reinterpret_cast<std::intptr_t>(a_data) - left.low) %
        pitch;
    if (begin < 0) begin += pitch;
    if (begin >= left.high - left.low && begin + (right.high - right.low) <= pitch) return false;
  }
  return true;
}

bool same_view(const Binding &binding, int a, const void *a_data, int b, const void *b_data) {
  if (a_data != b_data || binding.arguments[a].element_bytes != binding.arguments[b].element_bytes) return false;
  AxisStep a_steps[NORMA_MAX_DIMENSIONS], b_steps[NORMA_MAX_DIMENSIONS];
  const int count = steps_of(binding, a, a_steps);
  if (count != steps_of(binding, b, b_steps)) return false;
  for (int i = 0; i < count; ++i)
    if (a_steps[i].extent != b_steps[i].extent || a_steps[i].bytes != b_steps[i].bytes) return false;
  return true;
}

} // namespace norma::internal
