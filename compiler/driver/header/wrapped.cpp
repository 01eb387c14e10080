//===- wrapped.cpp - lists in generated code, as the formatter breaks them ===//
//
// See wrapped.h.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/header/wrapped.h"

#include <algorithm>

namespace norma::compiler::driver {

static constexpr std::size_t columns = 120;

std::string wrapped(const std::string &before, const std::vector<std::string> &items, const std::string &after) {
  const std::size_t end =
      after.find('\n') == std::string::npos ? 0 : after.size() - after.find('\n'); // beyond the line
  std::string text, line = before;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const bool last = i + 1 == items.size();
    const std::string item = items[i] + (last ? after : ",");
    const bool first_of_line = line.size() == before.size();
    if (!first_of_line && line.size() + 1 + item.size() - (last ? end : 0) > columns) {
      text += line + "\n";
      line = std::string(before.size(), ' ') + item;
    } else {
      line += (first_of_line ? "" : " ") + item;
    }
  }
  return text + line + (items.empty() ? after : "");
}

std::string aligned(const std::vector<CommentedMember> &members) {
  std::size_t widest = 0;
  for (const CommentedMember &member : members) widest = std::max(widest, member.member.size());
  std::string text;
  for (const CommentedMember &member : members) {
    const std::string padding(member.comment.empty() ? 0 : widest - member.member.size() + 1, ' ');
    text += "  " + member.member + padding + (member.comment.empty() ? "" : "///< " + member.comment) + "\n";
  }
  return text;
}

} // namespace norma::compiler::driver
