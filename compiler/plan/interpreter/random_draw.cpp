//===- random_draw.cpp - numbers from a counter ----------------------------===//

#include "compiler/plan/interpreter/random_draw.h"

#include <array>
#include <cmath>
#include <numbers>

namespace norma::compiler::plan {
namespace {

using Words = std::array<std::uint32_t, 4>;

Words philox(Words counter, std::uint32_t key_low, std::uint32_t key_high) {
  for (int round = 0; round < 10; ++round) {
    std::uint64_t first = std::uint64_t{0xD2511F53} * counter[0], second = std::uint64_t{0xCD9E8D57} * counter[2];
    counter = {static_cast<std::uint32_t>(second >> 32) ^ counter[1] ^ key_low, static_cast<std::uint32_t>(second),
               static_cast<std::uint32_t>(first >> 32) ^ counter[3] ^ key_high, static_cast<std::uint32_t>(first)};
    key_low += 0x9E3779B9;
    key_high += 0xBB67AE85;
  }
  return counter;
}

// The upper 53 of 64 bits, as a multiple of 2^-53.
double fraction(std::uint32_t high, std::uint32_t low) {
  return static_cast<double>(((std::uint64_t{high} << 32) | low) >> 11) * 0x1p-53;
}

std::uint32_t low_word(std::uint64_t value) { return static_cast<std::uint32_t>(value); }
std::uint32_t high_word(std::uint64_t value) { return static_cast<std::uint32_t>(value >> 32); }

} // namespace

double random_draw(std::string_view distribution, std::uint64_t seed, std::uint64_t stream, std::uint64_t index) {
  Words words =
      philox({low_word(index), high_word(index), low_word(stream), high_word(stream)}, low_word(seed), high_word(seed));
  double first = fraction(words[1], words[0]);
  if (distribution == "uniform") return first;
  // Box and Muller; 1 - u keeps the logarithm's argument above zero.
  double second = fraction(words[3], words[2]);
  return std::sqrt(-2 * std::log(1 - first)) * std::cos(2 * std::numbers::pi * second);
}

} // namespace norma::compiler::plan
