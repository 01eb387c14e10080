//===- wrap.cpp - lines of at most 120 characters -------------------------===//
//
// A line that is too long is broken at the mark with the fewest brackets around it, the last one of those
// that fit; marks in the first third of a line are used only if there is no other.
//
//===----------------------------------------------------------------------===//
#include "dsl/print/printer.h"

#include <algorithm>

namespace norma::dsl::printing {

std::string unbroken(std::string flat) {
  std::replace(flat.begin(), flat.end(), soft_blank, ' ');
  return flat;
}

std::size_t width(const std::string &text) {
  return std::size_t(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

namespace {

/// Where to break `flat`, which starts in column `indent`; npos if it has no mark.
std::size_t break_at(const std::string &flat, std::size_t indent) {
  std::size_t best = std::string::npos;
  int best_depth = 0, depth = 0;
  const std::size_t room = line_limit - std::min(indent, line_limit / 2);
  for (std::size_t i = 0; i < flat.size(); ++i) {
    const char c = flat[i];
    if (c == '(' || c == '[' || c == '{') ++depth;
    if (c == ')' || c == ']' || c == '}') --depth;
    if (c != soft_blank) continue;
    if (i > room) return best == std::string::npos ? i : best;
    const bool early = best != std::string::npos && best < room / 3;
    if (best == std::string::npos || early || depth <= best_depth) best = i, best_depth = depth;
  }
  return best;
}

} // namespace

std::string wrap(const std::string &flat, std::size_t indent) {
  std::string out, rest = flat;
  std::size_t column = indent;
  while (column + width(rest) > line_limit) {
    const std::size_t at = break_at(rest, column);
    if (at == std::string::npos) break;
    out += std::string(column, ' ') + unbroken(rest.substr(0, at)) + "\n";
    rest = rest.substr(at + 1);
    column = indent + 4;
  }
  return out + std::string(column, ' ') + unbroken(rest);
}

} // namespace norma::dsl::printing
