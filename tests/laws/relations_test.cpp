//===- relations_test.cpp - what entries and forms have to do with one another --------------===//
//
// One group is a layer norm over everything but the batch, as many groups as channels are an instance norm; forward
// mode and backward are transposes of one another.
//
//===----------------------------------------------------------------------===//

#include "tests/laws/areas.h"
#include "tests/laws/compare.h"
#include "tests/laws/trial.h"

#include <gtest/gtest.h>

#include <cmath>

namespace norma::laws {
namespace {

constexpr std::int64_t batch = 3, channels = 6, height = 5, width = 7;
constexpr double u = 0x1p-53;

Array numbers(const Shape &shape, std::uint64_t seed) {
  Draw draw(seed);
  return array_of(shape, [&] { return draw.real(-1, 1); });
}

// Sums of n = 210 numbers of size 1 in two orders, divided by a deviation above 1/2: 2 (n + 16) u, and as much again in
// a gradient. Gradients of parameters add 3 · 35 of them.
constexpr double bound = 2 * 2 * (channels * height * width + 16) * u;

TEST(Relations, OneGroupIsALayerNormOverEverythingButTheBatch) {
  const Array x = numbers({batch, channels, height, width}, 1), dy = numbers(x.shape, 2);
  const Extents grouped = {{{"N", batch}, {"K", channels}}, {height, width}},
                whole = {{{"C", channels * height * width}}, {batch}};
  auto flat = [](Array array) { return array.shape = {batch, channels * height * width}, array; };
  const Arrays left = results_of(*find_record("laws_one_group", "group_norm", "training"), grouped, {{"x", x}});
  const Arrays right = results_of(*find_record("laws_f64", "layer_norm", "training"), whole, {{"x", flat(x)}});
  EXPECT_TRUE(close(flat(left.at("y")), right.at("y"), bound));
  const Arrays left_gradients = gradients_of("laws_one_group", "group_norm", grouped, {{"x", x}}, dy);
  const Arrays right_gradients = gradients_of("laws_f64", "layer_norm", whole, {{"x", flat(x)}}, flat(dy));
  EXPECT_TRUE(close(flat(left_gradients.at("dx")), right_gradients.at("dx"), 2 * bound));
  EXPECT_GE(greatest(left_gradients.at("dx")), 0.5);
}

TEST(Relations, AsManyGroupsAsChannelsAreAnInstanceNorm) {
  const Array x = numbers({batch, channels, height, width}, 3), dy = numbers(x.shape, 4);
  const Arrays inputs = {{"x", x}, {"gamma", numbers({channels}, 5)}, {"beta", numbers({channels}, 6)}};
  const Extents grouped = {{{"N", batch}, {"K", 1}}, {height, width}},
                single = {{{"N", batch}, {"C", channels}}, {height, width}};
  const Arrays left = results_of(*find_record("laws_six_groups", "group_norm", "training"), grouped, inputs);
  const Arrays right = results_of(*find_record("laws_f64", "instance_norm", "training"), single, inputs);
  EXPECT_TRUE(close(left.at("y"), right.at("y"), bound));
  const Arrays left_gradients = gradients_of("laws_six_groups", "group_norm", grouped, inputs, dy);
  const Arrays right_gradients = gradients_of("laws_f64", "instance_norm", single, inputs, dy);
  for (const char *gradient : {"dx", "dgamma", "dbeta"}) {
    EXPECT_TRUE(close(left_gradients.at(gradient), right_gradients.at(gradient), 2 * batch * bound)) << gradient;
    EXPECT_GE(greatest(left_gradients.at(gradient)), 0.5) << gradient;
  }
}

class Transposed : public testing::TestWithParam<std::string> {
protected:
  /// Sum of products, and what an error of `each` in every element of `array` makes of it.
  struct Product {
    long double value = 0, error = 0;
    void add(const Array &array, const Array &weight, double each) {
      for (std::size_t i = 0; i < array.data.size(); ++i) {
        value += static_cast<long double>(array.data[i]) * weight.data[i];
        error += each * std::abs(weight.data[i]);
      }
    }
  };

  static void draw(const norma_record &record, const Extents &extents, int role, Arrays &given, Draw &draw) {
    for (int a = 0; a < record.argument_count; ++a)
      if (record.arguments[a].role == role)
        given[record.arguments[a].name] =
            array_of(shape_of(record, record.arguments[a], extents), [&] { return draw.real(-1, 1); });
  }

  void check(const Trial &trial, const std::string &prefix, const Arrays &given, std::uint64_t seed) {
    const norma_record &vjp = *find_record("laws_f64", GetParam(), prefix + "vjp"),
                       &jvp = *find_record("laws_f64", GetParam(), prefix + "jvp");
    Arrays all = given;
    Draw random(seed);
    draw(vjp, trial.extents, NORMA_ROLE_COTANGENT, all, random);
    draw(jvp, trial.extents, NORMA_ROLE_TANGENT, all, random);
    Product pushed, pulled;
    for (const auto &[name, tangent] : results_of(jvp, trial.extents, all, trial.settings))
      pushed.add(tangent, all.at("d" + name.substr(1)), trial.bound(jvp, greatest(tangent)));
    for (const auto &[name, gradient] : results_of(vjp, trial.extents, all, trial.settings))
      pulled.add(gradient, all.at("t" + name.substr(1)), trial.bound(vjp, greatest(gradient)));
    EXPECT_LE(std::abs(double(pushed.value - pulled.value)), double(pushed.error + pulled.error))
        << trial.description();
    EXPECT_NE(double(pulled.value), 0) << prefix;
  }
};

// <J v, w> = <v, Jᵀ w>, of training and of inference; each side as exact as its elements.
TEST_P(Transposed, ForwardModeIsTheBackwardsTranspose) {
  int checked = 0;
  for (std::uint64_t seed = 1; checked < 5; ++seed) {
    Trial trial("laws_f64", GetParam(), seed);
    const norma_record &training = *trial.training;
    if (trial.has_no_elements() || trial.has_too_small_an_area(training)) continue;
    ++checked;
    Arrays given = trial.inputs;
    given.merge(results_of(training, trial.extents, trial.inputs, trial.settings));
    check(trial, "", given, seed);
    if (find_record("laws_f64", GetParam(), "inference_jvp"))
      check(trial, "inference_", trial.inputs_of(*find_record("laws_f64", GetParam(), "inference")), seed);
  }
}

INSTANTIATE_TEST_SUITE_P(Catalogue, Transposed, testing::ValuesIn(norms_of("laws_f64")),
                         [](const auto &info) { return info.param; });

} // namespace
} // namespace norma::laws
