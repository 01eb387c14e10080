//===- accuracy_test.cpp - inputs on which a careless computation loses everything ------------===//
//
// A mean of 10⁴ with a spread of 1, and an outlier of 10⁶: results are compared in long double with what a two-pass
// computation makes in the same precision, which is written here: mean first, then squared deviations, both in plain
// order.
//
//===----------------------------------------------------------------------===//

#include "tests/laws/areas.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace norma::laws {
namespace {

using Places = std::vector<std::size_t>;

template <typename Number> struct Layer {
  std::vector<Number> y, dx, mean, inverse;
};

/// Forward and backward without parameters, in two passes; in `long double` the truth.
template <typename Number>
Layer<Number> two_pass(const std::vector<double> &x, const std::vector<double> &dy, const std::vector<Places> &areas) {
  Layer<Number> layer{std::vector<Number>(x.size()), std::vector<Number>(x.size()), {}, {}};
  for (const Places &area : areas) {
    const Number count = static_cast<Number>(area.size());
    Number sum = 0, squares = 0, cotangents = 0, products = 0;
    for (std::size_t place : area) sum += static_cast<Number>(x[place]);
    const Number mean = sum / count;
    for (std::size_t place : area) {
      const Number deviation = static_cast<Number>(x[place]) - mean;
      squares += deviation * deviation;
    }
    const Number inverse = 1 / std::sqrt(squares / count + static_cast<Number>(1e-5));
    for (std::size_t place : area) {
      layer.y[place] = (static_cast<Number>(x[place]) - mean) * inverse;
      cotangents += static_cast<Number>(dy[place]);
      products += static_cast<Number>(dy[place]) * layer.y[place];
    }
    for (std::size_t place : area)
      layer.dx[place] =
          inverse * (static_cast<Number>(dy[place]) - cotangents / count - layer.y[place] * (products / count));
    layer.mean.push_back(mean);
    layer.inverse.push_back(inverse);
  }
  return layer;
}

/// The greatest error, with the greatest value's size as the measure.
template <typename Number> double error_of(const std::vector<Number> &found, const std::vector<long double> &truth) {
  long double error = 0, size = 0;
  for (std::size_t i = 0; i < truth.size(); ++i) {
    error = std::max(error, std::fabs(static_cast<long double>(found[i]) - truth[i]));
    size = std::max(size, std::fabs(truth[i]));
  }
  return static_cast<double>(error / size);
}

/// By how much a computation may be less lucky than another that is as good.
struct Slack {
  double of_results;  ///< four roundings of what is written
  double with_mean;   ///< and a mean that is off by an ulp, measured in deviations
  double of_variance; ///< and the square of that
};

Slack slack_of(const Layer<long double> &truth, double u) {
  double deviations = 0;
  for (std::size_t area = 0; area < truth.mean.size(); ++area)
    deviations = std::max(deviations, static_cast<double>(std::fabs(truth.mean[area]) * truth.inverse[area]));
  const double mean = 2 * u * deviations;
  return {4 * u, 4 * u + mean, 4 * u + mean * mean};
}

class Accuracy : public testing::TestWithParam<std::tuple<Standardizing, std::string>> {
protected:
  template <typename Number> void check(const Array &x) {
    const auto &[entry, library] = GetParam();
    const norma_record &record = *find_record(library, entry.norm, "training");
    const std::vector<Places> areas = areas_of(record, entry);
    Draw draw(2);
    const Array dy = array_of(x.shape, [&] { return draw.real(-1, 1); });
    const Layer<long double> truth = two_pass<long double>(x.data, dy.data, areas);
    const Layer<Number> plain = two_pass<Number>(x.data, dy.data, areas);
    const Arrays forward = results_of(record, entry.extents, {{"x", x}}, {{"eps", 1e-5}});
    const Arrays backward = gradients_of(library, entry.norm, entry.extents, {{"x", x}}, dy, {{"eps", 1e-5}});
    const Slack slack = slack_of(truth, sizeof(Number) == 8 ? 0x1p-53 : 0x1p-24);
    EXPECT_LE(error_of(forward.at("y").data, truth.y), error_of(plain.y, truth.y) + slack.with_mean);
    // Rows of an area are summed apart, and each row but the first brings its share to the mean by two roundings of at
    // most a unit of it. (Two passes may have one for each element, but seldom do.)
    double row = 1;
    for (std::int64_t extent : entry.extents.pack) row *= static_cast<double>(extent);
    const double rows = entry.over.size() > 1 ? static_cast<double>(areas.front().size()) / row : 1;
    const double unit = sizeof(Number) == 8 ? 0x1p-53 : 0x1p-24;
    EXPECT_LE(error_of(forward.at("m").data, truth.mean),
              error_of(plain.mean, truth.mean) + slack.of_results + 2 * (rows - 1) * unit);
    EXPECT_LE(error_of(backward.at("dx").data, truth.dx), error_of(plain.dx, truth.dx) + slack.with_mean);
    EXPECT_LE(error_of(forward.at("r").data, truth.inverse),
              error_of(plain.inverse, truth.inverse) + slack.of_variance);
  }

