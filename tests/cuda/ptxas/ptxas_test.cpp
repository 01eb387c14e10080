//===- ptxas_test.cpp - device code of every entry, assembled -----------------------------===//
//
// NVIDIA's assembler must take the PTX for every compute capability, and find registers for all that a kernel holds.
//
//===----------------------------------------------------------------------------===//
#include "dsl/catalogue/catalogue.h"
#include "tests/scratch_folder.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <regex>
#include <string>

namespace norma::test {
namespace {

namespace fs = std::filesystem;

/// What a command writes to both of its streams.
std::string output_of(const std::string &command, int &status) {
  std::string text;
  FILE *pipe = popen((command + " 2>&1").c_str(), "r");
  for (int next = std::fgetc(pipe); next != EOF; next = std::fgetc(pipe)) text += static_cast<char>(next);
  status = pclose(pipe);
  return text;
}

class Ptxas : public testing::TestWithParam<std::string> {};

TEST_P(Ptxas, AssemblesWithoutASpill) {
  if (std::string(NORMA_PTXAS).empty()) GTEST_SKIP() << "no ptxas was found when this was built";
  const ScratchFolder scratch;
  const fs::path &folder = scratch.path;
  const std::string ptx = (folder / "code.ptx").string();
  const std::regex spill(R"((\d+) bytes stack frame, (\d+) bytes spill stores, (\d+) bytes spill loads)");
  for (const char *capability : {"80", "90", "100", "120"}) {
    const std::string sm = std::string("sm_") + capability;
    int status = 0;
    const std::string shown = output_of(
        std::string(NORMA_COMMAND) + " show " + GetParam() + " --emit ptx --target cuda:" + sm + " > " + ptx, status);
    ASSERT_EQ(status, 0) << shown;
    const std::string said = output_of(
        std::string(NORMA_PTXAS) + " -v -arch=" + sm + " " + ptx + " -o " + (folder / "code.cubin").string(), status);
    ASSERT_EQ(status, 0) << said;
    std::size_t kernels = 0;
    for (auto match = std::sregex_iterator(said.begin(), said.end(), spill); match != std::sregex_iterator(); ++match) {
      ++kernels;
      for (int group = 1; group <= 3; ++group) EXPECT_EQ((*match)[group], "0") << sm << "\n" << said;
    }
    EXPECT_GT(kernels, 0u) << said;
  }
}

std::vector<std::string> every_entry() {
  std::vector<std::string> names;
  for (const dsl::CatalogueEntry &entry : dsl::catalogue()) names.emplace_back(entry.name);
  return names;
}

INSTANTIATE_TEST_SUITE_P(Catalogue, Ptxas, testing::ValuesIn(every_entry()),
                         [](const auto &info) { return info.param; });

} // namespace
} // namespace norma::test
