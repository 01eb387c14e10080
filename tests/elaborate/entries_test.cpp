//===- entries_test.cpp - what becomes of the catalogue's entries ---------===//
//
// Short dumps, read line by line against the papers' formulas.
//
//===----------------------------------------------------------------------===//
#include "tests/elaborate/elaborate_text.h"

#include <gtest/gtest.h>

namespace norma::dsl {
namespace {

constexpr bool inference = false;

TEST(Entries, LayerNorm) {
  EXPECT_EQ(dump_of_entry("layer_norm"), R"(axes ..., C
x: input [..., C]
gamma: parameter [C] = 1.0
beta: parameter [C] = 0.0
eps: scalar = 1e-05
%3 = mean(x over C) : real [...]  # m
%4 = var(x over C) : real [...]  # v
%5 = subtract(x, %3) : real [..., C]
%6 = add(%4, eps) : real [...]
%7 = rsqrt(%6) : real [...]
%8 = multiply(%5, %7) : real [..., C]
%13 = multiply(gamma, %8) : real [..., C]
%14 = add(%13, beta) : real [..., C]
y = %14 : output [..., C]
m = %3 : statistic [...]
v = %4 : statistic [...]
)");
}

TEST(Entries, RmsNorm) {
  EXPECT_EQ(dump_of_entry("rms_norm"), R"(axes ..., C
x: input [..., C]
gamma: parameter [C] = 1.0
eps: scalar = 1e-06
%4 = power(x, 2.0) : real [..., C]
%5 = mean(%4 over C) : real [...]  # q
%6 = add(%5, eps) : real [...]
%7 = rsqrt(%6) : real [...]
%8 = multiply(x, %7) : real [..., C]
%11 = multiply(gamma, %8) : real [..., C]
y = %11 : output [..., C]
q = %5 : statistic [...]
)");
}

TEST(Entries, BatchNormInTraining) {
  EXPECT_EQ(dump_of_entry("batch_norm"), R"(axes N, C, ...
x: input [N, C, ...]
gamma: parameter [C] = 1.0
beta: parameter [C] = 0.0
eps: scalar = 1e-05
momentum: scalar = 0.1
state_m: state [C] = 0.0
state_v: state [C] = 1.0
%5 = mean(x over N, ...) : real [C]  # m
%8 = subtract(%5, state_m) : real [C]
%9 = multiply(momentum, %8) : real [C]
%10 = add(state_m, %9) : real [C]
%11 = var(x over N, ...) : real [C]  # v
%12 = var(x over N, ..., unbiased) : real [C]
%15 = subtract(%12, state_v) : real [C]
%16 = multiply(momentum, %15) : real [C]
%17 = add(state_v, %16) : real [C]
%18 = subtract(x, %5) : real [N, C, ...]
%19 = add(%11, eps) : real [C]
%20 = rsqrt(%19) : real [C]
%21 = multiply(%18, %20) : real [N, C, ...]
%26 = multiply(gamma, %21) : real [N, C, ...]
%27 = add(%26, beta) : real [N, C, ...]
y = %27 : output [N, C, ...]
m = %5 : statistic [C]
v = %11 : statistic [C]
state_m = %10 : state [C]
state_v = %17 : state [C]
)");
}

TEST(Entries, BatchNormInInference) {
  EXPECT_EQ(dump_of_entry("batch_norm", inference), R"(axes N, C, ...
x: input [N, C, ...]
gamma: parameter [C] = 1.0
beta: parameter [C] = 0.0
eps: scalar = 1e-05
state_m: state [C] = 0.0 (must be passed)
state_v: state [C] = 1.0 (must be passed)
%7 = subtract(x, state_m) : real [N, C, ...]
%8 = add(state_v, eps) : real [C]
%9 = rsqrt(%8) : real [C]
%10 = multiply(%7, %9) : real [N, C, ...]
%15 = multiply(gamma, %10) : real [N, C, ...]
%16 = add(%15, beta) : real [N, C, ...]
y = %16 : output [N, C, ...]
m = state_m : statistic [C]
v = state_v : statistic [C]
)");
}

TEST(Entries, GroupNorm) {
  EXPECT_EQ(dump_of_entry("group_norm"), R"(axes N, C = G * K, G = 32, K, ...
x: input [N, C, ...]
gamma: parameter [C] = 1.0
beta: parameter [C] = 0.0
eps: scalar = 1e-05
%3 = mean(x over K, ...) : real [N, G]  # m
%4 = var(x over K, ...) : real [N, G]  # v
%5 = subtract(x, %3) : real [N, G, K, ...]
%6 = add(%4, eps) : real [N, G]
%7 = rsqrt(%6) : real [N, G]
%8 = multiply(%5, %7) : real [N, G, K, ...]
%13 = multiply(gamma, %8) : real [N, G, K, ...]
%14 = add(%13, beta) : real [N, G, K, ...]
y = %14 : output [N, C, ...]
m = %3 : statistic [N, G]
v = %4 : statistic [N, G]
folded groups=32
)");
}

TEST(Entries, InstanceNormInTraining) {
  EXPECT_EQ(dump_of_entry("instance_norm"), R"(axes N, C, ...
x: input [N, C, ...]
gamma: parameter [C] = 1.0
beta: parameter [C] = 0.0
eps: scalar = 1e-05
momentum: scalar = 0.1
state_m: state [C] = 0.0
state_v: state [C] = 1.0
%5 = mean(x over ...) : real [N, C]  # m
%6 = mean(%5 over N) : real [C]
%9 = subtract(%6, state_m) : real [C]
%10 = multiply(momentum, %9) : real [C]
%11 = add(state_m, %10) : real [C]
%12 = var(x over ...) : real [N, C]  # v
%13 = var(x over ..., unbiased) : real [N, C]
%14 = mean(%13 over N) : real [C]
%17 = subtract(%14, state_v) : real [C]
%18 = multiply(momentum, %17) : real [C]
%19 = add(state_v, %18) : real [C]
%20 = subtract(x, %5) : real [N, C, ...]
%21 = add(%12, eps) : real [N, C]
%22 = rsqrt(%21) : real [N, C]
%23 = multiply(%20, %22) : real [N, C, ...]
%28 = multiply(gamma, %23) : real [N, C, ...]
%29 = add(%28, beta) : real [N, C, ...]
y = %29 : output [N, C, ...]
m = %5 : statistic [N, C]
v = %12 : statistic [N, C]
state_m = %11 : state [C]
state_v = %19 : state [C]
)");
}

TEST(Entries, InstanceNormInInference) {
  EXPECT_EQ(dump_of_entry("instance_norm", inference), R"(axes N, C, ...
x: input [N, C, ...]
gamma: parameter [C] = 1.0
beta: parameter [C] = 0.0
eps: scalar = 1e-05
state_m: state [C] = 0.0 (must be passed)
state_v: state [C] = 1.0 (must be passed)
%7 = subtract(x, state_m) : real [N, C, ...]
%8 = add(state_v, eps) : real [C]
%9 = rsqrt(%8) : real [C]
%10 = multiply(%7, %9) : real [N, C, ...]
%15 = multiply(gamma, %10) : real [N, C, ...]
%16 = add(%15, beta) : real [N, C, ...]
y = %16 : output [N, C, ...]
m = state_m : statistic [C]
v = state_v : statistic [C]
)");
}

TEST(Entries, L2Norm) {
  EXPECT_EQ(dump_of_entry("l2_norm"), R"(axes ..., C
x: input [..., C]
eps: scalar = 1e-12
%3 = norm(x over C, 2) : real [...]  # q
%4 = max(%3, eps) : real [...]
%5 = divide(x, %4) : real [..., C]
y = %5 : output [..., C]
q = %3 : statistic [...]
)");
}

TEST(Entries, PositionalNorm) {
  EXPECT_EQ(dump_of_entry("positional_norm"), R"(axes N, C, ...
x: input [N, C, ...]
eps: scalar = 1e-05
%3 = mean(x over C) : real [N, ...]  # m
%4 = var(x over C, unbiased) : real [N, ...]
%5 = add(%4, eps) : real [N, ...]
%6 = sqrt(%5) : real [N, ...]  # s
%7 = subtract(x, %3) : real [N, C, ...]
%8 = divide(%7, %6) : real [N, C, ...]
y = %8 : output [N, C, ...]
m = %3 : output [N, ...]
s = %6 : output [N, ...]
m = %3 : statistic [N, ...]
s = %6 : statistic [N, ...]
)");
}

TEST(Entries, AddRmsNorm) {
  EXPECT_EQ(dump_of_entry("add_rms_norm"), R"(axes ..., C
x: input [..., C]
residual: input [..., C]
gamma: parameter [C] = 1.0
eps: scalar = 1e-06
%4 = add(x, residual) : real [..., C]  # h
%6 = power(%4, 2.0) : real [..., C]
%7 = mean(%6 over C) : real [...]  # q
%8 = add(%7, eps) : real [...]
%9 = rsqrt(%8) : real [...]
%10 = multiply(%4, %9) : real [..., C]
%13 = multiply(gamma, %10) : real [..., C]
y = %13 : output [..., C]
h = %4 : output [..., C]
q = %7 : statistic [...]
)");
}

TEST(Entries, LayerNorm2d) {
  EXPECT_EQ(dump_of_entry("layer_norm_2d"), R"(axes N, C, ...
x: input [N, C, ...]
gamma: parameter [C] = 1.0
beta: parameter [C] = 0.0
eps: scalar = 1e-06
%3 = mean(x over C) : real [N, ...]  # m
%4 = var(x over C) : real [N, ...]  # v
%5 = subtract(x, %3) : real [N, C, ...]
%6 = add(%4, eps) : real [N, ...]
%7 = rsqrt(%6) : real [N, ...]
%8 = multiply(%5, %7) : real [N, C, ...]
%13 = multiply(gamma, %8) : real [N, C, ...]
%14 = add(%13, beta) : real [N, C, ...]
y = %14 : output [N, C, ...]
m = %3 : statistic [N, ...]
v = %4 : statistic [N, ...]
)");
}

TEST(Entries, FrozenBatchNorm) {
  EXPECT_EQ(dump_of_entry("frozen_batch_norm"), R"(axes N, C, ...
x: input [N, C, ...]
gamma: input [C]
beta: input [C]
mean: input [C]
variance: input [C]
eps: scalar = 1e-05
%7 = add(variance, eps) : real [C]
%8 = rsqrt(%7) : real [C]
%9 = multiply(gamma, %8) : real [C]  # scale
%10 = multiply(x, %9) : real [N, C, ...]
%11 = multiply(mean, %9) : real [C]
%12 = subtract(beta, %11) : real [C]
%13 = add(%10, %12) : real [N, C, ...]
y = %13 : output [N, C, ...]
)");
}

} // namespace
} // namespace norma::dsl
