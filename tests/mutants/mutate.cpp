//===- mutate.cpp - a text with a few mistakes ----------------------------===//
//
// See mutate.h.
//
//===----------------------------------------------------------------------===//
#include "tests/mutants/mutate.h"

#include "dsl/syntax/lexer.h"

#include <utility>

namespace norma::dsl {

std::size_t Dice::below(std::size_t count) {
  std::uint64_t z = state += 0x9E3779B97F4A7C15u;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return std::size_t((z ^ (z >> 31)) % count);
}

std::string with_other_bytes(std::string text, Dice &dice) {
  for (std::size_t times = dice.below(4) + 1; times > 0 && !text.empty(); --times) {
    const std::size_t at = dice.below(text.size());
    switch (dice.below(5)) {
    case 0:
      text[at] = char(dice.below(256));
      break;
    case 1:
      text.insert(at, 1, char(dice.below(256)));
      break;
    case 2:
      text.erase(at, dice.below(8) + 1);
      break;
    case 3:
      text.insert(at, text.substr(dice.below(text.size()), dice.below(40)));
      break;
    default:
      text.resize(at);
    }
  }
  return text;
}

std::vector<std::string> tokens_of(const std::string &text) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (const Token &token : lex(text).tokens) {
    parts.push_back(text.substr(begin, token.place.end - begin));
    begin = token.place.end;
  }
  return parts;
}

std::string with_other_tokens(const std::string &text, const std::vector<std::string> &others, Dice &dice) {
  std::vector<std::string> parts = tokens_of(text);
  for (std::size_t times = dice.below(4) + 1; times > 0 && !parts.empty(); --times) {
    const std::size_t at = dice.below(parts.size());
    const auto place = parts.begin() + std::ptrdiff_t(at);
    switch (dice.below(5)) {
    case 0:
      parts[at] = others[dice.below(others.size())];
      break;
    case 1:
      parts.insert(place, others[dice.below(others.size())]);
      break;
    case 2:
      parts.erase(place);
      break;
    case 3:
      parts.insert(place, parts[dice.below(parts.size())]);
      break;
    default:
      std::swap(parts[at], parts[dice.below(parts.size())]);
    }
  }
  std::string mutant;
  for (const std::string &part : parts) mutant += part;
  return mutant;
}

} // namespace norma::dsl
