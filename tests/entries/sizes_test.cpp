//===- sizes_test.cpp - extents with whole steps of lanes, tails and several tasks -------------===//
//
// The oracle's cases are small. Here the areas hold several steps of 32 lanes and a tail, the instances several tasks,
// and the reference evaluator says what is right; and one and two threads give the same bits. For every entry of the
// catalogue, as declared and with the channels last.
//
//===----------------------------------------------------------------------===//

#include "dsl/catalogue/catalogue.h"
#include "tests/entries/run_command.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace norma::testing_entries {
namespace {

struct Sized {
  std::string name, declaration, layout;
  EntryShapes shapes;
};

void PrintTo(const Sized &sized, std::ostream *stream) { *stream << sized.name; }

Tensor scattered(const Shape &shape, std::uint64_t seed) {
  Tensor tensor{shape, {}};
  std::int64_t size = 1;
  for (std::int64_t extent : shape) size *= extent;
  std::uint64_t state = seed * 2654435761u + 12345;
  for (std::int64_t i = 0; i < size; ++i) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    // Multiples of 2⁻¹⁰, so that f32 holds the inputs exactly.
    tensor.data.push_back(static_cast<double>(static_cast<std::int64_t>(state >> 52) - 2048) * 0x1p-10);
  }
  return tensor;
}

RunRequest request_of(const Sized &sized) {
  RunRequest request;
  request.declaration = sized.declaration;
  request.dtype = "f32";
  request.axes = sized.shapes.axes;
  request.layout = sized.layout;
  request.settings = sized.shapes.settings;
  std::uint64_t seed = 1;
  for (const auto &[name, shape] : sized.shapes.given) {
    request.inputs[name] = scattered(shape, seed++);
    if (name != "variance") continue;
    for (double &value : request.inputs[name].data) value = value * value + 0.5;
  }
  for (const auto &[name, shape] : sized.shapes.outputs) request.cotangents[name] = scattered(shape, seed++);
  return request;
}

class Sizes : public testing::TestWithParam<Sized> {};

void expect_the_reference(RunRequest request, const RunOutcome &found) {
  request.target = "reference";
  request.dtype = "f64";
  request.layout = "";
  const RunOutcome expected = run_command(request);
  ASSERT_EQ(expected.status, 0) << expected.errors;
  // Sums run over at most n = 4,000 elements in 32 lanes and pairs of lanes, so that at most n / 32 + 5 additions lie
  // on a path, and fewer in the 256 lanes or more of a block; a gradient multiplies two such sums, and centring
  // magnifies ten times.
  const double bound = 2 * (4000 / 32 + 5) * 10 * 0x1p-24;
  for (const auto &[name, tensor] : expected.results) {
    ASSERT_TRUE(found.results.contains(name)) << name << ".npy was not written";
    double largest = 0;
    for (double value : tensor.data) largest = std::max(largest, std::abs(value));
    ASSERT_EQ(found.results.at(name).shape, tensor.shape) << name;
    for (std::size_t i = 0; i < tensor.data.size(); ++i)
      ASSERT_LE(std::abs(found.results.at(name).data[i] - tensor.data[i]), bound * largest) << name << " element " << i;
  }
}

TEST_P(Sizes, KernelsAgreeWithTheReference) {
  const RunRequest request = request_of(GetParam());
  const RunOutcome found = run_command(request);
  ASSERT_EQ(found.status, 0) << found.errors;
  expect_the_reference(request, found);
}

TEST_P(Sizes, EmulatedKernelsAgreeWithTheReferenceInAnyOrderOfTheirThreads) {
  RunRequest request = request_of(GetParam());
  request.target = "cuda-emulated";
  const RunOutcome found = run_command(request);
  ASSERT_EQ(found.status, 0) << found.errors;
  expect_the_reference(request, found);
  request.seed = 1;
  const RunOutcome other = run_command(request);
  ASSERT_EQ(other.status, 0) << other.errors;
  for (const auto &[name, tensor] : found.results) EXPECT_EQ(tensor.data, other.results.at(name).data) << name;
}

TEST_P(Sizes, OneAndTwoThreadsGiveTheSameBits) {
  RunRequest request = request_of(GetParam());
  request.threads = 1;
  const RunOutcome one = run_command(request);
  ASSERT_EQ(one.status, 0) << one.errors;
  request.threads = 2;
  const RunOutcome two = run_command(request);
  ASSERT_EQ(two.status, 0) << two.errors;
  ASSERT_FALSE(one.results.empty());
  for (const auto &[name, tensor] : one.results) EXPECT_EQ(tensor.data, two.results.at(name).data) << name;
}

/// No sum has more than 4,000 terms, which the bound above counts on.
const Extents usual_extents = {{"N", {6}},   {"C", {40}}, {"...", {9, 11}}, {"S...", {7, 5}}, {"H", {9}},
                               {"W", {11}},  {"F", {9}},  {"T", {11}},      {"S", {13}},      {"J", {3}},
                               {"V", {150}}, {"P", {77}}, {"D", {24}}};
const std::map<std::string, double> usual_settings = {{"groups", 8}, {"batch", 2}, {"bands", 3}};

/// What an entry needs otherwise.
const std::map<std::string, Extents> own_extents = {{"extended_batch_norm", {{"N", {1}}}},
                                                    {"threshold_dependent_batch_norm", {{"T", {3}}}}};

Extents extents_of(const dsl::CatalogueEntry &entry) {
  Extents extents = usual_extents;
  // Rows: many of them, and in each some steps of lanes and a tail.
  if (entry.text.find("(x[..., ") != std::string::npos) extents["..."] = {150}, extents["C"] = extents["D"] = {296};
  if (const auto own = own_extents.find(entry.name); own != own_extents.end())
    for (const auto &[axis, extent] : own->second) extents[axis] = extent;
  return extents;
}

std::vector<Sized> every_entry() {
  std::vector<Sized> all;
  for (const dsl::CatalogueEntry &entry : dsl::catalogue()) {
    const EntryShapes shapes = entry_shapes(entry.text, extents_of(entry), usual_settings);
    all.push_back({entry.name, entry.name, "", shapes});
    if (const std::string last = shapes.channels_last(); !last.empty())
      all.push_back({entry.name + "_channels_last", entry.name, last, shapes});
  }
  return all;
}

INSTANTIATE_TEST_SUITE_P(Catalogue, Sizes, testing::ValuesIn(every_entry()),
                         [](const auto &info) { return info.param.name; });

/// Rows of one layer norm, and a declaration that sees whether tails are masked.
EntryShapes rows_of(std::int64_t rows, std::int64_t columns, bool learnt) {
  EntryShapes shapes;
  shapes.given["x"] = shapes.outputs["y"] = {rows, columns};
  if (learnt) shapes.given["gamma"] = shapes.given["beta"] = {columns};
  return shapes;
}

INSTANTIATE_TEST_SUITE_P(Rows, Sizes,
                         testing::Values(Sized{"long", "layer_norm", "", rows_of(3, 4000, true)},
                                         Sized{"one_element", "layer_norm", "", rows_of(9, 1, true)},
                                         Sized{"tail", NORMA_ORACLE_DATA "/../../entries/exponential_share.norm", "",
                                               rows_of(70, 301, false)}),
                         [](const auto &info) { return info.param.name; });

} // namespace
} // namespace norma::testing_entries
