//===- gradcheck_test.cpp - `norma gradcheck` of every entry ---------------------------===//
//
// The command compares the derivative kernels with central differences, with the reference and with one another; its
// table must have each derivative and end well.
//
//===----------------------------------------------------------------------------===//

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <string>
#include <sys/wait.h>

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

class Gradients : public testing::TestWithParam<std::string> {};

TEST_P(Gradients, AgreeWithDifferencesAndReference) {
  const Answer answer = gradcheck(GetParam() + " --derivatives jvp,vjp2");
  EXPECT_EQ(answer.status, 0) << answer.output;
  for (const char *row : {"vjp              dx ", "jvp              tx ", "vjp2             dx "})
    EXPECT_NE(answer.output.find(row), std::string::npos) << row << " is missing\n" << answer.output;
  EXPECT_EQ(answer.output.find("DISAGREE"), std::string::npos) << answer.output;
}

INSTANTIATE_TEST_SUITE_P(Catalogue, Gradients,
                         testing::Values("layer_norm", "rms_norm", "batch_norm", "group_norm", "instance_norm",
                                         "l2_norm", "positional_norm", "add_rms_norm", "layer_norm_2d",
                                         "frozen_batch_norm"),
                         [](const auto &info) { return info.param; });

} // namespace
