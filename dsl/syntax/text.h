//===- text.h - a string that constants can hold while they are computed --===//
//
// std::string of g++ 12's library cannot be used by clang in a constant expression, and the parser runs there.
// `Text` owns characters, converts to and from the standard's strings, and does what messages need; for anything
// else take a std::string_view or a std::string of it.
//
//===----------------------------------------------------------------------===//
#pragma once

#include <concepts>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace norma::dsl {

class Text {
public:
  constexpr Text() = default;
  constexpr Text(std::string_view text) : characters(text.begin(), text.end()) {}
  constexpr Text(const char *text) : Text(std::string_view(text)) {}
  Text(const std::string &text) : Text(std::string_view(text)) {}

  constexpr std::string_view view() const { return {characters.data(), characters.size()}; }
  constexpr operator std::string_view() const { return view(); }
  std::string str() const { return std::string(view()); }
  operator std::string() const { return str(); }

  constexpr std::size_t size() const { return characters.size(); }
  constexpr bool empty() const { return characters.empty(); }
  constexpr const char *data() const { return characters.data(); }
  constexpr char operator[](std::size_t i) const { return characters[i]; }
  constexpr auto begin() const { return characters.begin(); }
  constexpr auto end() const { return characters.end(); }
  constexpr std::string_view substr(std::size_t from, std::size_t count = std::string_view::npos) const {
    return view().substr(from, count);
  }
  constexpr std::size_t find(std::string_view part, std::size_t from = 0) const { return view().find(part, from); }

  constexpr Text &operator+=(std::string_view more) {
    for (char c : more) characters.push_back(c);
    return *this;
  }
  constexpr Text &operator+=(char more) {
    characters.push_back(more);
    return *this;
  }

private:
  std::vector<char> characters;
};

/// `if_so` or `otherwise`. Not `?:`, whose temporaries of class type g++ 12 copies wrongly in constants.
constexpr Text choose(bool condition, Text if_so, Text otherwise) {
  if (condition) return if_so;
  return otherwise;
}

template <typename T>
concept Textual = std::same_as<std::remove_cvref_t<T>, Text>;
template <typename T>
concept Viewable = std::convertible_to<const T &, std::string_view>;

template <Viewable A, Viewable B>
  requires(Textual<A> || Textual<B>)
constexpr Text operator+(const A &a, const B &b) {
  Text sum{std::string_view(a)};
  sum += std::string_view(b);
  return sum;
}

template <Textual A, Viewable B> constexpr bool operator==(const A &a, const B &b) {
  return a.view() == std::string_view(b);
}

inline std::ostream &operator<<(std::ostream &stream, const Text &text) { return stream << text.view(); }

} // namespace norma::dsl
