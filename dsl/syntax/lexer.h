//===- lexer.h - text to tokens -------------------------------------------===//
//
// One walk over the text, in constants and at run time. Blanks and line breaks separate tokens and mean
// nothing else. Comments are kept beside the tokens, for the printer and for documentation. The walk stops at
// the first mistake; what was read so far is returned with it.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/diagnostic.h"
#include "dsl/syntax/limits.h"
#include "dsl/syntax/token.h"

namespace norma::dsl {

struct LexOutcome {
  std::vector<Token> tokens; ///< the last one is `end`
  std::vector<Place> comments;
  std::vector<Diagnostic> diagnostics;
};

namespace lexis {

constexpr bool is_small(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter_or_digit(char c) { return is_small(c) || is_capital(c) || is_digit(c) || c == '_'; }

/// Length of the UTF-8 character at `i`, 0 if there is none: neither overlong forms nor surrogates pass.
constexpr std::uint32_t character_length(std::string_view text, std::uint32_t i) {
  const auto byte = [&](std::uint32_t k) {
    return k < text.size() ? unsigned(static_cast<unsigned char>(text[k])) : 0u;
  };
  const auto follows = [&](std::uint32_t k) { return (byte(k) & 0xC0) == 0x80; };
  const unsigned first = byte(i);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first < 0xE0) return follows(i + 1) ? 2 : 0;
  if (first >= 0xE0 && first < 0xF0) {
    if (!follows(i + 1) || !follows(i + 2)) return 0;
    if (first == 0xE0 && byte(i + 1) < 0xA0) return 0;
    if (first == 0xED && byte(i + 1) >= 0xA0) return 0;
    return 3;
  }
  if (first >= 0xF0 && first < 0xF5) {
    if (!follows(i + 1) || !follows(i + 2) || !follows(i + 3)) return 0;
    if (first == 0xF0 && byte(i + 1) < 0x90) return 0;
    if (first == 0xF4 && byte(i + 1) >= 0x90) return 0;
    return 4;
  }
  return 0;
}

constexpr Text hexadecimal(unsigned byte) {
  constexpr std::string_view digits = "0123456789abcdef";
  Text shown = "0x";
  shown += digits[byte / 16];
  shown += digits[byte % 16];
  return shown;
}

/// In quotes, cut where it is long.
constexpr Text excerpt(std::string_view spelling) {
  if (spelling.size() > 40) return "'" + Text(spelling.substr(0, 37)) + "...'";
  return "'" + Text(spelling) + "'";
}

} // namespace lexis

/// The walk itself; `lex` is its only caller.
struct Lexer {
  std::string_view text;
  LexOutcome out;
  std::uint32_t at = 0;
  bool failed = false;

  constexpr char ahead(std::uint32_t distance) const {
    return at + distance < text.size() ? text[at + distance] : '\0';
  }

  constexpr void fail(Place place, Text message) {
    failed = true;
    out.diagnostics.push_back({Diagnostic::error, std::move(message), place, {}});
  }

  constexpr void push(TokenKind kind, std::uint32_t length) {
    out.tokens.push_back({kind, {at, at + length}});
    at += length;
  }

  /// Passes over one character of a comment or string that is not plain ASCII.
  constexpr void pass_character() {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x80) {
      const std::uint32_t length = lexis::character_length(text, at);
      if (length == 0)
        return fail({at, at + 1}, "the text is not UTF-8: byte " + lexis::hexadecimal(byte) +
                                      " begins no character; save the file as UTF-8");
      at += length;
      return;
    }
    if (byte == 0) return fail({at, at + 1}, "a NUL byte; a declaration is plain text in UTF-8");
    ++at;
  }

  constexpr void comment() {
    const std::uint32_t begin = at;
    while (at < text.size() && text[at] != '\n' && !failed) pass_character();
    std::uint32_t end = at;
    while (end > begin && (text[end - 1] == ' ' || text[end - 1] == '\r' || text[end - 1] == '\t')) --end;
    out.comments.push_back({begin, end});
  }

  constexpr void string() {
    const std::uint32_t begin = at++;
    while (at < text.size() && text[at] != '"' && text[at] != '\n' && !failed) pass_character();
    if (failed) return;
    if (ahead(0) != '"') return fail({begin, at}, "the string has no closing '\"' on its line");
    ++at;
    if (at - begin > file_name_limit) return fail({begin, at}, "a file's name of more than 4096 bytes");
    out.tokens.push_back({TokenKind::string, {begin, at}});
  }

