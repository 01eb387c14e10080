//===- load.cpp - the steps of loading device code -----------------------------------===//
#include "runtime/cuda/load.h"
#include "runtime/cuda/image.h"

namespace norma::cuda {
namespace {

constexpr int shared_bytes_without_asking = 48 * 1024;
constexpr int portable_cluster_blocks = 8;

/// Fewer would wait for blocks that never begin.
bool is_resident(const Driver &driver, Attempt &attempt, Function function, const norma_device_entry &entry,
                 norma_status about) {
  int blocks = 0;
  if (!attempt("cuOccupancyMaxActiveBlocksPerMultiprocessor",
               driver.cuOccupancyMaxActiveBlocksPerMultiprocessor(&blocks, function, entry.block_threads,
                                                                  static_cast<std::size_t>(entry.shared_bytes))))
    return false;
  if (blocks >= entry.blocks_per_multiprocessor) return true;
  about.code = NORMA_NOT_RESIDENT;
  about.found = blocks;
  about.expected = entry.blocks_per_multiprocessor;
  attempt.status() = about;
  return false;
}

} // namespace

const norma_image *find_image(Attempt &attempt, const norma_record &record, int compute_capability) {
  const norma_image *const image = choose_image(record, compute_capability);
  if (image != nullptr) return image;
  attempt.status().found = compute_capability;
  attempt.fail(NORMA_NO_IMAGE);
  return nullptr;
}

bool may_load(const Driver &driver, Attempt &attempt, Stream stream) {
  CaptureStatus capture = capture_none;
  if (!attempt("cuStreamIsCapturing", driver.cuStreamIsCapturing(stream, &capture))) return false;
  return capture == capture_none || attempt.fail(NORMA_NOT_LOADED);
}

bool find_function(const Driver &driver, Attempt &attempt, Module module, const norma_record &record,
                   const norma_variant &variant, int kernel, Function &function) {
  const norma_device_entry &entry = *variant.kernels[kernel].entry;
  if (!attempt("cuModuleGetFunction", driver.cuModuleGetFunction(&function, module, entry.symbol))) return false;
  if (entry.shared_bytes > shared_bytes_without_asking &&
      !attempt("cuFuncSetAttribute",
               driver.cuFuncSetAttribute(function, max_dynamic_shared_size_bytes, entry.shared_bytes)))
    return false;
  if (entry.cluster_blocks > portable_cluster_blocks &&
      !attempt("cuFuncSetAttribute", driver.cuFuncSetAttribute(function, non_portable_cluster_size_allowed, 1)))
    return false;
  if (!entry.cooperative) return true;
  norma_status about = status_of(NORMA_OK, &record);
  about.index = static_cast<std::int32_t>(&variant - record.variants);
  about.kernel = kernel;
  return is_resident(driver, attempt, function, entry, about);
}

} // namespace norma::cuda
