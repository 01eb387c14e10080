//===- oracle_test.cpp - every entry through the command, against numpy -----------===//
//
// tests/oracle/data holds inputs and what plain numpy in double and PyTorch make of them (tests/oracle). Each case goes
// through `norma run` as a user calls it: kernels in f64 and f32, as declared and channels last, on the CPU and on the
// emulated CUDA device, and the reference.
// Where there is no state, or no running value is passed, inference must do what training does.
//
//===----------------------------------------------------------------------===//

#include "dsl/catalogue/catalogue.h"
#include "tests/entries/run_command.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <set>

namespace norma::testing_entries {
namespace {

namespace fs = std::filesystem;

struct Way {
  std::string target, dtype;
  bool channels_last = false, inference = false;
};

struct Case {
  std::string folder;
  Way way;
};

void PrintTo(const Case &one, std::ostream *stream) { *stream << one.folder; }

nlohmann::json description_of(const std::string &folder) {
  std::ifstream stream(fs::path(NORMA_ORACLE_DATA) / folder / "case.json");
  return nlohmann::json::parse(stream);
}

/// `NHWC` for `NCHW`.
std::string channels_last(std::string axes) {
  std::erase(axes, 'C');
  return axes + "C";
}

RunRequest request_of(const Case &one) {
  const fs::path folder = fs::path(NORMA_ORACLE_DATA) / one.folder;
  const nlohmann::json description = description_of(one.folder);
  RunRequest request;
  request.declaration = description["definition"];
  request.mode = one.way.inference ? "inference" : description["mode"];
  request.settings = description["settings"].get<std::map<std::string, double>>();
  request.target = one.way.target;
  request.dtype = one.way.dtype;
  request.inputs = read_folder(folder / "in");
  if (one.way.inference)
    std::erase_if(request.inputs, [](const auto &input) { return input.first.starts_with("state_"); });
  request.cotangents = read_folder(folder / "cotangent");
  if (one.way.channels_last) {
    request.axes = description["axes"];
    request.layout = channels_last(request.axes);
  }
  return request;
}

/// Does the case change a running value?
bool has_states(const std::string &folder) {
  for (const fs::directory_entry &file : fs::directory_iterator(fs::path(NORMA_ORACLE_DATA) / folder / "out"))
    if (file.path().filename().string().starts_with("state_")) return true;
  return false;
}

std::vector<Case> cases() {
  std::vector<Case> all;
  for (const fs::directory_entry &entry : fs::directory_iterator(NORMA_ORACLE_DATA)) {
    const std::string folder = entry.path().filename().string();
    const nlohmann::json description = description_of(folder);
    std::vector<Way> ways = {{"reference", "f64"}, {"cpu", "f64"}, {"cpu", "f32"}, {"cuda-emulated", "f32"}};
    if (description.contains("axes")) {
      ways.push_back({"cpu", "f64", true});
      ways.push_back({"cpu", "f32", true});
      ways.push_back({"cuda-emulated", "f64", true});
    }
    if (description["mode"] == "training") ways.push_back({"cpu", "f64", false, true});
    if (description["mode"] == "training" && has_states(folder)) ways.push_back({"reference", "f64", false, true});
    for (const Way &way : ways) all.push_back({folder, way});
  }
  std::sort(all.begin(), all.end(), [](const Case &a, const Case &b) { return a.folder < b.folder; });
  return all;
}

class Oracle : public testing::TestWithParam<Case> {};

TEST_P(Oracle, Agrees) {
  const RunOutcome outcome = run_command(request_of(GetParam()));
  ASSERT_EQ(outcome.status, 0) << outcome.errors;
  Tensors expected = read_folder(fs::path(NORMA_ORACLE_DATA) / GetParam().folder / "out");
  if (GetParam().way.inference) {
    std::erase_if(expected, [](const auto &result) { return result.first.starts_with("state_"); });
    for (const auto &[name, tensor] : outcome.results) EXPECT_FALSE(name.starts_with("state_")) << name;
  }
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
  const Way &way = info.param.way;
  std::string target = way.target;
  std::replace(target.begin(), target.end(), '-', '_');
  return info.param.folder + "_" + target + "_" + way.dtype + (way.channels_last ? "_channels_last" : "") +
         (way.inference ? "_as_inference" : "");
});

TEST(Oracle, HasACaseOfEveryEntryAndOfInferenceWhereThatDiffers) {
  std::set<std::string> trained, inferred;
  for (const Case &one : cases()) {
    const nlohmann::json description = description_of(one.folder);
    (description["mode"] == "training" ? trained : inferred).insert(description["definition"]);
    if (description["mode"] == "training" && !has_states(one.folder)) inferred.insert(description["definition"]);
  }
  for (const dsl::CatalogueEntry &entry : dsl::catalogue()) {
    EXPECT_TRUE(trained.contains(entry.name)) << entry.name;
    EXPECT_TRUE(inferred.contains(entry.name)) << entry.name;
  }
}

} // namespace
} // namespace norma::testing_entries
