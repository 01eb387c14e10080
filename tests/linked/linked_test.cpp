//===- linked_test.cpp - three libraries with a layer norm each -----------===//
//
// A header wraps its functions in an inline namespace of the library's name, and the symbols carry it too: where one
// library is included, `layer_norm::forward` is its, and where several are, the library is said as well.
//
//===----------------------------------------------------------------------===//

#include "linked_catalogue/layer_norm.h"
#include "linked_own/layer_norm.h"
#include "linked_softer/layer_norm.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <type_traits>

namespace {

namespace catalogue = layer_norm::of_linked_catalogue;
namespace softer = layer_norm::of_linked_softer;
namespace own = layer_norm::of_linked_own;

// Mean 2, variance 1: every number below is exact in f32, or one rounded square root and a product away.
const float x[] = {1, 3, 1, 3};
const norma::Tensor x_view{x, {1, 4}};

TEST(Linked, EachNormIsItsLibrarys) {
  float y[4];
  const norma::Tensor y_view{y, {1, 4}};
  const norma::Workspace scratch(4096);
  ASSERT_TRUE(catalogue::forward({.x = x_view}, {.y = y_view}, scratch).ok());
  EXPECT_NEAR(y[0], -1 / std::sqrt(1 + 1e-5), 0x1p-22);
  ASSERT_TRUE(softer::forward({.x = x_view}, {.y = y_view}, scratch).ok());
  EXPECT_NEAR(y[0], -1 / std::sqrt(1 + 3.0), 0x1p-22);
  ASSERT_TRUE(own::forward({.x = x_view}, {.y = y_view}, scratch).ok());
  EXPECT_EQ(y[0], -2);
  EXPECT_EQ(y[1], 2);
}

TEST(Linked, SavedValuesAreTheirLibrarys) {
  static_assert(!std::is_convertible_v<catalogue::Saved, softer::Saved>);
  float m[] = {2}, r[] = {1}, dx[] = {-77, -77, -77, -77};
  const catalogue::Saved saved = {.m = {m, {1}}, .r = {r, {1}}};
  const auto backward = [&](const softer::Saved &given) {
    return softer::backward({.dy = x_view, .x = x_view, .saved = given}, {.dx = {dx, {1, 4}}}, norma::Workspace(4096));
  };
  const norma::Status refused = backward(std::bit_cast<softer::Saved>(saved));
  EXPECT_EQ(refused.code(), NORMA_WRONG_SAVED) << refused.message();
  EXPECT_EQ(dx[0], -77);
  const norma::Status taken = backward({.m = saved.m, .r = saved.r});
  EXPECT_TRUE(taken.ok()) << taken.message();
  EXPECT_NE(dx[0], -77);
}

} // namespace
