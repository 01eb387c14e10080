//===- random.h - numbers from a counter ----------------------------------===//
//
// A draw is a function of the seed, the name of what is drawn and the logical index of the element:
// no order of evaluation enters.
//
//===----------------------------------------------------------------------===//
#pragma once

#include <cstdint>
#include <string_view>

namespace norma::reference {

/// The stream of a name.
std::uint64_t stream_of(std::string_view name);

/// Between 0 and 1, neither included.
double uniform_draw(std::uint64_t seed, std::uint64_t stream, std::uint64_t index);

/// Standard normal.
double normal_draw(std::uint64_t seed, std::uint64_t stream, std::uint64_t index);

} // namespace norma::reference
