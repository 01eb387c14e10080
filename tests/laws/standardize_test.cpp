//===- standardize_test.cpp - what standardizing means, whatever the axes are ---------------===//
//
// The laws hold exactly in exact arithmetic, so that the bounds count roundings alone. u is the unit roundoff, n an
// area's elements. Sums are taken here in long double.
//
//===----------------------------------------------------------------------===//

#include "tests/laws/areas.h"
#include "tests/laws/compare.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace norma::laws {
namespace {

using Places = std::vector<std::size_t>;

struct Moments {
  long double mean = 0, variance = 0;
};

Moments moments_of(const std::vector<double> &data, const Places &area) {
  Moments moments;
  for (std::size_t place : area) moments.mean += data[place];
  moments.mean /= static_cast<long double>(area.size());
  for (std::size_t place : area) moments.variance += (data[place] - moments.mean) * (data[place] - moments.mean);
  moments.variance /= static_cast<long double>(area.size());
  return moments;
}

class Standardize : public testing::TestWithParam<std::tuple<Standardizing, std::string>> {
protected:
  const Standardizing &entry() const { return std::get<0>(GetParam()); }
  const std::string &library() const { return std::get<1>(GetParam()); }
  const norma_record &training() const { return *find_record(library(), entry().norm, "training"); }
  double u() const { return library() == "laws_f64" ? 0x1p-53 : 0x1p-24; }
  std::vector<Places> areas() const { return areas_of(training(), entry()); }

  /// Numbers in [-1, 1).
  Array numbers(std::uint64_t seed) const {
    Draw draw(seed);
    return array_of(shape_of(training(), training().arguments[0], entry().extents), [&] { return draw.real(-1, 1); });
  }

  /// y without gamma and beta.
  Arrays standardized(const Array &x, double eps = 1e-5) const {
    return results_of(training(), entry().extents, {{"x", x}}, {{"eps", eps}});
  }

