//===- random.cpp - numbers from a counter --------------------------------===//

#include "compiler/reference/random.h"

#include <cmath>
#include <numbers>

namespace norma::reference {

namespace {
/// Spreads every bit of the input over all bits of the result.
std::uint64_t mixed(std::uint64_t bits) {
  bits = (bits ^ (bits >> 32)) * 0xd6e8feb86659fd93u;
  bits = (bits ^ (bits >> 32)) * 0xd6e8feb86659fd93u;
  return bits ^ (bits >> 32);
}
} // namespace

std::uint64_t stream_of(std::string_view name) {
  std::uint64_t stream = 1;
  for (char letter : name) stream = mixed(stream * 257 + static_cast<unsigned char>(letter));
  return stream;
}

double uniform_draw(std::uint64_t seed, std::uint64_t stream, std::uint64_t index) {
  const std::uint64_t bits = mixed(mixed(mixed(seed + 0x9e3779b97f4a7c15u) + stream) + index);
  return (double(bits >> 11) + 0.5) * 0x1p-53;
}

double normal_draw(std::uint64_t seed, std::uint64_t stream, std::uint64_t index) {
  const double radius = std::sqrt(-2 * std::log(uniform_draw(seed, stream, 2 * index)));
  return radius * std::cos(2 * std::numbers::pi * uniform_draw(seed, stream, 2 * index + 1));
}

} // namespace norma::reference
