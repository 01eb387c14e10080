//===- gradcheck_test.cpp - `norma gradcheck` of every entry ---------------------------===//
//
// The command compares the derivative kernels with central differences, with the reference and with one another; its
// table must have each derivative and end well. As declared, and with the channels last.
//
//===----------------------------------------------------------------------------===//

#include "dsl/catalogue/catalogue.h"
#include "tests/entries/entry_shapes.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <ostream>
#include <sys/wait.h>

namespace norma::testing_entries {
namespace {

struct Answer {
  int status = 0;
  std::string output;
};

Answer gradcheck(const std::string &arguments) {
  Answer answer;
  FILE *pipe = popen((std::string(NORMA_COMMAND) + " gradcheck " + arguments + " 2>&1").c_str(), "r");
  std::array<char, 256> chunk;
  while (std::fgets(chunk.data(), static_cast<int>(chunk.size()), pipe)) answer.output += chunk.data();
  answer.status = WEXITSTATUS(pclose(pipe));
  return answer;
}

struct Checked {
  std::string entry, layout;
  EntryShapes shapes;
};

void PrintTo(const Checked &checked, std::ostream *stream) { *stream << checked.entry; }

std::vector<Checked> every_entry() {
  // Only the axes matter here: the command chooses extents, and the declaration's own settings hold.
  const Shape one = {1};
  Extents extents = {{"...", {1, 1}}, {"S...", {1, 1}}};
  for (char letter = 'A'; letter <= 'Z'; ++letter) extents[std::string(1, letter)] = one;
  std::vector<Checked> all;
  for (const dsl::CatalogueEntry &entry : dsl::catalogue()) {
    const EntryShapes shapes = entry_shapes(entry.text, extents, {});
    all.push_back({entry.name, "", shapes});
    if (const std::string last = shapes.channels_last(); !last.empty()) all.push_back({entry.name, last, shapes});
  }
  return all;
}

class Gradients : public testing::TestWithParam<Checked> {};

TEST_P(Gradients, AgreeWithDifferencesAndReference) {
  const Checked &checked = GetParam();
  const std::string layout = checked.layout.empty() ? "" : " --layout " + checked.layout;
  const Answer answer = gradcheck(checked.entry + layout + " --derivatives jvp,vjp2");
  EXPECT_EQ(answer.status, 0) << answer.output;
  const auto expect_row = [&](const std::string &form, const std::string &name) {
    std::string row = "\n" + form;
    row.resize(1 + 17, ' '); // a line break, and the column's width
    EXPECT_NE(answer.output.find(row + name + " "), std::string::npos) << row << name << " is missing\n"
                                                                       << answer.output;
  };
  for (const auto &[name, shape] : checked.shapes.given) {
    expect_row("vjp", "d" + name);
    expect_row("jvp", "t" + name);
  }
  for (const auto &[name, shape] : checked.shapes.outputs) expect_row("vjp2", "dd" + name);
  EXPECT_EQ(answer.output.find("DISAGREE"), std::string::npos) << answer.output;
}

INSTANTIATE_TEST_SUITE_P(Catalogue, Gradients, testing::ValuesIn(every_entry()), [](const auto &info) {
  return info.param.entry + (info.param.layout.empty() ? "" : "_" + info.param.layout);
});

} // namespace
} // namespace norma::testing_entries
