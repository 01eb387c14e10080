//===- region.h - what the threads of a parallel region read before they begin --===//
#pragma once

#include "runtime/core/arithmetic.h"
#include "runtime/core/variant.h"

namespace norma::internal {

/// One kernel's run. All of it lies in a few lines that follow each other, so that a thread fetches them from the
/// calling one's cache at once. Not to be copied: it points into itself.
class alignas(line_bytes) Region {
public:
  /// Copies pointers, strides, extents and scalars into the region; `scalars` null: their first values.
  Region(const Binding &binding, const norma_variant &variant, const Placement &placement, void *const *arrays,
         const double *scalars);
  Region(const Region &) = delete;

  const norma_frame &seen_by_kernels() const { return frame; }

  /// Runs `tasks` tasks of a kernel, which walk `elements` elements together, and returns when they are done.
  void run(const norma_kernel &kernel, std::int64_t tasks, std::int64_t elements, const norma_context &context);

private:
  static void run_share(void *region, std::int64_t share, std::int64_t worker);

  norma_frame frame;
  const norma_kernel *kernel;
  std::int64_t tasks;
  std::int64_t shares;
  std::int64_t bytes; ///< from the region's begin to the end of the values
  alignas(8) unsigned char values[8 * (NORMA_MAX_ARRAYS + NORMA_MAX_DIMENSIONS + NORMA_MAX_AXES + NORMA_MAX_SCALARS)];
};

/// Waking threads costs about as much as one of them takes for so many elements.
constexpr std::int64_t least_shared_elements = 32768;

} // namespace norma::internal
