//===- token.h - the words and signs of the language ----------------------===//
//
// The words of the grammar are reserved and have a kind each, so that the parser compares numbers.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/syntax/syntax.h"

#include <array>

namespace norma::dsl {

enum class TokenKind : std::uint8_t {
  end,
  name,
  axis,
  number,
  string,
  open_parenthesis,
  close_parenthesis,
  open_bracket,
  close_bracket,
  open_brace,
  close_brace,
  comma,
  semicolon,
  colon,
  equals,
  arrow,
  assign,
  prime,
  plus,
  minus,
  star,
  slash,
  at,
  caret,
  less,
  less_equal,
  greater,
  greater_equal,
  equal,
  not_equal,
  ellipsis,
  dots,
  word_across,
  word_along,
  word_and,
  word_as,
  word_axis,
  word_backward,
  word_bool,
  word_by,
  word_false,
  word_function,
  word_initially,
  word_int,
  word_into,
  word_jointly,
  word_let,
  word_norm,
  word_not,
  word_on,
  word_operate,
  word_operation,
  word_or,
  word_over,
  word_param,
  word_partition,
  word_per,
  word_recover,
  word_recovery,
  word_repeat,
  word_replicas,
  word_split,
  word_stat,
  word_state,
  word_tracking,
  word_true,
  word_use,
  word_weighted,
  word_where,
  word_within,
  word_yield
};

/// In the order of the kinds from `word_across` on.
inline constexpr std::array<std::string_view, 39> words = {
    "across",    "along", "and",      "as",        "axis", "backward", "bool",     "by",     "false",    "function",
    "initially", "int",   "into",     "jointly",   "let",  "norm",     "not",      "on",     "operate",  "operation",
    "or",        "over",  "param",    "partition", "per",  "recover",  "recovery", "repeat", "replicas", "split",
    "stat",      "state", "tracking", "true",      "use",  "weighted", "where",    "within", "yield"};

struct Token {
  TokenKind kind = TokenKind::end;
  Place place;
};

constexpr bool is_word(TokenKind kind) { return kind >= TokenKind::word_across; }

/// Equality that looks at the lengths and the first letters before anything else: cheap in constants.
constexpr bool same(std::string_view a, std::string_view b) {
  if (a.size() != b.size() || (!a.empty() && a[0] != b[0])) return false;
  return a == b;
}

/// The kind of a word of the grammar, `name` for any other.
constexpr TokenKind word_kind(std::string_view spelling) {
  for (std::size_t i = 0; i < words.size(); ++i)
    if (same(words[i], spelling)) return TokenKind(std::size_t(TokenKind::word_across) + i);
  return TokenKind::name;
}

} // namespace norma::dsl
