//===- mutate.cpp - a text with a few mistakes ----------------------------===//
//
// See mutate.h.
//
//===----------------------------------------------------------------------===//
#include "tests/mutants/mutate.h"

#include "dsl/syntax/lexer.h"

#include <utility>

namespace norma::dsl {
namespace {

const SpelledToken &any(const std::vector<SpelledToken> &tokens, Dice &dice) {
  return tokens[dice.below(tokens.size())];
}

std::string joined(const std::vector<SpelledToken> &tokens) {
  std::string text;
  for (const SpelledToken &token : tokens) text += token.text;
  return text;
}

} // namespace

std::size_t Dice::below(std::size_t count) {
  std::uint64_t z = state += 0x9E3779B97F4A7C15u;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return std::size_t((z ^ (z >> 31)) % count);
}

std::vector<SpelledToken> tokens_of(const std::string &text) {
  std::vector<SpelledToken> tokens;
  std::size_t begin = 0;
  for (const Token &token : lex(text).tokens) {
    tokens.push_back({token.kind, text.substr(begin, token.place.end - begin)});
    begin = token.place.end;
  }
  return tokens;
}

std::string with_other_bytes(std::string text, Dice &dice) {
  for (std::size_t times = dice.below(4) + 1; times > 0 && !text.empty(); --times) {
    const std::size_t at = dice.below(text.size());
    switch (dice.below(8)) {
    case 0:
    case 1:
    case 2:
      text[at] = char(dice.below(256));
      break;
    case 3:
    case 4:
      text.insert(at, 1, char(dice.below(256)));
      break;
    case 5:
      text.erase(at, dice.below(8) + 1);
      break;
    case 6:
      text.insert(at, text.substr(dice.below(text.size()), dice.below(40)));
      break;
    default:
      text.resize(at);
    }
  }
  return text;
}

std::string with_other_tokens(const std::string &text, const std::vector<SpelledToken> &others, Dice &dice) {
  std::vector<SpelledToken> tokens = tokens_of(text);
  for (std::size_t times = dice.below(2) + 1; times > 0 && !tokens.empty(); --times) {
    const std::size_t at = dice.below(tokens.size());
    const auto place = tokens.begin() + std::ptrdiff_t(at);
    switch (dice.below(5)) {
    case 0:
      tokens[at] = any(others, dice);
      break;
    case 1:
      tokens.insert(place, any(others, dice));
      break;
    case 2:
      tokens.erase(place);
      break;
    case 3:
      tokens.insert(place, SpelledToken(any(tokens, dice)));
      break;
    default:
      std::swap(tokens[at], tokens[dice.below(tokens.size())]);
    }
  }
  return joined(tokens);
}

std::string with_tokens_of_the_kind(const std::string &text, const std::vector<SpelledToken> &others, Dice &dice) {
  std::vector<SpelledToken> tokens = tokens_of(text);
  for (std::size_t times = dice.below(3) + 1; times > 0; --times) {
    SpelledToken &token = tokens[dice.below(tokens.size())];
    // The end of the text has none of its kind but itself.
    for (int tries = 0; tries < 100; ++tries)
      if (const SpelledToken &other = any(others, dice); other.kind == token.kind) {
        token.text = other.text;
        break;
      }
  }
  return joined(tokens);
}

} // namespace norma::dsl