  constexpr void number() {
    const std::uint32_t begin = at;
    while (lexis::is_digit(ahead(0))) ++at;
    if (ahead(0) == '.' && ahead(1) != '.') {
      ++at;
      if (!lexis::is_digit(ahead(0)))
        return fail({begin, at}, "a number has digits on both sides of its point; write " +
                                     lexis::excerpt(Text(text.substr(begin, at - begin)) + "0"));
      while (lexis::is_digit(ahead(0))) ++at;
    }
    const bool sign = ahead(1) == '-' || ahead(1) == '+';
    if ((ahead(0) == 'e' || ahead(0) == 'E') && lexis::is_digit(ahead(sign ? 2 : 1))) {
      at += sign ? 2 : 1;
      while (lexis::is_digit(ahead(0))) ++at;
    }
    if (lexis::is_letter_or_digit(ahead(0))) {
      while (lexis::is_letter_or_digit(ahead(0))) ++at;
      return fail({begin, at}, "expected a number, found " + lexis::excerpt(text.substr(begin, at - begin)) +
                                   "; a name begins with a letter, a product has a '*'");
    }
    if (at - begin > name_limit) return fail({begin, at}, "a number of more than 128 characters; write it with an 'e'");
    out.tokens.push_back({TokenKind::number, {begin, at}});
  }

  constexpr void name() {
    const std::uint32_t begin = at;
    while (lexis::is_letter_or_digit(ahead(0))) ++at;
    if (at - begin > name_limit) return fail({begin, at}, "a name of more than 128 characters; choose a shorter one");
    const bool capital = lexis::is_capital(text[begin]);
    out.tokens.push_back({capital ? TokenKind::axis : word_kind(text.substr(begin, at - begin)), {begin, at}});
  }

  constexpr void unknown() {
    const auto byte = static_cast<unsigned char>(text[at]);
    const std::uint32_t begin = at;
    if (byte == '.')
      return fail({begin, begin + 1}, lexis::is_digit(ahead(1))
                                          ? "a number has digits on both sides of its point; write '0.5', not '.5'"
                                          : "unexpected '.'; '...' stands for further axes, '..' for a window");
    if (byte == '!') return fail({begin, begin + 1}, "unexpected '!'; negation is written 'not', inequality '!='");
    if (byte == '_') return fail({begin, begin + 1}, "a name begins with a letter, not with '_'");
    if (byte == '&' || byte == '|')
      return fail({begin, begin + 1}, "unexpected '" + Text(text.substr(begin, 1)) + "'; write 'and', 'or'");
    pass_character();
    if (failed) return;
    if (byte < 0x20 || byte == 0x7F)
      return fail({begin, at}, "unexpected control character " + lexis::hexadecimal(byte));
    fail({begin, at}, "unexpected character '" + Text(text.substr(begin, at - begin)) + "'");
  }

  constexpr void sign() {
    using enum TokenKind;
    const char next = ahead(1);
    switch (ahead(0)) {
    case '(':
      return push(open_parenthesis, 1);
    case ')':
      return push(close_parenthesis, 1);
    case '[':
      return push(open_bracket, 1);
    case ']':
      return push(close_bracket, 1);
    case '{':
      return push(open_brace, 1);
    case '}':
      return push(close_brace, 1);
    case ',':
      return push(comma, 1);
    case ';':
      return push(semicolon, 1);
    case ':':
      return push(colon, 1);
    case '\'':
      return push(prime, 1);
    case '+':
      return push(plus, 1);
    case '*':
      return push(star, 1);
    case '/':
      return push(slash, 1);
    case '@':
      return push(TokenKind::at, 1);
    case '^':
      return push(caret, 1);
    case '-':
      return next == '>' ? push(arrow, 2) : push(minus, 1);
    case '=':
      return next == '=' ? push(equal, 2) : push(equals, 1);
    case '<':
      return next == '-' ? push(assign, 2) : next == '=' ? push(less_equal, 2) : push(less, 1);
    case '>':
      return next == '=' ? push(greater_equal, 2) : push(greater, 1);
    case '!':
      return next == '=' ? push(not_equal, 2) : unknown();
    case '.':
      if (next != '.') return unknown();
      return ahead(2) == '.' ? push(ellipsis, 3) : push(dots, 2);
    default:
      return unknown();
    }
  }

  constexpr void run() {
    if (text.starts_with("\xEF\xBB\xBF")) at = 3;
    while (at < text.size() && !failed) {
      const char c = text[at];
      if (out.tokens.size() == token_limit)
        fail({at, at}, "more than 50000 words and signs in one file; divide it, and take its parts in with 'use'");
      else if (c == ' ' || c == '\n' || c == '\t' || c == '\r')
        ++at;
      else if (lexis::is_small(c) || lexis::is_capital(c))
        name();
      else if (lexis::is_digit(c))
        number();
      else if (c == '#')
        comment();
      else if (c == '"')
        string();
      else
        sign();
    }
    const auto last = std::uint32_t(text.size());
    out.tokens.push_back({TokenKind::end, {last, last}});
  }
};

/// Takes the text apart. A text with a mistake gives one diagnostic and the tokens before it.
constexpr LexOutcome lex(std::string_view text) {
  Lexer lexer{text, {}, 0, false};
  const std::size_t expected = text.size() < 4096 ? text.size() / 2 + 1 : text.size() / 4;
  lexer.out.tokens.reserve(expected < token_limit ? expected : token_limit + 1);
  lexer.run();
  return std::move(lexer.out);
}

} // namespace norma::dsl
