//===- reserved.h - names that a declaration may not define ---------------===//
//
// Inputs, settings and parameters become members in C++ headers, so they keep clear of its keywords; a few
// more have a meaning in the language or in the headers.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/syntax/token.h"

namespace norma::dsl {

inline constexpr std::string_view cpp_keywords[] = {
    "alignas",       "alignof",      "asm",          "auto",      "bitand",
    "bitor",         "break",        "case",         "catch",     "char",
    "class",         "compl",        "concept",      "const",     "consteval",
    "constexpr",     "constinit",    "continue",     "decltype",  "default",
    "delete",        "do",           "double",       "else",      "enum",
    "explicit",      "export",       "extern",       "float",     "for",
    "friend",        "goto",         "if",           "inline",    "long",
    "mutable",       "namespace",    "new",          "noexcept",  "nullptr",
    "operator",      "private",      "protected",    "public",    "register",
    "requires",      "return",       "short",        "signed",    "sizeof",
    "static",        "struct",       "switch",       "template",  "this",
    "throw",         "try",          "typedef",      "typeid",    "typename",
    "union",         "unsigned",     "using",        "virtual",   "void",
    "volatile",      "while",        "xor",          "and_eq",    "char8_t",
    "char16_t",      "char32_t",     "co_await",     "co_return", "co_yield",
    "const_cast",    "dynamic_cast", "not_eq",       "or_eq",     "reinterpret_cast",
    "static_assert", "static_cast",  "thread_local", "wchar_t",   "xor_eq"};

inline constexpr std::string_view reserved_names[] = {"training", "identity", "pi", "inf", "unbiased", "saved"};

constexpr bool is_cpp_keyword(std::string_view name) {
  for (std::string_view keyword : cpp_keywords)
    if (same(keyword, name)) return true;
  return false;
}

constexpr bool is_reserved_name(std::string_view name) {
  for (std::string_view reserved : reserved_names)
    if (same(reserved, name)) return true;
  return false;
}

} // namespace norma::dsl
