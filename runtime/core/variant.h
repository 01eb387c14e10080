//===- variant.h - which variant runs, and where its arrays lie --------------===//
#pragma once

#include "runtime/core/binding.h"

namespace norma::internal {

/// Which guards are looked at; the others count as held. A query knows no strides, and only a run knows alignment.
enum class Guards { of_extents, of_shapes, all };

/// The number of the variant's first guard that fails, or -1. `data`: one pointer per argument, for `all` alone.
int failed_guard(const norma_variant &variant, const Binding &binding, void *const *data, Guards guards);

/// The first variant whose guards hold; else the status tells why each was refused.
norma_status choose(const Binding &binding, void *const *data, Guards guards, const norma_variant *&chosen);

/// Where a variant's arrays lie in the workspace, as distances from its aligned begin.
struct Placement {
  std::int64_t bytes;                     ///< the whole
  std::int64_t scratch_bytes;             ///< between two workers' copies
  std::int64_t offsets[NORMA_MAX_ARRAYS]; ///< of left-out arguments and workspace arrays; of others undefined
};

/// The fault's code is NORMA_OK, NORMA_TOO_LARGE or NORMA_MALFORMED_RECORD.
std::int32_t place(const Binding &binding, const norma_variant &variant, Placement &placement);

/// The atomic axis of an argument's `index`-th stride; -1 where it has no such.
int axis_of_stride(const norma_record &record, const norma_argument &argument, int index);

/// `ceil(extent / by)` of one count, or what else it stands for; the greatest number where that is too large.
std::int64_t count_of(const Binding &binding, const norma_count &count);

/// The product of `number` of the variant's counts from `first` on; false where it is no int64.
bool multiply_counts(const Binding &binding, const norma_variant &variant, std::int32_t first, std::int32_t number,
                     std::int64_t &product);

} // namespace norma::internal
