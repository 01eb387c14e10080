//===- oracle_test.cpp - every entry through the command, against numpy -----------===//
//
// tests/oracle/data holds inputs and what plain numpy loops in double make of them (tests/oracle/make_oracle.py). Each
// case goes through `norma run` as a user calls it: kernels in f64 and f32, as declared and channels last, and the
// reference.
//
//===----------------------------------------------------------------------===//

#include "tests/entries/run_command.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>

namespace norma::testing_entries {
namespace {

namespace fs = std::filesystem;

struct Way {
  std::string target, dtype, layout;
};

struct Case {
  std::string folder;
  Way way;
};

RunRequest request_of(const Case &one) {
  const fs::path folder = fs::path(NORMA_ORACLE_DATA) / one.folder;
  std::ifstream stream(folder / "case.json");
  const nlohmann::json description = nlohmann::json::parse(stream);
  RunRequest request;
  request.declaration = description["definition"];
  request.mode = description["mode"];
  request.settings = description["settings"].get<std::map<std::string, double>>();
  request.target = one.way.target;
  request.dtype = one.way.dtype;
  request.layout = one.way.layout;
  request.inputs = read_folder(folder / "in");
  request.cotangents = read_folder(folder / "cotangent");
  return request;
}

std::vector<Case> cases() {
  const std::vector<Way> ways = {
      {"reference", "f64", ""}, {"cpu", "f64", ""}, {"cpu", "f32", ""}, {"cpu", "f64", "NHWC"}, {"cpu", "f32", "NHWC"}};
  std::vector<Case> all;
  for (const fs::directory_entry &entry : fs::directory_iterator(NORMA_ORACLE_DATA)) {
    const std::string folder = entry.path().filename().string();
    const bool has_channels = read_folder(entry.path() / "in").at("x").shape.size() == 4;
    for (const Way &way : ways)
      if (way.layout.empty() || has_channels) all.push_back({folder, way});
  }
  std::sort(all.begin(), all.end(), [](const Case &a, const Case &b) { return a.folder < b.folder; });
  return all;
}

class Oracle : public testing::TestWithParam<Case> {};

TEST_P(Oracle, Agrees) {
  const RunOutcome outcome = run_command(request_of(GetParam()));
  ASSERT_EQ(outcome.status, 0) << outcome.errors;
  const Tensors expected = read_folder(fs::path(NORMA_ORACLE_DATA) / GetParam().folder / "out");
  // A gradient is a sum of at most n = 105 terms, each a product whose factors are such sums; each sum carries at most
  // n u of its terms' magnitudes, and centring makes those up to ten times the result. In f32 the inputs themselves are
  // rounded, which is one u more for each of them and is magnified alike.
  const double unit = GetParam().way.dtype == "f32" ? 0x1p-24 : 0x1p-53;
  const double bound = 2 * 105 * 10 * unit;
  for (const auto &[name, tensor] : expected) {
    ASSERT_TRUE(outcome.results.contains(name)) << name << ".npy was not written";
    const Tensor &found = outcome.results.at(name);
    ASSERT_EQ(found.shape, tensor.shape) << name;
    double largest = 0;
    for (double value : tensor.data) largest = std::max(largest, std::abs(value));
    for (std::size_t i = 0; i < tensor.data.size(); ++i)
      ASSERT_LE(std::abs(found.data[i] - tensor.data[i]), bound * largest) << name << " element " << i;
  }
}

INSTANTIATE_TEST_SUITE_P(Catalogue, Oracle, testing::ValuesIn(cases()), [](const auto &info) {
  const Case &one = info.param;
  return one.folder + "_" + one.way.target + "_" + one.way.dtype + (one.way.layout.empty() ? "" : "_" + one.way.layout);
});

} // namespace
} // namespace norma::testing_entries