  void check(const Array &x) { std::get<1>(GetParam()) == "laws_f64" ? check<double>(x) : check<float>(x); }

  Array input(double mean, double spread) const {
    const auto &[entry, library] = GetParam();
    const norma_record &record = *find_record(library, entry.norm, "training");
    Draw draw(1);
    // Rounded to f32, so that both types see the same numbers.
    return array_of(shape_of(record, record.arguments[0], entry.extents),
                    [&] { return static_cast<double>(static_cast<float>(mean + draw.real(-spread, spread))); });
  }
};

TEST_P(Accuracy, AMeanFarFromZeroCostsNoMoreThanInTwoPasses) { check(input(1e4, 1.75)); }

TEST_P(Accuracy, AnOutlierCostsNoMoreThanInTwoPasses) {
  Array x = input(0, 1.75);
  x.data[x.data.size() / 2] = 1e6;
  check(x);
  std::swap(x.data.front(), x.data[x.data.size() / 2]);
  check(x);
}

INSTANTIATE_TEST_SUITE_P(Catalogue, Accuracy,
                         testing::Combine(testing::ValuesIn(standardizing()), testing::Values("laws_f32", "laws_f64")),
                         [](const auto &info) {
                           return std::get<0>(info.param).norm + std::get<1>(info.param).substr(4);
                         });

/// Around the steps of lanes, primes, and rows beyond what is lifted at a time.
std::vector<std::int64_t> lengths() {
  std::vector<std::int64_t> all;
  for (std::int64_t length = 2; length <= 130; ++length) all.push_back(length);
  for (std::int64_t length : {255, 256, 257, 509, 1023, 1024, 1025, 4093, 4095, 4096, 4097, 8191, 8193, 65521, 131101})
    all.push_back(length);
  return all;
}

TEST(RowLengths, CostNoMoreThanInTwoPasses) {
  for (std::int64_t length : lengths()) {
    SCOPED_TRACE(length);
    const Standardizing entry = {"layer_norm", {{{"C", length}}, {3}}, {"C"}};
    const norma_record &record = *find_record("laws_f32", "layer_norm", "training");
    Draw draw(static_cast<std::uint64_t>(length));
    const Array x = array_of({3, length}, [&] { return 100 + draw.real(-1, 1); });
    const Array dy = array_of({3, length}, [&] { return draw.real(-1, 1); });
    const std::vector<Places> areas = areas_of(record, entry);
    const Layer<long double> truth = two_pass<long double>(x.data, dy.data, areas);
    const Layer<float> plain = two_pass<float>(x.data, dy.data, areas);
    const Arrays forward = results_of(record, entry.extents, {{"x", x}}, {{"eps", 1e-5}});
    const Arrays backward = gradients_of("laws_f32", "layer_norm", entry.extents, {{"x", x}}, dy, {{"eps", 1e-5}});
    const Slack slack = slack_of(truth, 0x1p-24);
    EXPECT_LE(error_of(forward.at("y").data, truth.y), error_of(plain.y, truth.y) + slack.with_mean);
    EXPECT_LE(error_of(backward.at("dx").data, truth.dx), error_of(plain.dx, truth.dx) + slack.with_mean);
  }
}

} // namespace
} // namespace norma::laws
