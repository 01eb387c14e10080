//===- mutate.h - a text with a few mistakes ------------------------------===//
#pragma once

#include "dsl/syntax/token.h"

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

/// A word or sign, with the blanks and comments before it.
struct SpelledToken {
  TokenKind kind;
  std::string text;
};
std::vector<SpelledToken> tokens_of(const std::string &text);

/// `text` with one to four bytes exchanged, put in, left out or moved.
std::string with_other_bytes(std::string text, Dice &dice);

/// `text` with one or two of its words and signs left out, doubled, swapped, or exchanged with some of `others`.
std::string with_other_tokens(const std::string &text, const std::vector<SpelledToken> &others, Dice &dice);

/// `text` with one to three of its words and signs exchanged with some of `others` that are of the same kind, so that
/// most mutants parse.
std::string with_tokens_of_the_kind(const std::string &text, const std::vector<SpelledToken> &others, Dice &dice);

} // namespace norma::dsl
