//===- kernels.cpp - two small kernels with their records ------------------------------===//
#include "tests/runtime/kernels.h"

#include <algorithm>

namespace norma::test {

void affine_rows(const norma_frame *frame, std::int64_t begin, std::int64_t end, std::int64_t) {
  const auto *x = static_cast<const float *>(frame->data[0]);
  const auto *gamma = static_cast<const float *>(frame->data[1]);
  auto *y = static_cast<float *>(frame->data[2]);
  const std::int64_t *s = frame->strides;
  for (std::int64_t n = begin; n < end; ++n)
    for (std::int64_t c = 0; c < frame->extents[1]; ++c)
      y[n * s[3] + c * s[4]] = x[n * s[0] + c * s[1]] * gamma[c * s[2]] + static_cast<float>(frame->scalars[0]);
}

void column_sum_blocks(const norma_frame *frame, std::int64_t begin, std::int64_t end, std::int64_t worker) {
  const auto *x = static_cast<const float *>(frame->data[0]);
  auto *partial = static_cast<float *>(frame->data[2]);
  auto *row = reinterpret_cast<float *>(static_cast<char *>(frame->data[3]) + worker * frame->scratch_bytes);
  const std::int64_t *s = frame->strides; // x: 0, 1; total: 2; partial: 3, 4; row: 5
  const std::int64_t rows = frame->extents[0], columns = frame->extents[1];
  for (std::int64_t block = begin; block < end; ++block) {
    std::fill_n(row, columns, 0.0f);
    for (std::int64_t n = 2 * block; n < std::min(rows, 2 * block + 2); ++n)
      for (std::int64_t c = 0; c < columns; ++c) row[c * s[5]] += x[n * s[0] + c * s[1]];
    for (std::int64_t c = 0; c < columns; ++c) partial[block * s[3] + c * s[4]] = row[c * s[5]];
  }
}

void column_sum_combine(const norma_frame *frame, std::int64_t begin, std::int64_t end, std::int64_t) {
  auto *total = static_cast<float *>(frame->data[1]);
  const auto *partial = static_cast<const float *>(frame->data[2]);
  const std::int64_t *s = frame->strides;
  const std::int64_t blocks = (frame->extents[0] + 1) / 2;
  for (std::int64_t c = 3 * begin; c < std::min(frame->extents[1], 3 * end); ++c) {
    float sum = 0;
    for (std::int64_t b = 0; b < blocks; ++b) sum += partial[b * s[3] + c * s[4]];
    total[c * s[2]] = sum;
  }
}

RecordBuilder affine(norma_dtype type) {
  RecordBuilder builder("affine", "training");
  builder.argument("x", {"N", "C"}, {.type = type})
      .argument("gamma", {"C"}, {.type = type, .role = NORMA_ROLE_PARAMETER, .optional = true, .first_value = 1})
      .argument("y", {"N", "C"}, output(type))
      .scalar("shift", 0.5)
      .variant({.name = "general", .guards = {}, .kernels = {{affine_rows, {{0, 1}}}}, .workspace = {}});
  return builder;
}

RecordBuilder column_sum() {
  RecordBuilder builder("column_sum", "vjp");
  builder.argument("x", {"N", "C"})
      .argument("total", {"C"}, {.role = NORMA_ROLE_GRADIENT, .written = true})
      .variant({.name = "general",
                .guards = {},
                .kernels = {{column_sum_blocks, {{0, 2}}}, {column_sum_combine, {{1, 3}}}},
                .workspace = {{4, false, {{0, 2}, {1, 1}}}, {4, true, {{1, 1}}}}});
  return builder;
}

} // namespace norma::test
