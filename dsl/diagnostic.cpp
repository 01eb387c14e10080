//===- diagnostic.cpp - diagnostics as text -------------------------------===//
//
//   group_norm.norm:4:13: error: axis K is in neither 'over', 'per' nor 'jointly'
//       4 |   partition over (...) per (N, G)
//         |             ^~~~~~~~~~~~~~~~~~~~~
//   group_norm.norm:3:13: note: K comes from this split; ...
//
// A line of any length is shown through a window, and bytes that are no text are replaced, so that what comes
// out is always valid and short.
//
//===----------------------------------------------------------------------===//
#include "dsl/diagnostic.h"

#include "dsl/syntax/lexer.h"

#include <algorithm>

namespace norma::dsl {
namespace {

constexpr std::size_t window = 160; // bytes of a line that are shown at most

std::string placed(const File &file, Place place) {
  const Position at = position(file.text, place.begin);
  return file.name.str() + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) + ": ";
}

bool inside_character(std::string_view text, std::size_t i) {
  return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80;
}

/// The bytes [begin, end) with everything unprintable replaced; `blank` turns all but tabs into blanks.
std::string shown(std::string_view text, std::size_t begin, std::size_t end, char blank = 0) {
  std::string out;
  for (std::size_t i = begin; i < end;) {
    const std::uint32_t length = lexis::character_length(text, std::uint32_t(i));
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == '\t')
      out += blank && blank != ' ' ? blank : '\t';
    else if (blank)
      out += blank;
    else if (length == 0 || byte < 0x20 || byte == 0x7F)
      out += "\xEF\xBF\xBD";
    else
      out += text.substr(i, length);
    i += length ? length : 1;
  }
  return out;
}

std::string excerpt(const File &file, Place place) {
  const std::string_view text = file.text;
  const std::size_t at = std::min<std::size_t>(place.begin, text.size());
  std::size_t begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
  std::size_t end = std::min(text.find('\n', at), text.size());
  if (end > begin && text[end - 1] == '\r') --end;
  const std::size_t at_shown = std::min(at, end);
  bool cut_left = false, cut_right = false;
  if (end - begin > window) {
    const std::size_t from = at_shown > begin + window / 4 ? at_shown - window / 4 : begin;
    cut_left = from > begin;
    begin = from;
    while (inside_character(text, begin)) ++begin;
    if (end > begin + window) {
      end = begin + window;
      while (end > begin && inside_character(text, end)) --end;
      cut_right = true;
    }
  }
  std::string number = std::to_string(position(text, place.begin).line);
  if (number.size() < 5) number.insert(0, 5 - number.size(), ' ');
  const std::string margin(number.size(), ' ');
  const std::size_t until = std::clamp<std::size_t>(place.end, at_shown, end);
  std::string tildes = shown(text, at_shown, until, '~');
  if (tildes.empty()) tildes = "~";
  tildes[0] = '^';
  std::string line = number + " | " + (cut_left ? "..." : "") + shown(text, begin, end) + (cut_right ? "..." : "");
  while (line.back() == ' ') line.pop_back();
  return line + "\n" + margin + " | " + (cut_left ? "   " : "") + shown(text, begin, at_shown, ' ') + tildes + "\n";
}

} // namespace

std::string render(const Diagnostic &diagnostic, const File &file) {
  const char *severity = diagnostic.severity == Diagnostic::error ? "error: " : "warning: ";
  std::string out = placed(file, diagnostic.place) + severity + diagnostic.message.str() + "\n";
  out += excerpt(file, diagnostic.place);
  for (const Note &note : diagnostic.notes) out += placed(file, note.place) + "note: " + note.message.str() + "\n";
  return out;
}

std::string not_shown(std::size_t count) {
  if (count <= most_shown) return {};
  return "note: " + std::to_string(count - most_shown) + " further mistakes are not shown\n";
}

std::string render(const std::vector<Diagnostic> &diagnostics, const File &file) {
  std::string out;
  for (const Diagnostic &diagnostic : first_shown(diagnostics)) out += render(diagnostic, file);
  return out + not_shown(diagnostics.size());
}

} // namespace norma::dsl
