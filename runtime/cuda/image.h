//===- image.h - which of a record's images runs on a device ------------------------===//
#pragma once

#include "norma/record.h"

namespace norma::cuda {

/// The cubin for the nearest compute capability of the same major, else the PTX for the highest that the device has;
/// null where neither is there.
const norma_image *choose_image(const norma_record &record, int compute_capability);

} // namespace norma::cuda
