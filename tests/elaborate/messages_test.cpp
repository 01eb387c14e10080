//===- messages_test.cpp - what elaboration says about mistakes -----------===//
//
// Each mistake has a positive twin beside it, so that it is refused for the stated reason.
//
//===----------------------------------------------------------------------===//
#include "tests/elaborate/elaborate_text.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace norma::dsl {
namespace {

struct Mistake {
  std::string name;
  std::string_view wrong, message, right;
};

class Messages : public testing::TestWithParam<Mistake> {};

TEST_P(Messages, AnswersTheMistake) { EXPECT_EQ(messages_of(GetParam().wrong), GetParam().message); }

TEST_P(Messages, AcceptsItsTwin) { EXPECT_EQ(messages_of(GetParam().right), ""); }

const Mistake mistakes[] = {
    {"NoArea", "norm f(x[N, C]) { recover y - mean(y) }",
     "1:31 error: 'mean' has no area: no partition is in force; write 'mean(… over (C))' or 'partition over (C) per "
     "(…)' before\n",
     "norm f(x[N, C]) { recover y - mean(y over (C)) }"},
    {"NoAreaInThePrelude", "norm f(x[N, C]) { operate rms(1e-5) }",
     "1:27 error: in 'rms': 'mean' has no area: no partition is in force; write 'mean(… over (C))' or 'partition over "
     "(C) per (…)' before\n",
     "norm f(x[N, C]) { partition over (C) per (N) operate rms(1e-5) }"},
    {"OperandLacksTheArea", "norm f(x[N, C], g[N]) { partition over (C) per (N) operate x - mean(g) }",
     "1:64 error: 'mean' over (C) of a value that has the axes (N); aggregate over one of its axes\n",
     "norm f(x[N, C], g[N]) { partition over (C) per (N) operate x - mean(g over (N)) }"},
    {"UnknownPartition", "norm f(x[N, C]) { recover y - mean(y over batch) }",
     "1:43 error: there is no partition 'batch'; write 'partition batch over (…)' before, or axes in parentheses\n",
     "norm f(x[N, C]) { partition batch over (N) per (C) recover y - mean(y over batch) }"},
    {"MoreAxesThanTheResult", "norm f(x[N, C], g[N, K]) { recover y * g }",
     "1:28 error: after this stage 'y' has axis K, which the result lacks; its axes are (N, C)\n",
     "norm f(x[N, C], g[N, K]) -> y[N, C, K] { recover y * g }"},
    {"ResultWithoutBrackets", "norm f(x[N, C], g[K]) -> (y, h) { let h = x * g }",
     "1:30 error: no input has the axes of the result 'h', so their order is open; write 'h[N, C, K]'\n",
     "norm f(x[N, C], g[K]) -> (y, h[K, N, C]) { let h = x * g }"},
    {"ResultsBracketsLackAnAxis", "norm f(x[N, C]) -> (y, h[N]) { let h = x * 2 }",
     "1:24 error: the result 'h' has axis C, which its brackets lack\n",
     "norm f(x[N, C]) -> (y, h[N]) { let h = sum(x over (C)) }"},
    {"UndefinedResult", "norm f(x[N, C]) -> (y, h) { recover y }",
     "1:24 error: the result 'h' is not defined; a 'let', a 'stat' or the value under way has that name\n",
     "norm f(x[N, C]) -> (y, h) { let h = x  recover y }"},
    {"StatWithEveryAxis", "norm f(x[N, C]) { partition over (C) per (N) operate { stat m = x * 2  yield x - m } }",
     "1:56 error: the statistic 'm' has every axis of what is normalized, (N, C); a statistic is shared along one of "
     "them at least; write 'let' for a plain value\n",
     "norm f(x[N, C]) { partition over (C within -1 .. 1) per (N) operate { stat m = mean(x)  yield x - m } }"},
    {"RateWithAxes",
     "norm f(x[N, C], k[C]) { partition over (N) per (C) operate center tracking(k) recover affine per (C) }",
     "1:76 error: the rate of 'tracking' is one number; found one with the axes (C)\n",
     "norm f(x[N, C], k) { partition over (N) per (C) operate center tracking(k) recover affine per (C) }"},
    {"FeedOfNoStatistic",
     "norm f(x[N, C]) { partition over (N) per (C) operate center tracking(0.1; m, v) recover affine per (C) }",
     "1:78 error: 'v' is no statistic of 'center'\n",
     "norm f(x[N, C]) { partition over (N) per (C) operate center tracking(0.1; m) recover affine per (C) }"},
    {"BatchAxisInABuffer",
     "norm f(x[N, C, T]) { partition over (T) per (N, C) operate center tracking(0.1) recover affine per (C) }",
     "1:60 warning: the running value of 'm' has axis N, which no parameter has: a batch axis has no place in a "
     "buffer; "
     "write 'tracking(…; m = mean(m over (N)))'\n",
     "norm f(x[N, C, T]) { partition over (T) per (N, C) operate center tracking(0.1; m = mean(m over (N))) recover "
     "affine per (C) }"},
    {"ConditionIsANumber", "norm f(x[N, C], g[C]) { partition over (C) where g per (N) operate center }",
     "1:44 error: the condition after 'where' is a boolean; found a real\n",
     "norm f(x[N, C], g[C]) { partition over (C) where g > 0 per (N) operate center }"},
    {"WeightIsABoolean", "norm f(x[N, C], g[C]: bool) { partition over (C) weighted by g per (N) operate center }",
     "1:50 error: a weight is a number; found a boolean; write 'where(…, 1, 0)'\n",
     "norm f(x[N, C], g[C]) { partition over (C) weighted by g per (N) operate center }"},
    {"IndexIsAReal", "norm f(x[N, C], i[N]) { recover y[C = i] }", "1:39 error: an index is an integer; found a real\n",
     "norm f(x[N, C], i[N]: int) { recover y[C = i] }"},
    {"NoAxisToReadAlong", "norm f(x[N, C], g[N]) { recover y * g[C = 0] }",
     "1:37 error: the value has no axis C to read along; it has (N)\n",
     "norm f(x[N, C], g[N]) { recover y * g[N = 0] }"},
    {"CountOfAnInput", "norm f(x[N], k: int) { let a = x  repeat k { a <- a / 2 }  recover a }",
     "1:42 error: the count of 'repeat' is fixed when the kernel is compiled: it is made of settings and numbers; "
     "found 'k'\n",
     "norm f(x[N]; k = 2) { let a = x  repeat k { a <- a / 2 }  recover a }"},
    {"CountIsZero", "norm f(x[N]; k = 0) { let a = x  repeat k { a <- a / 2 }  recover a }",
     "1:41 error: the count of 'repeat' is positive; found 0\n",
     "norm f(x[N]; k = 1) { let a = x  repeat k { a <- a / 2 }  recover a }"},
    {"ExtentIsNoInteger", "norm f(x[N]; k = 2.5) { axis M = k  param g[M] = 1  recover y * sum(g over (M)) }",
     "1:34 error: the extent of axis M is an integer; found 2.5\n",
     "norm f(x[N]; k = 2) { axis M = k  param g[M] = 1  recover y * sum(g over (M)) }"},
    {"ExtentIsNegative", "norm f(x[N]; k = -2) { axis M = k  param g[M] = 1  recover y * sum(g over (M)) }",
     "1:33 error: the extent of axis M is positive; found -2\n",
     "norm f(x[N]; k = 2) { axis M = k  param g[M] = 1  recover y * sum(g over (M)) }"},
    {"SplitDoesNotDivide",
     "norm f(x[N, C]; g = 32) { split C into (G = g) * K  split G into (A = 5) * B  partition over (K) per (N, G) "
     "operate center }",
     "1:53 error: the split does not divide: 32 elements into 5 parts; choose settings that divide\n",
     "norm f(x[N, C]; g = 32) { split C into (G = g) * K  split G into (A = 4) * B  partition over (K) per (N, G) "
     "operate center }"},
    {"FactorIsNoNewAxis", "norm f(x[N, C]) { split N into C * K  recover y }",
     "1:32 error: axis C is already defined; a factor of a split is a new axis\n",
     "norm f(x[N, C]) { split N into B * K  recover y }"},
    {"EmptyWindow", "norm f(x[N, C]) { partition over (C within 2 .. 1) per (N) operate center }",
     "1:35 error: the window along C is empty: it goes from 2 to 1\n",
     "norm f(x[N, C]) { partition over (C within 1 .. 2) per (N) operate center }"},
    {"WindowAlongASplitAxis",
     "norm f(x[N, C]) { split C into (G = 4) * K  partition over (C within -1 .. 1) per (N) operate center }",
     "1:61 error: axis C is split into G, K; a window lies along an axis that is not split\n",
     "norm f(x[N, C]) { split C into (G = 4) * K  partition over (K within -1 .. 1) per (N, G) operate center }"},
    {"MatrixProductOfVectors",
     "norm f(x[N, C]) { partition over (N) jointly (C) operate { let s = mean(x)  yield x @ s } }",
     "1:83 error: '@' sums the D' of its left against the D of its right; the left has (N, C), the right (C)\n",
     "norm f(x[N, C]) { partition over (N) jointly (C) operate { let s = cov(x)  yield s @ x } }"},
    {"NothingToTranspose",
     "norm f(x[N, C]) { partition over (N) jointly (C) operate { let s = norm(x over (C), 2)  yield x * s' } }",
     "1:99 error: the value has no joint axis to transpose; it has (N); joint axes come from 'jointly (…)' of a "
     "partition\n",
     "norm f(x[N, C]) { partition over (N) jointly (C) operate { let s = norm(x over (N), 2)  yield x * trace(s * s') "
     "} "
     "}"},
    {"OverlappingJointAxes",
     "norm f(x[N, C]) { split C into G * (D = 4)  partition a over (N) jointly (C)  partition b over (N) per (G) "
     "jointly "
     "(D)  operate trace(x * x') * x }",
     "1:139 error: the joint axes of the value overlap: axis D shares elements with another one; keep one of them "
     "joint\n",
     "norm f(x[N, C]) { split C into G * (D = 4)  partition a over (N) per (C)  partition b over (N) per (G) jointly "
     "(D)  operate trace(x * x') * x }"},
    {"TraceOfAVector", "norm f(x[N, C]) { partition over (N) jointly (C) operate x * trace(x) }",
     "1:62 error: 'trace' takes a matrix, with a joint axis and its twin; found (N, C)\n",
     "norm f(x[N, C]) { partition over (N) jointly (C) operate x * trace(cov(x)) }"},
    {"IdentityWithoutJointAxes", "norm f(x[N, C]) { recover y + trace(identity) }",
     "1:37 error: 'identity' needs joint axes; write 'jointly (…)' after the axes of the partition\n",
     "norm f(x[N, C]) { partition over (N) jointly (C) recover y + trace(identity) }"},
    {"ParametersWithoutPer", "norm f(x[N, C]) { recover affine }",
     "1:27 error: the parameters of 'affine' take their axes from the call; write 'affine per (C)', or 'per ()' for "
     "one "
     "number\n",
     "norm f(x[N, C]) { recover affine per () }"},
    {"NameTakenByAStage",
     "norm f(x[N, C]) { partition over (C) per (N) operate rms(1e-5) partition over (N) per (C) operate rms(1e-5) }",
     "1:99 error: in 'rms': the stage defines 'q', which is already defined; name the stage with 'as', and it is "
     "'name_q'\n",
     "norm f(x[N, C]) { partition over (C) per (N) operate rms(1e-5) partition over (N) per (C) operate rms(1e-5) as "
     "batch }"},
    {"DrawnOutsideAFirstValue", "norm f(x[N]) { recover y + normal(0, 1) }",
     "1:28 error: 'normal' draws first values; it stands after '=' of a 'param' or a 'state'\n",
     "norm f(x[N]) { param g[N] = normal(0, 1)  recover y + g }"},
    {"FirstValueOfAnInput", "norm f(x[N, C]) { param g[C] = mean(x over (N))  recover y + g }",
     "1:32 error: a first value is made of settings, sizes, coordinates, 'normal' and 'uniform'; 'x' is known only at "
     "the call\n",
     "norm f(x[N, C]) { param g[C] = 1 / size(C)  recover y + g }"},
    {"FirstValueHasMoreAxes", "norm f(x[N, C]) { param g[C] = where(N == 0, 1, 0)  recover y + g }",
     "1:32 error: the first value has axis N, which is not among those of what it is for\n",
     "norm f(x[N, C]) { param g[C] = where(C == 0, 1, 0)  recover y + g }"},
    {"NarrowToASetting", "norm f(x[N]; eps = 1e-5) { recover narrow(y, eps) }",
     "1:46 error: the second argument of 'narrow' is the name of an input, a parameter or a state: the one whose type "
     "is rounded to\n",
     "norm f(x[N]; eps = 1e-5) { recover narrow(y + eps, x) }"},
    {"TwoLabelsIntoOneAxis", "norm f(x[E], from[E]: V, to[E]: V) { partition over (E) per (V) operate center }",
     "1:73 error: in 'center': more than one label leads to axis V; say which with a condition: 'where label == V'\n",
     "norm f(x[E], from[E]: V, to[E]: int) { partition over (E) per (V) operate center }"},
    {"ArithmeticOnBooleans", "norm f(x[N], valid[N]: bool) { recover y * valid }",
     "1:40 error: 'multiply' takes numbers; found a boolean\n",
     "norm f(x[N], valid[N]: bool) { recover where(valid, y, 0) }"},
    {"OrderOfANormOfAnInput", "norm f(x[N, C], p) { recover y / norm(y over (C), p) }",
     "1:51 error: the second argument of 'norm' is made of settings and numbers; write norm(x, 2)\n",
     "norm f(x[N, C]; p = 3) { recover y / norm(y over (C), p) }"},
    {"OneElement",
     "norm f(x[N, C]; size = 1) { split C into G * (K = size)  partition over (K) per (N, G) operate center }",
     "1:58 warning: with these settings the area has one element: a mean is the element itself, a variance is zero\n",
     "norm f(x[N, C]; size = 2) { split C into G * (K = size)  partition over (K) per (N, G) operate center }"},
    {"StateGainsAnAxis",
     "norm f(x[N, C]) { state r[C] = 0  partition over (N) per (C) operate { r <- x  yield x - r } }",
     "1:72 error: the new value of 'r' has axis N, which the state lacks\n",
     "norm f(x[N, C]) { state r[C] = 0  partition over (N) per (C) operate { r <- mean(x)  yield x - r } }"},
    {"IntegerStateGetsAReal", "norm f(x[N]) { state k: int = 0  recover { k <- k / 2  yield y * k } }",
     "1:44 error: the state 'k' is an integer; its new value is a real\n",
     "norm f(x[N]) { state k: int = 0  recover { k <- k + 1  yield y * k } }"},
    {"BackwardGainsAnAxis", "norm f(x[N, C], k[K]) { operate { yield x  backward(g) { yield g * k } } }",
     "1:44 error: 'backward' yields a value with axis K, which what is normalized lacks\n",
     "norm f(x[N, C], k[C]) { operate { yield x  backward(g) { yield g * k } } }"},
    {"TooManyArguments", "norm f(x[N, C]) { partition over (C) per (N) operate rms(1e-5, 2) }",
     "1:54 error: 'rms' takes 2 arguments with the value under way, found 3\n",
     "norm f(x[N, C]) { partition over (C) per (N) operate rms(1e-5) }"},
    {"MissingArgument", "norm f(x[N, C]) { partition over (C) per (N) operate rms }",
     "1:54 error: 'rms' has no value for 'eps'; write 'rms(eps = …)'\n",
     "norm f(x[N, C]) { partition over (C) per (N) operate rms(eps = 1e-5) }"},
    {"UnknownFunction", "norm f(x[N, C]) { recover softsign(y) }",
     "1:27 error: unknown function 'softsign'; neither the prelude nor this file defines it\n",
     "function softsign(a) { yield a / (1 + abs(a)) } norm f(x[N, C]) { recover softsign(y) }"},
    {"UnknownName", "norm f(x[N, C]) { recover y * gain }", "1:31 error: unknown name 'gain'\n",
     "norm f(x[N, C]; gain = 2) { recover y * gain }"},
    {"UnknownAxis", "norm f(x[N, C]) { recover y - mean(y over (K)) }", "1:44 error: unknown axis K; there are N, C\n",
     "norm f(x[N, K]) { recover y - mean(y over (K)) }"},
    {"ATupleIsNoValue", "norm f(x[N, D, D']) { partition over (N) jointly (D) recover eigen(y) }",
     "1:62 error: expected one value, found 2; name them with 'let (u, l) = …'\n",
     "norm f(x[N, D, D']) { partition over (N) jointly (D) let (u, l) = eigen(y) recover u }"},
};

INSTANTIATE_TEST_SUITE_P(All, Messages, testing::ValuesIn(mistakes), [](const auto &info) { return info.param.name; });

TEST(Messages, ADefinitionThatCallsItself) {
  EXPECT_EQ(messages_of("function g(a) { yield 1 + g(a) } norm f(x[N]) { recover g(y) }"),
            "1:27 error: 'g' is expanded in itself; a definition cannot call itself\n");
  EXPECT_EQ(messages_of("function g(a) { yield a + a } norm f(x[N]) { recover g(g(y)) }"), "");
}

TEST(Messages, DefinitionsThatCallOneAnotherTooDeep) {
  const auto chain = [](int count) {
    std::string text = "function g0(a) { yield a }\n";
    for (int i = 1; i < count; ++i)
      text += "function g" + std::to_string(i) + "(a) { yield sqrt(abs(-g" + std::to_string(i - 1) + "(a))) }\n";
    return text + "norm f(x[N]) { recover g" + std::to_string(count - 1) + "(y) }";
  };
  EXPECT_EQ(messages_of(chain(120)), "");
  EXPECT_EQ(messages_of(chain(250)), "123:36 error: more than 512 operations and calls inside one another, definitions "
                                     "expanded; name a part with 'let'\n");
}

TEST(Messages, ADeclarationThatExpandsWithoutMeasureIsToldOnce) {
  const auto doubling = [](int count) {
    std::string text = "function g0(a) { yield a + 1 }\n";
    for (int i = 1; i < count; ++i) {
      const std::string before = "g" + std::to_string(i - 1) + "(a)";
      text += "function g" + std::to_string(i) + "(a) { yield " + before + " * " + before + " }\n";
    }
    return text + "norm f(x[N]) { recover g" + std::to_string(count - 1) + "(y) }";
  };
  EXPECT_EQ(messages_of(doubling(4)), "");
  const std::string said = messages_of(doubling(60));
  EXPECT_NE(said.find("the declaration expands to more than 100000 values; name what is used twice with 'let'"),
            std::string::npos)
      << said;
  EXPECT_EQ(std::count(said.begin(), said.end(), '\n'), 1);
}

TEST(Messages, AnUnbiasedVarianceOfOneElement) {
  constexpr std::string_view text =
      "norm f(x[N, C]; size = 1) { split C into G * (K = size)  recover y / var(y over (K), unbiased) }";
  EXPECT_EQ(messages_of(text),
            "1:70 warning: the area has one element, of which an unbiased variance divides by zero\n");
  ElaborateOptions options;
  options.settings = {{"size", 2}};
  EXPECT_EQ(messages_of(text, options), "");
}

TEST(Messages, SettingsThatAreNotThere) {
  ElaborateOptions options;
  options.settings = {{"group", 2}};
  EXPECT_EQ(messages_of("norm f(x[N]; groups = 1, eps = 1e-5) { recover y }", options),
            "1:6 error: --set group: 'f' has no setting 'group'; it has groups, eps\n");
  options.settings = {{"groups", 2}};
  EXPECT_EQ(messages_of("norm f(x[N]; groups = 1, eps = 1e-5) { recover y }", options), "");
}

TEST(Messages, BooleansAreSetToTrueOrFalse) {
  ElaborateOptions options;
  options.settings = {{"centred", 2}};
  constexpr std::string_view text = "norm f(x[N]; centred = true) { recover where(centred, y, 0) }";
  EXPECT_EQ(messages_of(text, options), "1:14 error: 'centred' is true or false; found 2\n");
  options.settings = {{"centred", 1}};
  EXPECT_EQ(messages_of(text, options), "");
}

TEST(Messages, AShapeWithoutAValue) {
  constexpr std::string_view text = "norm f(x[N]; k) { let a = x  repeat k { a <- a / 2 }  recover a }";
  EXPECT_EQ(messages_of(text), "1:37 error: the count of 'repeat' depends on a setting without a value; give it one "
                               "with --set\n");
  ElaborateOptions options;
  options.settings = {{"k", 2}};
  EXPECT_EQ(messages_of(text, options), "");
}

TEST(Messages, AnUnknownNorm) {
  ElaborateOptions options;
  const ElaborateOutcome outcome = elaborate(LoadedProgram{}, "f", options);
  ASSERT_EQ(outcome.diagnostics.size(), 1u);
  EXPECT_EQ(std::string(outcome.diagnostics[0].message), "there is no norm 'f'; the file declares none");
}

} // namespace
} // namespace norma::dsl