  /// Roundings on the way to an element: a sum of n terms in any order, of which, being independent, no more than
  /// 8 √n matter (see trial.cpp), and 16 operations.
  double roundings(std::size_t n) const { return 8 * std::sqrt(static_cast<double>(n)) + 16; }
};

// m has an error of roundings · u · |x|, which every element of the area gets times r; here |x| <= 1 and r < 2, v being
// about 1/3.
TEST_P(Standardize, GivesMeanZeroAndVarianceVOverVPlusEps) {
  const Array x = numbers(1);
  const double eps = 0.25;
  const Array y = standardized(x, eps).at("y");
  for (const Places &area : areas()) {
    const Moments before = moments_of(x.data, area), after = moments_of(y.data, area);
    const double allowed = 2 * 2 * roundings(area.size()) * u();
    EXPECT_LE(std::abs(double(after.mean)), allowed);
    EXPECT_LE(std::abs(double(after.variance - before.variance / (before.variance + eps))), 2 * allowed);
  }
}

// Powers of two scale every intermediate value without a rounding, eps with a².
TEST_P(Standardize, IsInvariantUnderPowersOfTwoInEveryBit) {
  const Array x = numbers(2);
  Array scaled = x;
  for (double &element : scaled.data) element *= 8;
  EXPECT_TRUE(same_bits(standardized(scaled, 0x1p-4).at("y"), standardized(x, 0x1p-10).at("y")));
}

// x + b rounds nothing away here: x has 16 bits after the point, b is 3, and 19 bits fit. m then carries an error of
// roundings · u · 4 in place of 1.
TEST_P(Standardize, IsInvariantUnderAShift) {
  const Array x = numbers(3);
  Array shifted = x;
  for (double &element : shifted.data) element += 3;
  const std::size_t n = areas().front().size();
  EXPECT_TRUE(close(standardized(shifted).at("y"), standardized(x).at("y"), 2 * 2 * 4 * roundings(n) * u()));
}

/// `x` with `order[i]` in the place of `i`.
Array permuted(const Array &x, const Places &order) {
  Array result = x;
  for (std::size_t i = 0; i < order.size(); ++i) result.data[i] = x.data[order[i]];
  return result;
}

Places shuffled(Places places, Draw &draw) {
  for (std::size_t i = places.size(); i > 1; --i)
    std::swap(places[i - 1], places[static_cast<std::size_t>(draw.whole(0, static_cast<std::int64_t>(i) - 1))]);
  return places;
}

// Another order of the same sums: both are as far from the truth as an area's sum may be.
TEST_P(Standardize, PositionsInAnAreaMayBePermuted) {
  const Array x = numbers(4);
  Places order(x.data.size());
  Draw draw(5);
  for (const Places &area : areas()) {
    const Places mixed = shuffled(area, draw);
    for (std::size_t i = 0; i < area.size(); ++i) order[area[i]] = mixed[i];
  }
  ASSERT_FALSE(std::is_sorted(order.begin(), order.end()));
  const Arrays before = standardized(x), after = standardized(permuted(x, order));
  const double bound = 2 * 2 * roundings(areas().front().size()) * u();
  EXPECT_TRUE(close(after.at("y"), permuted(before.at("y"), order), bound));
  EXPECT_TRUE(close(after.at("m"), before.at("m"), bound));
  EXPECT_TRUE(close(after.at("r"), before.at("r"), 2 * bound)) << "r is 2 at most, and twice as sensitive as m";
}

// Areas share nothing, so that their order shows in no bit.
TEST_P(Standardize, AreasMayBePermutedInEveryBit) {
  const Array x = numbers(6);
  const std::vector<Places> list = areas();
  Places which(list.size()), order(x.data.size());
  std::iota(which.begin(), which.end(), std::size_t(0));
  Draw draw(7);
  which = shuffled(which, draw);
  ASSERT_FALSE(std::is_sorted(which.begin(), which.end()));
  for (std::size_t area = 0; area < list.size(); ++area)
    for (std::size_t i = 0; i < list[area].size(); ++i) order[list[area][i]] = list[which[area]][i];
  const Arrays before = standardized(x), after = standardized(permuted(x, order));
  EXPECT_TRUE(same_bits(after.at("y"), permuted(before.at("y"), order)));
  EXPECT_TRUE(same_bits(after.at("m"), permuted(before.at("m"), which)));
  EXPECT_TRUE(same_bits(after.at("r"), permuted(before.at("r"), which)));
}

// dx = r (dy − mean(dy) − x̂ mean(dy x̂)): n terms, each with an error of roundings · u · r · |dy| and |x̂| < 4, that add
// up. eps is so small beside v = 1/3 that x̂ has variance 1 to the last bit.
TEST_P(Standardize, GradientSumsToZeroAndIsOrthogonalToTheOutput) {
  const Array x = numbers(8), dy = numbers(9);
  const Array y = standardized(x, 1e-30).at("y");
  const Array dx = gradients_of(library(), entry().norm, entry().extents, {{"x", x}}, dy, {{"eps", 1e-30}}).at("dx");
  EXPECT_GE(greatest(dx), 0.5) << "a gradient of zero would satisfy every law";
  for (const Places &area : areas()) {
    long double sum = 0, product = 0;
    for (std::size_t place : area)
      sum += dx.data[place], product += dx.data[place] * static_cast<long double>(y.data[place]);
    const double allowed = 2 * static_cast<double>(area.size()) * roundings(area.size()) * u();
    EXPECT_LE(std::abs(double(sum)), allowed);
    EXPECT_LE(std::abs(double(product)), 4 * allowed);
  }
}

INSTANTIATE_TEST_SUITE_P(Catalogue, Standardize,
                         testing::Combine(testing::ValuesIn(standardizing()), testing::Values("laws_f32", "laws_f64")),
                         [](const auto &info) {
                           return std::get<0>(info.param).norm + std::get<1>(info.param).substr(4);
                         });

} // namespace
} // namespace norma::laws
