//===- wrapped.h - lists in generated code, as the formatter breaks them --===//
#pragma once

#include <string>
#include <vector>

namespace norma::compiler::driver {

/// `before a, b, c after` with lines of at most 120 columns; those after the first begin under the first item.
std::string wrapped(const std::string &before, const std::vector<std::string> &items, const std::string &after);

/// Members with a comment each, the comments in one column where they fit.
struct CommentedMember {
  std::string member, comment;
};
std::string aligned(const std::vector<CommentedMember> &members);

} // namespace norma::compiler::driver
