//===- main.cpp - an elementary function's kernel on every bit pattern of f32 -----------------===//
//
//   norma_elementary_tests erf|exp|log|tanh [--every N] [--bound UNITS]
//
// Prints the greatest error in units in the last place and where it is; fails beyond the bound. NaN must come from NaN
// and from where the function has no value, infinity from where the value exceeds every float.
//
//===----------------------------------------------------------------------===//

#include "erf_of.h"
#include "exp_of.h"
#include "log_of.h"
#include "tanh_of.h"
#include "tests/elementary/truth.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <limits>
#include <string>
#include <vector>

namespace norma::elementary {
namespace {

constexpr std::int64_t block = 1 << 14;

template <typename Inputs, typename Outputs>
using Forward = Status (*)(const Inputs &, const Outputs &, WorkspaceView, const Context &);

template <typename Inputs, typename Outputs, Forward<Inputs, Outputs> forward>
Status run(const float *x, float *y, std::int64_t count) {
  return forward({.x = {x, f32, {count}}}, {.y = {y, f32, {count}}}, {}, Context::serial());
}

struct Function {
  const char *name;
  Status (*kernel)(const float *x, float *y, std::int64_t count);
  double (*truth)(float x);
  double
      bound; ///< in units in the last place of the result; derived where the function is expanded and tested in double
};

// erf: one rounding of the result, half a unit; below 1 those of x² and of the polynomial, at most a quarter each and
// as much again for the product; from 1 on those of Q, at most one of its units, which count a fifth, and the
// exponential's. The others as in tests/compiler/norm/expansions_test.cpp.
const Function functions[] = {
    {"erf", run<erf_of::Inputs, erf_of::Outputs, erf_of::forward>, true_erf, 1.5},
    {"exp", run<exp_of::Inputs, exp_of::Outputs, exp_of::forward>, true_exp, 1.0},
    {"log", run<log_of::Inputs, log_of::Outputs, log_of::forward>, true_log, 1.5},
    {"tanh", run<tanh_of::Inputs, tanh_of::Outputs, tanh_of::forward>, true_tanh, 4.0},
};

/// One over the distance between the floats around a value.
double units_in(double value) {
  const std::uint64_t exponent = std::bit_cast<std::uint64_t>(value) & 0x7ff0000000000000u;
  const double power = std::bit_cast<double>(std::max(exponent, std::uint64_t(1023 - 126) << 52));
  return 0x1p23 / power;
}

/// The error in units; infinite where NaN or infinity stand in the wrong place.
double error_of(float found, double wanted) {
  const double off = std::fabs(double(found) - wanted) * units_in(wanted);
  if (off < 100) return off;
  const bool same = std::isnan(wanted) ? std::isnan(found) : std::isinf(float(wanted)) && found == float(wanted);
  return same ? 0 : std::isnan(off) ? std::numeric_limits<double>::infinity() : off;
}

struct Worst {
  double error = 0;
  float at = 0;
};

Worst worst_of(const Function &function, std::uint64_t every) {
  Worst worst;
  std::vector<float> x(block), y(block);
  for (std::uint64_t first = 0; first < std::uint64_t(1) << 32;) {
    std::int64_t count = 0;
    for (; count < block && first < std::uint64_t(1) << 32; first += every)
      x[std::size_t(count++)] = std::bit_cast<float>(std::uint32_t(first));
    if (const Status status = function.kernel(x.data(), y.data(), count); !status.ok()) {
      std::printf("%s: %s\n", function.name, status.message());
      return {std::numeric_limits<double>::infinity(), x[0]};
    }
    for (std::size_t i = 0; i < std::size_t(count); ++i)
      if (const double error = error_of(y[i], function.truth(x[i])); error > worst.error) worst = {error, x[i]};
  }
  return worst;
}

int main_of(int count, char **arguments) {
  std::uint64_t every = 1;
  double bound = 0;
  const Function *function = nullptr;
  for (const Function &known : functions)
    if (count > 1 && std::strcmp(known.name, arguments[1]) == 0) function = &known;
  bool understood = function != nullptr && count % 2 == 0;
  for (int i = 2; understood && i + 1 < count; i += 2) {
    if (std::strcmp(arguments[i], "--every") == 0)
      every = std::stoull(arguments[i + 1]);
    else if (std::strcmp(arguments[i], "--bound") == 0)
      bound = std::stod(arguments[i + 1]);
    else
      understood = false;
  }
  if (!understood || every == 0) {
    std::fprintf(stderr, "expected erf|exp|log|tanh [--every N] [--bound UNITS]\n");
    return 2;
  }
  if (bound == 0) bound = function->bound;
  const Worst worst = worst_of(*function, every);
  std::printf("%s: at most %.4f units off, at %a; bound %g\n", function->name, worst.error, double(worst.at), bound);
  return worst.error <= bound ? 0 : 1;
}

} // namespace
} // namespace norma::elementary

int main(int count, char **arguments) { return norma::elementary::main_of(count, arguments); }
