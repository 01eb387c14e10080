//===- strides.cpp - strides along atomic axes, and the bytes that they reach -===//
//
// A tensor's dimension gives its stride to the innermost factor, and the factors outside it follow. A pack must
// collapse first: each of its strides is the next one's times that one's extent, extents of 1 aside.
//
//===----------------------------------------------------------------------===//
#include "runtime/core/strides.h"
#include "runtime/core/arithmetic.h"

namespace norma::internal {
namespace {

std::int64_t magnitude(std::int64_t value) { return value < 0 ? -value : value; }

void compact(const std::int64_t *shape, int rank, std::int64_t *strides) {
  std::int64_t step = 1;
  for (int i = rank - 1; i >= 0; --i) {
    strides[i] = step;
    step = wrapping_product(step, shape[i]);
  }
}

/// Of two elements of an output no two may share memory: sorted by stride, each step must pass all that lies below it.
/// Returns the dimension where it does not, or -1.
int self_overlap(const std::int64_t *shape, const std::int64_t *strides, int rank) {
  int order[NORMA_MAX_RANK];
  int count = 0;
  for (int i = 0; i < rank; ++i) {
    if (shape[i] == 1) continue;
    int at = count++;
    for (; at > 0 && magnitude(strides[order[at - 1]]) > magnitude(strides[i]); --at) order[at] = order[at - 1];
    order[at] = i;
  }
  std::int64_t span = 1;
  for (int k = 0; k < count; ++k) {
    const int i = order[k];
    if (magnitude(strides[i]) < span) return i;
    span += (shape[i] - 1) * magnitude(strides[i]);
  }
  return -1;
}

/// The range of bytes that the view covers; false where it does not fit in 64 bits.
bool cover(const std::int64_t *shape, const std::int64_t *strides, int rank, BoundArgument &bound) {
  std::int64_t low = 0, high = 0;
  for (int i = 0; i < rank; ++i) {
    std::int64_t reach = shape[i] - 1;
    if (!multiply(reach, strides[i]) || !add(reach < 0 ? low : high, reach)) return false;
  }
  if (!add(high, 1) || !multiply(low, bound.element_bytes) || !multiply(high, bound.element_bytes)) return false;
  bound.low = low;
  bound.high = high;
  std::int64_t distance = high;
  return !__builtin_sub_overflow(distance, low, &distance);
}

/// The one stride of dimensions [first, first + count), or the dimension that does not collapse into the next.
struct Collapsed {
  std::int64_t stride = 0;
  int misfit = -1;
  std::int64_t expected = 0;
};

Collapsed collapse(const std::int64_t *shape, const std::int64_t *strides, int first, int count) {
  Collapsed result;
  bool begun = false;
  std::int64_t expected = 0;
  for (int i = first + count - 1; i >= first; --i) {
    if (shape[i] == 1) continue;
    if (begun && strides[i] != expected) return {.stride = 0, .misfit = i, .expected = expected};
    if (!begun) result.stride = strides[i];
    begun = true;
    expected = wrapping_product(strides[i], shape[i]);
  }
  return result;
}

} // namespace

Fault strides_of(const norma_record &record, int a, const norma_tensor &tensor, Binding &binding) {
  const norma_argument &argument = record.arguments[a];
  BoundArgument &bound = binding.arguments[a];
  std::int64_t *atomic_strides = binding.strides + bound.first_stride;
  const norma_dimension *dimensions = record.dimensions + argument.first_dimension;
  const Fault too_large = {.code = NORMA_TOO_LARGE, .argument = a};

  int atomic_count = 0;
  std::int64_t elements = 1;
  bool is_empty = false;
  std::int64_t extents[NORMA_MAX_DIMENSIONS];
  for (int d = 0; d < argument.rank; ++d)
    for (int i = 0; i < dimensions[d].atomic_count; ++i) {
      const std::int64_t extent = binding.extents[record.atomics[dimensions[d].first_atomic + i]];
      extents[atomic_count++] = extent;
      is_empty = is_empty || extent == 0;
    }
  for (int i = 0; i < atomic_count && !is_empty; ++i)
    if (!multiply(elements, extents[i])) return too_large;
  bound.elements = is_empty ? 0 : elements;

  if (bound.left_out) {
    compact(extents, atomic_count, atomic_strides);
    bound.low = 0;
    bound.high = bound.elements;
    return multiply(bound.high, bound.element_bytes) ? Fault{} : too_large;
  }

  std::int64_t compact_strides[NORMA_MAX_RANK];
  const std::int64_t *strides = tensor.strides;
  if (strides == nullptr) {
    compact(tensor.shape, tensor.rank, compact_strides);
    strides = compact_strides;
  }
  bound.low = bound.high = 0;
  if (!is_empty && !cover(tensor.shape, strides, tensor.rank, bound)) return too_large;
  if (!is_empty && argument.written && tensor.strides != nullptr)
    if (const int i = self_overlap(tensor.shape, strides, tensor.rank); i >= 0)
      return {.code = NORMA_SELF_OVERLAP, .argument = a, .index = i, .found = strides[i]};

  int packs = 0;
  for (int d = 0; d < argument.rank; ++d) packs += dimensions[d].is_pack != 0;
  int next = 0, end = 0;
  for (int d = 0; d < argument.rank; ++d) {
    const int count = packs == 1 && dimensions[d].is_pack ? tensor.rank - (argument.rank - 1) : 1;
    const Collapsed collapsed = collapse(tensor.shape, strides, next, count);
    if (collapsed.misfit >= 0 && !is_empty)
      return {.code = NORMA_WRONG_STRIDE,
              .argument = a,
              .dimension = argument.first_dimension + d,
              .index = collapsed.misfit,
              .found = strides[collapsed.misfit],
              .expected = collapsed.expected};
    next += count;
    // A single dimension keeps its stride even along an extent of 1, as the application wrote it.
    std::int64_t step = count == 1 ? strides[next - 1] : collapsed.stride;
    end += dimensions[d].atomic_count;
    for (int i = 0; i < dimensions[d].atomic_count; ++i) {
      atomic_strides[end - 1 - i] = step;
      step = wrapping_product(step, extents[end - 1 - i]);
    }
  }
  return {};
}

} // namespace norma::internal
