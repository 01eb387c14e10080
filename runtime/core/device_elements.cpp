//===- device_elements.cpp - fills and copies on a device --------------------------===//
//
// Drivers set and copy rows of bytes at a pitch. An argument's axes are merged where they follow each other in memory,
// and what two axes cannot say takes one request for each of their positions: such arguments are gradients and states
// of few elements.
//
//===----------------------------------------------------------------------===//
#include "runtime/core/device_elements.h"
#include "norma/device.h"
#include "runtime/core/fault.h"

namespace norma::internal {
namespace {

struct Axis {
  std::int64_t extent;
  std::int64_t a, b; ///< strides of the two arguments, in bytes
};

/// Rows of `count` elements without gaps.
struct Rows {
  std::int64_t count = 1;
  std::int64_t rows = 1;
  std::int64_t a_pitch = 0, b_pitch = 0; ///< in bytes
};

/// A driver's pitches are 31 bits wide, not negative, and no shorter than a row.
bool is_pitch(std::int64_t bytes, std::int64_t row_bytes) { return bytes >= row_bytes && bytes <= INT32_MAX; }

class Walk {
public:
  Walk(const Binding &binding, int a, int b) : element_bytes(binding.arguments[a].element_bytes) {
    const norma_record &record = *binding.record;
    const norma_argument &declared = record.arguments[a];
    const std::int64_t *a_strides = binding.strides + binding.arguments[a].first_stride;
    const std::int64_t *b_strides = binding.strides + binding.arguments[b].first_stride;
    for (int d = declared.first_dimension; d < declared.first_dimension + declared.rank; ++d)
      for (int i = 0; i < record.dimensions[d].atomic_count; ++i, ++a_strides, ++b_strides)
        add({binding.extents[record.atomics[record.dimensions[d].first_atomic + i]], *a_strides * element_bytes,
             *b_strides * element_bytes});
    merge();
    take_rows();
  }

  /// Calls `request(a, b, rows)`, byte offsets of the two arguments, until one fails.
  template <typename Request> norma_status run(Request request) const {
    std::int64_t position[NORMA_MAX_DIMENSIONS] = {}, a = 0, b = 0;
    while (true) {
      if (const norma_status status = request(a, b, rows); status.code != NORMA_OK) return status;
      int i = count - 1;
      for (; i >= 0; --i) {
        a += axes[i].a;
        b += axes[i].b;
        if (++position[i] < axes[i].extent) break;
        a -= axes[i].a * axes[i].extent;
        b -= axes[i].b * axes[i].extent;
        position[i] = 0;
      }
      if (i < 0) return norma_status{};
    }
  }

private:
  /// Longer steps come first.
  void add(Axis axis) {
    if (axis.extent == 1) return;
    int at = count++;
    for (; at > 0 && axes[at - 1].a < axis.a; --at) axes[at] = axes[at - 1];
    axes[at] = axis;
  }

  /// An axis whose step is all that the next one covers goes on where that ends.
  void merge() {
    int merged = 0;
    for (int i = 0; i < count; ++i) {
      const Axis axis = axes[i];
      if (merged > 0 && axes[merged - 1].a == axis.a * axis.extent && axes[merged - 1].b == axis.b * axis.extent)
        axes[merged - 1] = {axes[merged - 1].extent * axis.extent, axis.a, axis.b};
      else
        axes[merged++] = axis;
    }
    count = merged;
  }

  void take_rows() {
    for (int i = 0; i < count; ++i)
      if (axes[i].a == element_bytes && axes[i].b == element_bytes) {
        rows.count = remove(i).extent;
        break;
      }
    int longest = -1;
    for (int i = 0; i < count; ++i)
      if (is_pitch(axes[i].a, rows.count * element_bytes) && is_pitch(axes[i].b, rows.count * element_bytes) &&
          (longest < 0 || axes[i].extent > axes[longest].extent))
        longest = i;
    if (longest < 0) return;
    const Axis taken = remove(longest);
    rows.rows = taken.extent;
    rows.a_pitch = taken.a;
    rows.b_pitch = taken.b;
  }

  Axis remove(int i) {
    const Axis removed = axes[i];
    for (--count; i < count; ++i) axes[i] = axes[i + 1];
    return removed;
  }

  std::int64_t element_bytes;
  Axis axes[NORMA_MAX_DIMENSIONS];
  int count = 0;
  Rows rows;
};

norma_status about(const Binding &binding, norma_status status) {
  status.record = binding.record;
  return status.code == NORMA_OK ? success(binding.record) : status;
}

} // namespace

norma_status fill_on_device(const Binding &binding, int argument, void *data, std::uint64_t bits) {
  const norma_context &context = binding.context;
  return about(binding, Walk(binding, argument, argument).run([&](std::int64_t offset, std::int64_t, const Rows &rows) {
    return context.device_functions->fill(&context, static_cast<char *>(data) + offset, rows.a_pitch, rows.rows,
                                          rows.count, binding.arguments[argument].element_bytes, bits);
  }));
}

norma_status copy_on_device(const Binding &binding, int to, void *to_data, int from, const void *from_data) {
  // The old state may be the new one, and drivers copy nothing onto itself.
  if (to_data == from_data) return success(binding.record);
  const norma_context &context = binding.context;
  return about(binding, Walk(binding, to, from).run([&](std::int64_t a, std::int64_t b, const Rows &rows) {
    return context.device_functions->copy(&context, static_cast<char *>(to_data) + a, rows.a_pitch,
                                          static_cast<const char *>(from_data) + b, rows.b_pitch, rows.rows,
                                          rows.count * binding.arguments[to].element_bytes);
  }));
}

} // namespace norma::internal
