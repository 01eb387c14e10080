//===- header.cpp - the header of a .npy file -----------------------------===//
//
// Six magic bytes, two of version, the header's length, then a Python dictionary such as
// {'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }.
//
//===----------------------------------------------------------------------===//

#include "compiler/driver/npy/header.h"

#include <array>
#include <limits>

namespace norma::npy {

namespace {

struct Row {
  Type type;
  std::string_view code, name;
  std::size_t size;
};
constexpr std::array table = {Row{Type::f64, "f8", "f64", 8},     Row{Type::f32, "f4", "f32", 4},
                              Row{Type::f16, "f2", "f16", 2},     Row{Type::u16, "u2", "u16", 2},
                              Row{Type::i64, "i8", "i64", 8},     Row{Type::i32, "i4", "i32", 4},
                              Row{Type::boolean, "b1", "bool", 1}};

const Row &row_of(Type type) {
  for (const Row &row : table)
    if (row.type == type) return row;
  throw std::logic_error("internal error: an element type of no kind");
}

[[noreturn]] void fail(const std::string &name, const std::string &what) { throw Error(name + ": " + what); }

/// The dictionary, read from left to right.
class Dictionary {
public:
  Dictionary(std::string_view text, const std::string &name) : text(text), name(name) {}

  Header read() {
    Header header;
    bool type = false, order = false, shape = false;
    expect('{');
    while (!accept('}')) {
      const std::string_view key = quoted();
      expect(':');
      if (key == "descr")
        type = true, read_type(header);
      else if (key == "fortran_order")
        order = true, header.fortran_order = truth();
      else if (key == "shape")
        shape = true, header.shape = numbers();
      else
        fail(name, "its header has an unknown key '" + std::string(key) + "'");
      if (!accept(',') && (blanks(), at >= text.size() || text[at] != '}')) broken();
    }
    if (!type || !order || !shape) fail(name, "its header lacks 'descr', 'fortran_order' or 'shape'");
    return header;
  }

private:
  std::string_view text;
  const std::string &name;
  std::size_t at = 0;

  [[noreturn]] void broken() { fail(name, "its header cannot be read at '" + std::string(text.substr(at, 16)) + "'"); }
  void blanks() {
    while (at < text.size() && (text[at] == ' ' || text[at] == '\n' || text[at] == '\t')) ++at;
  }
  bool accept(char sign) {
    blanks();
    if (at >= text.size() || text[at] != sign) return false;
    ++at;
    return true;
  }
  void expect(char sign) {
    if (!accept(sign)) broken();
  }
  std::string_view quoted() {
    blanks();
    if (at >= text.size() || (text[at] != '\'' && text[at] != '"')) broken();
    const std::size_t end = text.find(text[at], at + 1);
    if (end == std::string_view::npos) broken();
    const std::string_view inner = text.substr(at + 1, end - at - 1);
    at = end + 1;
    return inner;
  }
  bool truth() {
    blanks();
    for (const std::string_view word : {std::string_view("True"), std::string_view("False")})
      if (text.substr(at, word.size()) == word) return at += word.size(), word == "True";
    broken();
  }
  std::int64_t number() {
    blanks();
    std::int64_t value = 0;
    const std::size_t begin = at;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
      if (value > (std::numeric_limits<std::int64_t>::max() - 9) / 10)
        fail(name, "an extent in its header is too large");
      value = value * 10 + (text[at] - '0');
    }
    if (at == begin) broken();
    if (at < text.size() && text[at] == 'L') ++at; // Python 2 wrote its long integers so
    return value;
  }
  std::vector<std::int64_t> numbers() {
    std::vector<std::int64_t> result;
    expect('(');
    while (!accept(')')) {
      result.push_back(number());
      if (!accept(',') && (blanks(), at >= text.size() || text[at] != ')')) broken();
    }
    return result;
  }
  void read_type(Header &header) {
    blanks();
    if (at < text.size() && text[at] == '[') fail(name, "it holds records; an array of numbers is wanted");
    const std::string_view code = quoted();
    if (code.size() == 3)
      for (const Row &row : table)
        if (row.code == code.substr(1) && std::string_view("<>|=").find(code[0]) != std::string_view::npos) {
          header.type = row.type;
          header.big_endian = code[0] == '>';
          return;
        }
    fail(name, "its element type is '" + std::string(code) + "'; f64, f32, f16, u16, i64, i32 and bool can be read");
  }
};

} // namespace

std::size_t size_of(Type type) { return row_of(type).size; }
std::string_view name_of(Type type) { return row_of(type).name; }

Header parse_header(std::string_view contents, const std::string &name) {
  if (!contents.starts_with(magic)) fail(name, "it is not a .npy file");
  if (contents.size() < 10) fail(name, "it ends within its header");
  const auto byte = [&](std::size_t i) { return std::size_t(static_cast<unsigned char>(contents[i])); };
  const std::size_t version = byte(6);
  if (version < 1 || version > 3)
    fail(name, "its format has version " + std::to_string(version) + "; 1, 2 and 3 can be read");
  const std::size_t begin = version == 1 ? 10 : 12;
  if (contents.size() < begin) fail(name, "it ends within its header");
  std::size_t length = 0;
  for (std::size_t i = begin; i-- > 8;) length = length * 256 + byte(i);
  if (contents.size() - begin < length) fail(name, "it ends within its header");
  Header header = Dictionary(contents.substr(begin, length), name).read();
  header.data_begin = begin + length;
  return header;
}

std::string print_header(Type type, const std::vector<std::int64_t> &shape) {
  std::string dictionary = "{'descr': '" + std::string(type == Type::boolean ? "|" : "<") +
                           std::string(row_of(type).code) + "', 'fortran_order': False, 'shape': (";
  for (std::size_t i = 0; i < shape.size(); ++i) dictionary += (i ? ", " : "") + std::to_string(shape[i]);
  dictionary += shape.size() == 1 ? ",), }" : "), }";
  // The elements begin at a multiple of 64 bytes; the header is padded and ends its line.
  const bool short_enough = dictionary.size() < 65000;
  const std::size_t begin = short_enough ? 10 : 12;
  dictionary.append(63 - (begin + dictionary.size()) % 64, ' ');
  dictionary += '\n';
  std::string text(magic);
  text += short_enough ? '\1' : '\2';
  text += '\0';
  for (std::size_t i = 0; i < begin - 8; ++i) text += char(dictionary.size() >> (8 * i) & 255);
  return text + dictionary;
}

} // namespace norma::npy
