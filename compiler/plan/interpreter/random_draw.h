//===- random_draw.h - numbers from a counter ------------------------------===//
//
// A draw depends on the seed, the stream and the element's logical index alone, so that neither layout, threads
// nor target can change it. The generator is Philox 4x32 with ten rounds (Salmon et al., SC 2011): the seed is its
// key, (index, stream) its counter.
//
//===----------------------------------------------------------------------===//
#pragma once

#include <cstdint>
#include <string_view>

namespace norma::compiler::plan {

/// A draw of `uniform` (0 <= u < 1) or `normal` (mean 0, deviation 1).
double random_draw(std::string_view distribution, std::uint64_t seed, std::uint64_t stream, std::uint64_t index);

} // namespace norma::compiler::plan
