//===- exact_test.cpp - inputs whose mean and variance have no rounding ----------------------===//
//
// Pairs m + d, m - d with d a small multiple of 2⁻⁶: every partial sum of elements and of squared deviations is exact
// in f32, so that statistics must have the same bits in whatever order a kernel adds.
//
//===----------------------------------------------------------------------===//

#include "tests/laws/areas.h"
#include "tests/laws/compare.h"

#include <gtest/gtest.h>

#include <cmath>

namespace norma::laws {
namespace {

constexpr double middle = 0.25;

class Exact : public testing::TestWithParam<std::tuple<Standardizing, std::string>> {
protected:
  void SetUp() override {
    // More than one step of lanes, a tail, and whole pairs in every walk along the innermost axis of an area.
    Standardizing entry = std::get<0>(GetParam());
    for (auto &[axis, extent] : entry.extents.axes) extent *= 2;
    if (!entry.extents.pack.empty()) entry.extents.pack.back() *= 2;
    record = find_record(std::get<1>(GetParam()), entry.norm, "training");
    extents = entry.extents;
    areas = areas_of(*record, entry);
    x.shape = shape_of(*record, record->arguments[0], extents);
    x.data.assign(static_cast<std::size_t>(size_of(x.shape)), 0);
    Draw draw(1);
    for (const std::vector<std::size_t> &area : areas) {
      double squares = 0;
      for (std::size_t i = 0; i + 1 < area.size(); i += 2) {
        const double d = static_cast<double>(draw.whole(-63, 63)) * 0x1p-6;
        x.data[area[i]] = middle + d, x.data[area[i + 1]] = middle - d;
        squares += 2 * d * d;
      }
      variances.push_back(squares / static_cast<double>(area.size()));
    }
  }

  const norma_record *record = nullptr;
  Extents extents;
  std::vector<std::vector<std::size_t>> areas;
  std::vector<double> variances;
  Array x;
};

TEST_P(Exact, TheMeanHasNoErrorInAnyOrder) {
  for (std::uint64_t strides = 0; strides < 4; ++strides) {
    Manner manner;
    manner.strides = strides;
    const Array m = results_of(*record, extents, {{"x", x}}, {}, manner).at("m");
    for (double element : m.data) EXPECT_EQ(element, middle);
  }
}

// The sum of squares is exact, its quotient by n, v + eps, the root and its inverse round once each: four units.
TEST_P(Exact, TheInverseDeviationIsWithinFourUnits) {
  const double u = std::get<1>(GetParam()) == "laws_f64" ? 0x1p-53 : 0x1p-24;
  const Array r = results_of(*record, extents, {{"x", x}}, {{"eps", 0x1p-10}}).at("r");
  ASSERT_EQ(r.data.size(), variances.size());
  for (std::size_t area = 0; area < variances.size(); ++area) {
    const double wanted = 1 / std::sqrt(variances[area] + 0x1p-10);
    EXPECT_LE(std::abs(r.data[area] - wanted), 4 * u * wanted);
  }
}

INSTANTIATE_TEST_SUITE_P(Catalogue, Exact,
                         testing::Combine(testing::ValuesIn(standardizing()), testing::Values("laws_f32", "laws_f64")),
                         [](const auto &info) {
                           return std::get<0>(info.param).norm + std::get<1>(info.param).substr(4);
                         });

} // namespace
} // namespace norma::laws
