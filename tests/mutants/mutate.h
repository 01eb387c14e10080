//===- mutate.h - a text with a few mistakes ------------------------------===//
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace norma::dsl {

/// Numbers that are the same on every machine: splitmix64.
class Dice {
public:
  explicit Dice(std::uint64_t seed) : state(seed) {}
  /// From 0 to `count` - 1; `count` is not 0.
  std::size_t below(std::size_t count);

private:
  std::uint64_t state;
};

/// `text` with one to four bytes exchanged, put in, left out or moved.
std::string with_other_bytes(std::string text, Dice &dice);

/// `text` with one to four of its words and signs exchanged with, doubled from, or replaced by some of `others`.
std::string with_other_tokens(const std::string &text, const std::vector<std::string> &others, Dice &dice);

/// The words and signs of a text, with the blanks and comments before each.
std::vector<std::string> tokens_of(const std::string &text);

} // namespace norma::dsl
