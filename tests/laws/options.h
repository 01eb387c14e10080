//===- options.h - the suite's own options -----------------------------------------------===//
#pragma once

#include <cstdint>

namespace norma::laws {

struct Options {
  std::uint64_t seed = 1;    ///< of the first random trial; each has the next
  std::uint64_t trials = 30; ///< of each entry and type
};

Options &options();

} // namespace norma::laws
