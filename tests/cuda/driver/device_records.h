//===- device_records.h - records for the mock driver -----------------------------------===//
//
// The two kernels of tests/runtime/kernels.h as device code: the mock runs the same functions, from the words that a
// device would be given.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "tests/cuda/driver/mock.h"
#include "tests/runtime/record_builder.h"

#include <string>

namespace norma::test {

/// How many words of each kind a kernel's first parameter has.
struct FrameSizes {
  std::size_t arrays, strides, extents, scalars;
  std::size_t words() const { return arrays + strides + extents + scalars + 2; }
};

/// A kernel of the mock that calls `run` as a device does: cluster w of W takes the tasks w, w + W, w + 2W …
mock::Kernel emulated(norma_tasks run, FrameSizes sizes);

/// 64 threads, grid as large as there are tasks.
norma_device_entry entry(const char *symbol);

norma_image image(std::int32_t kind, std::int32_t compute_capability, const std::string &text);

/// A cubin for 9.0 with all symbols that `define_kernels` defines.
norma_image usual_image();

/// affine, column_sum_block, column_sum_combine.
void define_kernels();

/// What `affine()` and `column_sum()` of tests/runtime/kernels.h are, on CUDA.
RecordBuilder affine_on_cuda(norma_device_entry launched = entry("affine"),
                             std::vector<norma_image> images = {usual_image()});
RecordBuilder column_sum_on_cuda(std::int32_t blocks_per_multiprocessor = 0);

inline constexpr FrameSizes affine_sizes = {3, 5, 2, 1}, column_sum_sizes = {4, 6, 2, 0};

} // namespace norma::test
