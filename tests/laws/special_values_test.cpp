//===- special_values_test.cpp - NaN, infinity, denormals, areas of one element or none --------===//
//
// A value that is no number reaches what depends on its area, and nothing else, in any bit.
//
//===----------------------------------------------------------------------===//

#include "tests/laws/areas.h"
#include "tests/laws/compare.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace norma::laws {
namespace {

using Places = std::vector<std::size_t>;

class SpecialValues : public testing::TestWithParam<std::tuple<Standardizing, std::string>> {
protected:
  SpecialValues()
      : entry(std::get<0>(GetParam())), library(std::get<1>(GetParam())),
        training(*find_record(library, entry.norm, "training")), areas(areas_of(training, entry)) {
    Draw draw(1);
    const Shape shape = shape_of(training, training.arguments[0], entry.extents);
    x = array_of(shape, [&] { return draw.real(-1, 1); });
    dy = array_of(shape, [&] { return draw.real(-1, 1); });
  }

  Arrays forward(const Array &input) const {
    return results_of(training, entry.extents, {{"x", input}}, {{"eps", 1e-5}});
  }
  Arrays backward(const Array &input, const Array &cotangent) const {
    return gradients_of(library, entry.norm, entry.extents, {{"x", input}}, cotangent);
  }

  /// The area of the element in the middle.
  std::size_t hurt_area() const {
    for (std::size_t area = 0; area < areas.size(); ++area)
      if (std::count(areas[area].begin(), areas[area].end(), x.data.size() / 2) != 0) return area;
    return 0;
  }

  /// Elements of the hurt area are NaN, all others have the bits that they have without.
  void expect_contained(const Array &hurt, const Array &whole) const {
    for (std::size_t area = 0; area < areas.size(); ++area)
      for (std::size_t place : areas[area]) {
        if (area == hurt_area())
          EXPECT_TRUE(std::isnan(hurt.data[place])) << place;
        else
          EXPECT_EQ(hurt.data[place], whole.data[place]) << place;
      }
  }

  const Standardizing entry;
  const std::string library;
  const norma_record &training;
  const std::vector<Places> areas;
  Array x, dy;
};

// The mean of an area that holds an infinity is infinite, and all deviations from it are infinite or NaN; their mean
// square is NaN.
TEST_P(SpecialValues, NanAndInfinityOfTheInputStayInTheirArea) {
  for (double special : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(),
                         -std::numeric_limits<double>::infinity()}) {
    Array hurt = x;
    hurt.data[x.data.size() / 2] = special;
    const Arrays found = forward(hurt), whole = forward(x);
    expect_contained(found.at("y"), whole.at("y"));
    for (std::size_t area = 0; area < areas.size(); ++area) {
      EXPECT_EQ(std::isnan(found.at("r").data[area]), area == hurt_area());
      if (area != hurt_area()) EXPECT_EQ(found.at("m").data[area], whole.at("m").data[area]);
    }
    expect_contained(backward(hurt, dy).at("dx"), backward(x, dy).at("dx"));
  }
}

TEST_P(SpecialValues, NanOfACotangentStaysInItsArea) {
  Array hurt = dy;
  hurt.data[dy.data.size() / 2] = std::numeric_limits<double>::quiet_NaN();
  expect_contained(backward(x, hurt).at("dx"), backward(x, dy).at("dx"));
}

// A gradient of a parameter sums over what it is multiplied into, so that it is NaN where an element of the hurt area
// is among that: for a cotangent that is NaN its own channel, for an input every channel of its area.
TEST_P(SpecialValues, NanReachesGradientsOfItsParametersAlone) {
  const std::size_t place = x.data.size() / 2;
  auto channel_of = [&](std::size_t element) {
    const Shape &shape = x.shape;
    const bool last = entry.norm == "layer_norm";
    const std::int64_t inner = last ? 1 : size_of(Shape(shape.begin() + 2, shape.end())),
                       count = last ? shape.back() : shape[1];
    return (static_cast<std::int64_t>(element) / inner) % count;
  };
  Array hurt_x = x, hurt_dy = dy;
  hurt_x.data[place] = hurt_dy.data[place] = std::numeric_limits<double>::quiet_NaN();
  const Arrays whole = backward(x, dy), by_x = backward(hurt_x, dy), by_dy = backward(x, hurt_dy);
  EXPECT_TRUE(same_bits(by_x.at("dbeta"), whole.at("dbeta"))) << "dbeta does not depend on x";
  std::set<std::int64_t> channels_of_area;
  for (std::size_t element : areas[hurt_area()]) channels_of_area.insert(channel_of(element));
  for (std::size_t channel = 0; channel < whole.at("dgamma").data.size(); ++channel) {
    const bool own = static_cast<std::int64_t>(channel) == channel_of(place);
    EXPECT_EQ(std::isnan(by_dy.at("dgamma").data[channel]), own) << channel;
    EXPECT_EQ(std::isnan(by_dy.at("dbeta").data[channel]), own) << channel;
    EXPECT_EQ(std::isnan(by_x.at("dgamma").data[channel]),
              channels_of_area.contains(static_cast<std::int64_t>(channel)));
    if (!own) EXPECT_EQ(by_dy.at("dgamma").data[channel], whole.at("dgamma").data[channel]) << channel;
  }
}

