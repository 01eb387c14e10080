//===- literals.cpp - a scanner for the few C++ tokens that matter --------===//
//
// Comments, character constants, plain strings and raw strings are told apart; all else is passed over.
//
//===----------------------------------------------------------------------===//
#include "dsl/load/literals.h"

#include <algorithm>

namespace norma::dsl {
namespace {

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

class Scanner {
public:
  explicit Scanner(std::string_view header) : header(header) {}

  std::vector<FoundLiteral> run() {
    while (at < header.size()) step();
    return std::move(found);
  }

private:
  bool ahead(std::string_view part) const { return header.substr(at, part.size()) == part; }

  void step() {
    if (ahead("//"))
      line_comment();
    else if (ahead("/*"))
      at = std::min(header.find("*/", at + 2), header.size() - 2) + 2;
    else if (header[at] == '"')
      plain_string();
    else if (header[at] == '\'')
      character();
    else if (is_word(header[at]))
      word();
    else
      ++at;
  }

  /// A backslash at its end carries a comment on to the next line.
  void line_comment() {
    do {
      at = std::min(header.find('\n', at + 1), header.size());
    } while (at < header.size() && header[at - 1] == '\\');
  }

  /// A name or a number; digit separators belong to the number, and an encoding prefix may end in R.
  void word() {
    const std::size_t begin = at;
    const bool number = header[at] >= '0' && header[at] <= '9';
    while (at < header.size() && (is_word(header[at]) || (number && header[at] == '\''))) ++at;
    if (at == header.size() || header[at] != '"' || number) return;
    const std::string_view prefix = header.substr(begin, at - begin);
    const bool plain = prefix == "R";
    if (plain || prefix == "u8R" || prefix == "uR" || prefix == "UR" || prefix == "LR") raw_string(plain);
  }

  void raw_string(bool plain) {
    constexpr std::size_t longest_delimiter = 16;
    const std::size_t length = header.substr(at + 1, longest_delimiter + 1).find('(');
    if (length == std::string_view::npos) {
      ++at;
      return;
    }
    const std::size_t open = at + 1 + length;
    const std::string close = ")" + std::string(header.substr(at + 1, length)) + "\"";
    const std::size_t end = header.find(close, open);
    if (end == std::string_view::npos) {
      at = header.size();
      return;
    }
    at = end + close.size();
    if (plain) accept(open + 1, end);
  }

  void plain_string() {
    const std::size_t begin = ++at;
    bool escapes = false;
    while (at < header.size() && header[at] != '"' && header[at] != '\n') {
      escapes = escapes || header[at] == '\\';
      at += header[at] == '\\' ? 2 : 1;
    }
    const std::size_t end = std::min(at, header.size());
    at = end + 1;
    if (end < header.size() && header[end] == '"' && !escapes) accept(begin, end);
  }

  void character() {
    ++at;
    while (at < header.size() && header[at] != '\'' && header[at] != '\n') at += header[at] == '\\' ? 2 : 1;
    ++at;
  }

  /// Takes the text if the suffix follows.
  void accept(std::size_t begin, std::size_t end) {
    constexpr std::string_view suffix = "_norm";
    if (at > header.size() || !ahead(suffix)) return;
    at += suffix.size();
    if (at < header.size() && is_word(header[at])) return;
    found.push_back({header.substr(begin, end - begin), std::uint32_t(begin)});
  }

  std::string_view header;
  std::size_t at = 0;
  std::vector<FoundLiteral> found;
};

} // namespace

std::vector<FoundLiteral> find_literals(std::string_view header) { return Scanner(header).run(); }

std::string literals_alone(std::string_view header, const std::vector<FoundLiteral> &literals) {
  std::string blank(header);
  for (char &c : blank)
    if (c != '\n') c = ' ';
  for (const FoundLiteral &literal : literals) blank.replace(literal.offset, literal.text.size(), literal.text);
  return blank;
}

bool names_cpp_file(std::string_view path) {
  for (std::string_view ending : {".h", ".hh", ".hpp", ".hxx", ".inc", ".cpp", ".cc", ".cxx", ".cu", ".cuh"})
    if (path.ends_with(ending)) return true;
  return false;
}

} // namespace norma::dsl
