//===- literals.h - declarations in a C++ header, for the build -----------===//
//
// The build does not run the C++ compiler to find declarations: it looks for raw strings with the suffix
// `_norm` outside comments and other strings.
//
//===----------------------------------------------------------------------===//
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace norma::dsl {

/// `R"x(text)x"_norm`, or `"text"_norm` without escapes.
struct FoundLiteral {
  std::string_view text;    ///< between the delimiters, in the header's own memory
  std::uint32_t offset = 0; ///< of the text in the header
};

/// All literals of a header, in order.
std::vector<FoundLiteral> find_literals(std::string_view header);

/// The header with everything but its literals' texts blanked out, so that places in it are places in the header.
std::string literals_alone(std::string_view header, const std::vector<FoundLiteral> &literals);

/// Whether a file's name is that of a C++ header or source.
bool names_cpp_file(std::string_view path);

} // namespace norma::dsl
