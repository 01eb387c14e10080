//===- literal.h - declarations inside C++ --------------------------------===//
//
//   constexpr auto scaled_rms = R"(
//     norm scaled_rms(x[..., C]; eps = 1e-6) {
//       partition over (C) per (...)
//       operate   rms(eps)
//       recover   scale per (C)
//     }
//   )"_norm;
//
// The C++ compiler itself parses and checks the text. A mistake stops it, and the name of the type that it
// complains about holds message, line and column: that is the one way to its error output.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/check.h"
#include "dsl/literal/constant_file.h"
#include "dsl/syntax/parse.h"

namespace norma::dsl {

/// Characters as a template argument.
template <std::size_t Size> struct LiteralText {
  char characters[Size]{};
  constexpr LiteralText() = default;
  constexpr LiteralText(const char (&text)[Size]) {
    for (std::size_t i = 0; i < Size; ++i) characters[i] = text[i];
  }
  constexpr std::string_view view() const { return {characters, Size - 1}; }
  constexpr std::size_t size() const { return Size - 1; }
  constexpr const char *data() const { return characters; }
};

/// Instantiated for a wrong declaration. g++ shows the whole message in its name; clang shortens names but says
/// computed messages.
template <LiteralText Message, int Line, int Column> struct declaration_is_wrong {
#if defined(__clang__) && __clang_major__ >= 17
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
  static_assert(Line < 0, Message);
#pragma clang diagnostic pop
#else
  static_assert(Line < 0, "the declaration is wrong: the lines around this one name message, line and column");
#endif
  static constexpr bool value = true; ///< so that one assertion fails and not two
};

namespace literal {

/// What one look at the text tells: the sizes of its pools, and the first mistake's place and length.
struct Findings {
  FileSizes sizes;
  std::size_t message_size = 0; ///< 0 where nothing is wrong
  int line = 0;
  int column = 0;
};

constexpr const Diagnostic *first_error(const std::vector<Diagnostic> &diagnostics) {
  const Diagnostic *first = nullptr;
  for (const Diagnostic &diagnostic : diagnostics)
    if (diagnostic.severity == Diagnostic::error && (!first || diagnostic.place.begin < first->place.begin))
      first = &diagnostic;
  return first;
}

constexpr std::vector<Diagnostic> diagnose(const ParseOutcome &outcome) {
  if (!outcome.ok()) return outcome.diagnostics;
  return check_structure(outcome.file, {.is_literal = true});
}

constexpr Text decimal(int number) {
  Text digits;
  if (number >= 10) digits = decimal(number / 10);
  digits += char('0' + number % 10);
  return digits;
}

/// `line 4, column 15: axis K is in neither 'over', 'per' nor 'jointly'`, lines counted from the one of the quotes.
constexpr Text sentence(std::string_view text, const Diagnostic &error) {
  const Position at = position(text, error.place.begin);
  return "line " + decimal(at.line) + ", column " + decimal(at.column) + ": " + error.message;
}

constexpr Findings examine(std::string_view text) {
  const ParseOutcome outcome = parse(text, "");
  Findings findings;
  findings.sizes = sizes_of(outcome.file);
  const std::vector<Diagnostic> diagnostics = diagnose(outcome);
  if (const Diagnostic *error = first_error(diagnostics)) {
    const Position at = position(text, error->place.begin);
    findings.message_size = sentence(text, *error).size();
    findings.line = at.line;
    findings.column = at.column;
  }
  return findings;
}

template <std::size_t Size> constexpr LiteralText<Size + 1> message(std::string_view text) {
  const std::vector<Diagnostic> diagnostics = diagnose(parse(text, ""));
  LiteralText<Size + 1> message;
  const Diagnostic *error = first_error(diagnostics);
  const Text said = sentence(text, *error);
  for (std::size_t i = 0; i < Size; ++i) message.characters[i] = said[i];
  return message;
}

/// The declaration as a constant; for a wrong one, the instantiation above.
template <LiteralText Text> consteval auto declared() {
  constexpr Findings findings = examine(Text.view());
  if constexpr (findings.message_size != 0) {
    static_assert(
        declaration_is_wrong<message<findings.message_size>(Text.view()), findings.line, findings.column>::value);
    return ConstantFile<FileSizes{}>{};
  } else {
    return persisted<findings.sizes>(parse(Text.view(), "").file);
  }
}

} // namespace literal
} // namespace norma::dsl

namespace norma::literals {

/// A declaration in the language, checked where it stands; a `ConstantFile`.
template <dsl::LiteralText Text> consteval auto operator""_norm() { return dsl::literal::declared<Text>(); }

} // namespace norma::literals

using norma::literals::operator""_norm;
