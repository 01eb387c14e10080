//===- normalization.h - layers whose kernels Norma generated ------------===//
#pragma once

#include "layer.h"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace digits {

/// batch_norm, layer_norm, rms_norm, group_norm, soft_rms_norm, and none, which leaves its input as it is.
std::vector<std::string> normalization_names();

/// A layer for rows of `features` values. Throws std::runtime_error for a name that is none of the above.
std::unique_ptr<Layer> make_normalization(const std::string &name, std::size_t features);

} // namespace digits
