//===- objects_test.cpp - an application can afford every entry ------------------===//
//
// An object holds all forms of an entry, each for lanes and for any strides. Code that doubles by a rewrite or by a
// pass is seen here first.
//
//===----------------------------------------------------------------------------===//

#include "dsl/catalogue/catalogue.h"
#include "tests/scratch_folder.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

namespace norma::testing_entries {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t most_bytes = 60'000;

class Objects : public testing::TestWithParam<std::string> {};

TEST_P(Objects, AreSmall) {
  const test::ScratchFolder scratch;
  const fs::path &folder = scratch.path;
  const std::string command = std::string(NORMA_COMMAND) + " compile " + GetParam() +
                              " --target cpu:x86-64-v4 --library sized --out " + folder.string();
  ASSERT_EQ(std::system(command.c_str()), 0);
  EXPECT_LT(fs::file_size(folder / (GetParam() + ".cpu_x86_64_v4.o")), most_bytes);
}

std::vector<std::string> every_entry() {
  std::vector<std::string> names;
  for (const dsl::CatalogueEntry &entry : dsl::catalogue()) names.emplace_back(entry.name);
  return names;
}

INSTANTIATE_TEST_SUITE_P(Catalogue, Objects, testing::ValuesIn(every_entry()),
                         [](const auto &info) { return info.param; });

} // namespace
} // namespace norma::testing_entries
