//===- oracle_test.cpp - the catalogue against numpy ----------------------===//
//
// Every case in tests/oracle/data: outputs, statistics, new states and gradients.
//
//===----------------------------------------------------------------------===//

#include "compiler/driver/npy/npy.h"
#include "dsl/catalogue/catalogue.h"
#include "tests/reference/support.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace norma::reference {
namespace {

namespace fs = std::filesystem;
const fs::path oracle = NORMA_ORACLE_DATA;

std::map<std::string, Array> arrays(const fs::path &folder) {
  std::map<std::string, Array> result;
  for (const fs::directory_entry &entry : fs::directory_iterator(folder)) {
    const npy::Array array = npy::read(entry.path().string());
    result[entry.path().stem().string()] = {array.shape, npy::to_doubles(array)};
  }
  return result;
}

std::vector<std::string> cases() {
  std::vector<std::string> names;
  for (const fs::directory_entry &entry : fs::directory_iterator(oracle)) names.push_back(entry.path().filename());
  std::sort(names.begin(), names.end());
  return names;
}

class Oracle : public testing::TestWithParam<std::string> {};

TEST_P(Oracle, Agrees) {
  const fs::path folder = oracle / GetParam();
  std::ifstream stream(folder / "case.json");
  const nlohmann::json description = nlohmann::json::parse(stream);
  const std::string definition = description["definition"];
  const dsl::CatalogueEntry *entry = dsl::find_catalogue_entry(definition);
  ASSERT_NE(entry, nullptr);
  const dsl::File file = parsed(entry->text, entry->file);

  Request request;
  request.files = {&file};
  request.definition = definition;
  request.training = description["mode"] == "training";
  request.settings = description["settings"].get<std::map<std::string, double>>();
  request.inputs = arrays(folder / "in");
  request.cotangents = arrays(folder / "cotangent");
  const Outcome outcome = evaluate(request);
  ASSERT_TRUE(outcome.ok()) << dsl::render(outcome.diagnostics, file);

  std::map<std::string, Array> found = outcome.outputs;
  for (const auto &[name, array] : outcome.statistics) found["stat_" + name] = array;
  for (const auto &[name, array] : outcome.states) found["state_" + name] = array;
  for (const auto &[name, array] : outcome.gradients) found["d" + name] = array;
  const std::map<std::string, Array> expected = arrays(folder / "out");
  // The same names: nothing is missing and nothing is left over.
  std::string missing, extra;
  for (const auto &[name, array] : expected) missing += found.contains(name) ? "" : name + " ";
  for (const auto &[name, array] : found) extra += expected.contains(name) ? "" : name + " ";
  EXPECT_EQ(missing, "");
  EXPECT_EQ(extra, "");
  // The longest chain is a gradient's: sums of at most n = 105 terms on either side, each at most n u of the sum of
  // magnitudes, which the centring makes up to ten times the result; a dozen more operations are lost in that.
  const double bound = 2 * 105 * 10 * 0x1p-53;
  for (const auto &[name, array] : expected)
    if (found.contains(name)) expect_near(name, found[name], array, bound);
}

INSTANTIATE_TEST_SUITE_P(Catalogue, Oracle, testing::ValuesIn(cases()), [](const auto &info) { return info.param; });

TEST(Oracle, CoversTheCatalogue) {
  const std::vector<std::string> names = cases();
  for (const dsl::CatalogueEntry &entry : dsl::catalogue())
    EXPECT_NE(std::find(names.begin(), names.end(), entry.name), names.end()) << entry.name;
}

} // namespace
} // namespace norma::reference
