//===- plot.h - learning curves as a picture -----------------------------===//
#pragma once

#include "training.h"

#include <string>
#include <vector>

namespace digits {

/// Writes loss and test accuracy over the epochs, a line for each training, as SVG. Throws std::runtime_error where the
/// file cannot be written.
void write_plot(const std::string &file, const std::vector<History> &histories);

} // namespace digits
