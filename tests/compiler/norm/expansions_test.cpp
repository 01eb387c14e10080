//===- expansions_test.cpp - expansions within their error bounds ------------===//
//
// Float against the C library's double: over every n-th bit pattern of f32, n odd, so that all exponents and mantissas
// of many kinds occur. Double against the C library's long double.
//
//===----------------------------------------------------------------------===//
#include "compiler/elementary/expand/expand.h"
#include "tests/compiler/norm/run_body.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/Verifier.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>

namespace norma::compiler::testing {
namespace {

class Expanded {
public:
  template <typename Op> ScalarFunction of(bool wide) {
    context_.loadDialect<mlir::arith::ArithDialect, mlir::math::MathDialect, mlir::func::FuncDialect>();
    mlir::OpBuilder builder(&context_);
    module_ = mlir::ModuleOp::create(builder.getUnknownLoc());
    const mlir::Type type = wide ? mlir::Type(builder.getF64Type()) : mlir::Type(builder.getF32Type());
    builder.setInsertionPointToEnd(module_->getBody());
    auto function =
        mlir::func::FuncOp::create(builder, builder.getUnknownLoc(), "f", builder.getFunctionType({type}, {type}));
    builder.setInsertionPointToEnd(function.addEntryBlock());
    const mlir::Value value = Op::create(builder, builder.getUnknownLoc(), function.getArgument(0));
    mlir::func::ReturnOp::create(builder, builder.getUnknownLoc(), value);
    expand_elementary(*module_);
    EXPECT_TRUE(succeeded(mlir::verify(*module_)));
    return ScalarFunction(function);
  }

private:
  mlir::MLIRContext context_;
  mlir::OwningOpRef<mlir::ModuleOp> module_;
};

/// The distance between neighbours at a value, subnormal numbers included.
double unit_of_float(double value) {
  const double size = std::max(std::fabs(value), double(std::numeric_limits<float>::min()));
  return std::ldexp(1.0, std::ilogb(size) - 23);
}
long double unit_of_double(long double value) {
  const long double size = std::max(std::fabs(value), (long double)std::numeric_limits<double>::min());
  return std::ldexp(1.0L, std::ilogb(size) - 52);
}

constexpr std::uint32_t every = 4093;

void expect_close_in_float(const ScalarFunction &found, double (*exact)(double), double units) {
  double worst = 0;
  float worst_at = 0;
  for (std::uint64_t pattern = 0; pattern < (std::uint64_t(1) << 32); pattern += every) {
    const float x = std::bit_cast<float>(std::uint32_t(pattern));
    const float value = found(x);
    const double expected = exact(double(x));
    if (std::isnan(expected)) {
      ASSERT_TRUE(std::isnan(value)) << x;
    } else if (std::isinf(float(expected)) || std::isinf(value)) {
      ASSERT_EQ(value, float(expected)) << x;
    } else if (const double off = std::fabs(value - expected) / unit_of_float(expected); off > worst) {
      worst = off;
      worst_at = x;
    }
  }
  EXPECT_LE(worst, units) << "at " << worst_at;
}

void expect_close_in_double(const ScalarFunction &found, long double (*exact)(long double), double low, double high,
                            double units) {
  long double worst = 0;
  double worst_at = 0;
  constexpr int points = 200001; // odd steps: no point is a round number
  for (int i = 0; i < points; ++i) {
    const double x = low + (high - low) * i / points;
    const long double expected = exact(x);
    const long double off = std::fabs(found(x) - expected) / unit_of_double(expected);
    if (off > worst) {
      worst = off;
      worst_at = x;
    }
  }
  EXPECT_LE(worst, units) << "at " << worst_at;
}

// One rounding of the result, half a unit; the last addition's smaller operand, at most 0.42 of the larger, carries two
// roundings of its own and the reduction's, each at most a quarter: together below one unit.
TEST(Expansions, ExpIsWithinAUnit) {
  Expanded expanded;
  const ScalarFunction found = expanded.of<mlir::math::ExpOp>(false);
  expect_close_in_float(found, [](double x) { return std::exp(x); }, 1.0);
  EXPECT_EQ(found(0.0f), 1.0f);
  EXPECT_EQ(found(-INFINITY), 0.0f);
  EXPECT_EQ(found(INFINITY), INFINITY);
}

TEST(Expansions, ExpIsWithinAUnitInDouble) {
  Expanded expanded;
  const ScalarFunction found = expanded.of<mlir::math::ExpOp>(true);
  expect_close_in_double(found, [](long double x) { return std::exp(x); }, -745, 709.7, 1.0);
}

// f enters without rounding; f²/2 and its correction carry two roundings each of a quantity below a fifth of f, the sum
// and the addition of n ln 2 half a unit each: one and a half units at most.
TEST(Expansions, LogIsWithinOneAndAHalfUnits) {
  Expanded expanded;
  const ScalarFunction found = expanded.of<mlir::math::LogOp>(false);
  expect_close_in_float(found, [](double x) { return std::log(x); }, 1.5);
  EXPECT_EQ(found(1.0f), 0.0f);
  EXPECT_EQ(found(0.0f), -INFINITY);
  EXPECT_TRUE(std::isnan(found(-1.0f)));
}

TEST(Expansions, LogIsWithinOneAndAHalfUnitsInDouble) {
  Expanded expanded;
  const ScalarFunction found = expanded.of<mlir::math::LogOp>(true);
  expect_close_in_double(found, [](long double x) { return std::log(x); }, 0.01, 30, 1.5);
  expect_close_in_double(found, [](long double x) { return std::log(x); }, 1e-310, 1e-305, 1.5);
}

// t carries up to two and a half units (scaling is exact, two additions and the series), t / (t + 2) damps or keeps
// them and adds the roundings of a sum and a division: four units.
TEST(Expansions, TanhIsWithinFourUnits) {
  Expanded expanded;
  const ScalarFunction found = expanded.of<mlir::math::TanhOp>(false);
  expect_close_in_float(found, [](double x) { return std::tanh(x); }, 4.0);
  EXPECT_TRUE(std::signbit(found(-0.0f)));
  EXPECT_EQ(found(INFINITY), 1.0f);
  EXPECT_EQ(found(-INFINITY), -1.0f);
}

TEST(Expansions, TanhIsWithinFourUnitsInDouble) {
  Expanded expanded;
  const ScalarFunction found = expanded.of<mlir::math::TanhOp>(true);
  expect_close_in_double(found, [](long double x) { return std::tanh(x); }, -22, 23, 4.0);
}

// tests/elementary derives the bound; in double the same operations round.
TEST(Expansions, ErfIsWithinOneAndAHalfUnits) {
  Expanded expanded;
  const ScalarFunction found = expanded.of<mlir::math::ErfOp>(false);
  expect_close_in_float(found, [](double x) { return std::erf(x); }, 1.5);
  EXPECT_TRUE(std::signbit(found(-0.0f)));
  EXPECT_EQ(found(INFINITY), 1.0f);
  EXPECT_EQ(found(-INFINITY), -1.0f);
}

TEST(Expansions, ErfIsWithinOneAndAHalfUnitsInDouble) {
  Expanded expanded;
  const ScalarFunction found = expanded.of<mlir::math::ErfOp>(true);
  expect_close_in_double(found, [](long double x) { return std::erf(x); }, -6.5, 6.6, 1.5);
  expect_close_in_double(found, [](long double x) { return std::erf(x); }, 1e-310, 1e-305, 1.5);
}

} // namespace
} // namespace norma::compiler::testing