// Were denormals flushed, the deviations would vanish: 2⁻¹⁴⁰ times small whole numbers, with eps as small as their
// square allows it to be: a deviation times r = 1 / √eps is a normal number again.
TEST_P(SpecialValues, DenormalsAreKept) {
  const bool wide = library == "laws_f64";
  const double step = wide ? 0x1p-1060 : 0x1p-140;
  Array tiny = x;
  for (double &element : tiny.data) element = std::round(element * 100) * step;
  // The squares underflow, v is 0, and y = (x − m) / √eps.
  const double root = wide ? 0x1p-500 : 0x1p-60;
  const Arrays found = results_of(training, entry.extents, {{"x", tiny}}, {{"eps", root * root}});
  for (const Places &area : areas) {
    double mean = 0;
    for (std::size_t place : area) mean += tiny.data[place] / step;
    mean /= static_cast<double>(area.size());
    // The mean of denormals is off by up to n roundings of one denormal, each of half the least one.
    const double least = wide ? 0x1p-1074 : 0x1p-149, bound = (static_cast<double>(area.size()) + 2) * least / root;
    for (std::size_t place : area)
      EXPECT_LE(std::abs(found.at("y").data[place] - (tiny.data[place] / step - mean) * (step / root)), bound);
  }
  EXPECT_GE(greatest(found.at("y")), 50 * step / root);
}

INSTANTIATE_TEST_SUITE_P(Catalogue, SpecialValues,
                         testing::Combine(testing::ValuesIn(standardizing()), testing::Values("laws_f32", "laws_f64")),
                         [](const auto &info) {
                           return std::get<0>(info.param).norm + std::get<1>(info.param).substr(4);
                         });

// x − m = 0 without a rounding, so that y is beta and the gradient of x is zero.
TEST(AreasOfOneElement, AreCentredToZero) {
  for (const char *library : {"laws_f32", "laws_f64"}) {
    const Extents extents = {{{"C", 1}}, {9}};
    const Array x = {{9, 1}, {1, -2, 3, 1e10, -5e-20, 6, 0, 8, -9}}, dy = {{9, 1}, {1, 2, 3, 4, 5, 6, 7, 8, 9}};
    const Arrays inputs = {{"x", x}, {"gamma", {{1}, {3}}}, {"beta", {{1}, {0.5}}}};
    const Arrays forward = results_of(*find_record(library, "layer_norm", "training"), extents, inputs);
    EXPECT_EQ(forward.at("y").data, std::vector<double>(9, 0.5));
    const Arrays gradients = gradients_of(library, "layer_norm", extents, inputs, dy);
    EXPECT_EQ(gradients.at("dgamma").data, std::vector<double>{0});
    EXPECT_EQ(gradients.at("dbeta").data, std::vector<double>{45});
    // r (g − mean g − …): each of the three is exact where it has one term, r at most 317.
    for (double element : gradients.at("dx").data) EXPECT_LE(std::abs(element), 317 * 3 * 9 * 0x1p-24);
  }
}

// An unbiased variance of one element has no value: a status says so, and nothing is written. Two elements have one.
TEST(AreasOfOneElement, HaveNoUnbiasedVariance) {
  struct Asking {
    const char *norm;
    Extents one, two;
  };
  const Asking all[] = {{"batch_norm", {{{"N", 1}, {"C", 4}}, {}}, {{{"N", 2}, {"C", 4}}, {}}},
                        {"instance_norm", {{{"N", 3}, {"C", 4}}, {1}}, {{{"N", 3}, {"C", 4}}, {2}}},
                        {"positional_norm", {{{"N", 3}, {"C", 1}}, {5}}, {{{"N", 3}, {"C", 2}}, {5}}}};
  for (const Asking &asking : all) {
    const norma_record &record = *find_record("laws_f32", asking.norm, "training");
    auto answer = [&](const Extents &extents) {
      Draw draw(3);
      return call(record, extents,
                  {{"x", array_of(shape_of(record, record.arguments[0], extents), [&] { return draw.real(-1, 1); })}});
    };
    const Called refused = answer(asking.one), taken = answer(asking.two);
    EXPECT_EQ(refused.status.code, NORMA_TOO_FEW_ELEMENTS) << asking.norm;
    EXPECT_NE(refused.message.find("has 1 element, expected at least 2"), std::string::npos) << refused.message;
    EXPECT_EQ(taken.message, "") << asking.norm;
  }
}

} // namespace
} // namespace norma::laws
