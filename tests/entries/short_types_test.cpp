//===- short_types_test.cpp - every entry in f16 and bf16 -------------------------===//
//
// The cases of the oracle with their inputs rounded to 16 bits. What is right the reference says in f64, from the same
// rounded inputs; oracle_test.cpp holds it against numpy.
//
//===----------------------------------------------------------------------------===//

#include "dsl/catalogue/catalogue.h"
#include "tests/entries/oracle_case.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace norma::testing_entries {
namespace {

struct Case {
  std::string folder, dtype, target;
};

std::vector<Case> cases() {
  std::vector<Case> all;
  for (const std::string &folder : oracle_cases())
    for (const char *dtype : {"f16", "bf16"}) {
      all.push_back({folder, dtype, "cpu"});
      // The emulator takes longer: of each entry the case that has its name.
      if (dsl::find_catalogue_entry(folder)) all.push_back({folder, dtype, "cuda-emulated"});
    }
  return all;
}

RunRequest request_of(const Case &one) {
  RunRequest request = read_case(std::filesystem::path(NORMA_ORACLE_DATA) / one.folder);
  for (Tensors *tensors : {&request.inputs, &request.cotangents})
    for (auto &[name, tensor] : *tensors)
      for (double &value : tensor.data) value = rounded_to(name.starts_with("state_") ? "f32" : one.dtype, value);
  return request;
}

class ShortTypes : public testing::TestWithParam<Case> {};

TEST_P(ShortTypes, BodiesAreInF32AndResultsRoundedOnce) {
  const Case &one = GetParam();
  RunRequest request = request_of(one);
  // Where narrow rounds within, the reference must know the type, and rounds its results as well.
  const bool rounds_within = request.declaration == "input_scaled_rms_norm";
  if (rounds_within) request.dtype = one.dtype;
  request.target = "reference";
  const RunOutcome expected = run_command(request);
  ASSERT_EQ(expected.status, 0) << expected.errors;
  request.target = one.target;
  request.dtype = one.dtype;
  const RunOutcome found = run_command(request);
  ASSERT_EQ(found.status, 0) << found.errors;
  // In f32 as far as oracle_test.cpp allows for; then, in a file of 16 bits, half a unit in the last of 11 or 8 places,
  // and half of f16's smallest number; twice that where both round.
  const double inside = 2 * 105 * 10 * 0x1p-24, half_unit = one.dtype == "f16" ? 0x1p-11 : 0x1p-8;
  for (const auto &[name, tensor] : expected.results) {
    ASSERT_TRUE(found.results.contains(name)) << name << ".npy was not written";
    const Tensor &ours = found.results.at(name);
    ASSERT_EQ(ours.shape, tensor.shape) << name;
    // Statistics and states are kept in f32; a statistic that is an output, too, is in its type.
    if (!name.starts_with("stat_")) EXPECT_EQ(ours.in_16_bits, !name.starts_with("state_")) << name;
    double largest = 0;
    for (double value : tensor.data) largest = std::max(largest, std::abs(value));
    for (std::size_t i = 0; i < tensor.data.size(); ++i) {
      const double error = inside * largest, size = std::abs(tensor.data[i]) + error;
      const double rounding = ours.in_16_bits ? half_unit * size + 0x1p-25 : 0;
      ASSERT_LE(std::abs(ours.data[i] - tensor.data[i]), error + (rounds_within ? 2 : 1) * rounding)
          << name << " element " << i;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Catalogue, ShortTypes, testing::ValuesIn(cases()), [](const auto &info) {
  const Case &one = info.param;
  return one.folder + "_" + one.dtype + (one.target == "cpu" ? "" : "_cuda_emulated");
});

} // namespace
} // namespace norma::testing_entries
