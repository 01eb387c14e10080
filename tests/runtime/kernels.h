//===- kernels.h - two small kernels with their records -------------------------------===//
//
// `affine`: y[N, C] = x[N, C] * gamma[C] + shift, one kernel. `column_sum`: total[C] = sum of x[N, C] over N, in blocks
// of two rows with a partial sum for each, then a kernel that adds these up.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "tests/runtime/record_builder.h"

namespace norma::test {

void affine_rows(const norma_frame *frame, std::int64_t begin, std::int64_t end, std::int64_t worker);
void column_sum_blocks(const norma_frame *frame, std::int64_t begin, std::int64_t end, std::int64_t worker);
void column_sum_combine(const norma_frame *frame, std::int64_t begin, std::int64_t end, std::int64_t worker);

/// Arguments x, gamma (optional, 1), y; scalar shift (0.5); the one variant takes any strides.
RecordBuilder affine(norma_dtype type = f32);

/// Arguments x, total. Workspace: the partial sums, and a row of scratch per worker.
RecordBuilder column_sum();

} // namespace norma::test
