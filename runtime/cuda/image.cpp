//===- image.cpp - which of a record's images runs on a device ----------------------===//
#include "runtime/cuda/image.h"

namespace norma::cuda {

const norma_image *choose_image(const norma_record &record, int compute_capability) {
  const norma_image *best = nullptr;
  for (int i = 0; i < record.image_count; ++i) {
    const norma_image &image = record.images[i];
    if (image.compute_capability > compute_capability) continue;
    const bool is_cubin = image.kind == NORMA_IMAGE_CUBIN;
    if (is_cubin && image.compute_capability / 10 != compute_capability / 10) continue;
    const bool is_better = best == nullptr || (is_cubin && best->kind != NORMA_IMAGE_CUBIN) ||
                           (image.kind == best->kind && image.compute_capability > best->compute_capability);
    if (is_better) best = &image;
  }
  return best;
}

} // namespace norma::cuda
