//===- derivatives_test.cpp - vjp forms against finite differences --------===//
//
// For each declaration: simplification and the choice of what is saved leave the values alone, and the vjp is the
// derivative of the forward. All in double.
//
//===----------------------------------------------------------------------===//
#include "compiler/derivative/forward.h"
#include "compiler/derivative/reverse.h"
#include "compiler/saved/choose_saved.h"
#include "compiler/simplify/simplify.h"
#include "tests/compiler/norm/evaluate.h"
#include "tests/compiler/norm/pipeline.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace norma::compiler::testing {
namespace {

using Arrays = std::map<std::string, Elements>;

struct Case {
  const char *name;
  const char *declaration; ///< a name of the catalogue or a text
  bool training = true;
  std::map<std::string, double> settings = {};
};

void PrintTo(const Case &tested, std::ostream *stream) { *stream << tested.name; }

const Extents extents = {{"N", 3}, {"C", 4}, {"G", 2}, {"K", 2}, {"...", 5}, {"H", 2}, {"W", 3}, {"T", 5}, {"C'", 4}};

/// In (0.5, 1.5), so that variances are positive; x in (-1, 1). A generator per name, so that forms agree.
Elements values_for(norm::FormOp form, unsigned argument) {
  const std::string name = form.argument_name(argument).str();
  std::mt19937 generator(unsigned(std::hash<std::string>()(name)));
  const auto type = mlir::cast<norm::ArrayType>(form.getArgumentTypes()[argument]);
  Elements values(size_of(type, extents));
  for (double &value : values) {
    const double unit = double(generator() % 10007) / 10007;
    value = name == "x" || name.front() == 'd' ? 2 * unit - 1 : 0.5 + unit;
    if (!type.is_real()) value = double(generator() % 2);
  }
  return values;
}

Arrays values_for(norm::FormOp form) {
  Arrays arrays;
  for (unsigned argument = 0; argument < form.getNumArguments(); ++argument)
    arrays[form.argument_name(argument).str()] = values_for(form, argument);
  return arrays;
}

void expect_near(const Elements &found, const Elements &expected, double tolerance, const std::string &what) {
  ASSERT_EQ(found.size(), expected.size()) << what;
  double size = 1;
  for (double value : expected) size = std::max(size, std::fabs(value));
  for (std::size_t i = 0; i < found.size(); ++i)
    EXPECT_NEAR(found[i], expected[i], tolerance * size) << what << " element " << i;
}

/// The sum of the cotangents times the results that they belong to.
double paired(norm::FormOp form, const Arrays &arguments, const Arrays &cotangents) {
  double sum = 0;
  for (const auto &[name, elements] : evaluate(form, extents, arguments))
    if (const auto found = cotangents.find("d" + name); found != cotangents.end())
      for (std::size_t i = 0; i < elements.size(); ++i) sum += elements[i] * found->second[i];
  return sum;
}

/// A central difference of step h errs by h²/6 · f''' and by u · |f| / h: with h = 1e-5, f up to some 10² and third
/// derivatives up to some 10³, by less than 1e-6 of the gradient's size.
constexpr double step = 1e-5;
constexpr double tolerance = 1e-6;

Elements differences(norm::FormOp form, Arrays arguments, const std::string &name, const Arrays &cotangents) {
  Elements gradient;
  for (std::size_t i = 0; i < arguments[name].size(); ++i) {
    const double middle = arguments[name][i];
    arguments[name][i] = middle + step;
    const double above = paired(form, arguments, cotangents);
    arguments[name][i] = middle - step;
    gradient.push_back((above - paired(form, arguments, cotangents)) / (2 * step));
    arguments[name][i] = middle;
  }
  return gradient;
}

/// Every gradient of `vjp`, given the saved values that it asks for.
void expect_derivative(norm::FormOp forward, norm::FormOp vjp) {
  const Arrays arguments = values_for(forward);
  const Arrays results = evaluate(forward, extents, arguments);
  Arrays given = values_for(vjp), cotangents;
  for (unsigned argument = 0; argument < vjp.getNumArguments(); ++argument) {
    const std::string name = vjp.argument_name(argument).str();
    if (vjp.argument_role(argument) == "saved") given[name] = results.at(name);
    if (vjp.argument_role(argument) == "cotangent") cotangents[name] = given[name];
  }
  // A vjp's own cotangents are arguments of what it is the derivative of, where it is derived again.
  for (const auto &[name, elements] : arguments) {
    cotangents.erase(name);
    given[name] = elements;
  }
  const Arrays gradients = evaluate(vjp, extents, given);
  for (const auto &[name, elements] : gradients)
    expect_near(elements, differences(forward, arguments, name.substr(1), cotangents), tolerance, name);
}

class EachDeclaration : public ::testing::TestWithParam<Case> {
protected:
  dsl::ElaborateOptions options() const {
    dsl::ElaborateOptions options;
    options.training = GetParam().training;
    options.settings = GetParam().settings;
    return options;
  }
};

TEST_P(EachDeclaration, IsSimplifiedToTheSameValues) {
  Pipeline pipeline(GetParam().declaration, options());
  ASSERT_TRUE(pipeline.form()) << pipeline.said();
  const Arrays arguments = values_for(pipeline.form());
  const Arrays before = evaluate(pipeline.form(), extents, arguments);
  simplify(pipeline.form());
  ASSERT_TRUE(pipeline.verify()) << pipeline.said();
  // Reassociation moves a result by a few units in the last place.
  for (const auto &[name, elements] : evaluate(pipeline.form(), extents, arguments))
    expect_near(elements, before.at(name), 1e-13, name);
}

TEST_P(EachDeclaration, HasItsDerivative) {
  Pipeline pipeline(GetParam().declaration, options());
  ASSERT_TRUE(pipeline.form()) << pipeline.said();
  simplify(pipeline.form());
  const auto vjp = derive_vjp(pipeline.form());
  ASSERT_TRUE(succeeded(vjp)) << pipeline.said();
  simplify(*vjp);
  choose_saved(pipeline.form(), *vjp);
  ASSERT_TRUE(pipeline.verify()) << pipeline.said();
  expect_derivative(pipeline.form(), *vjp);
}

TEST_P(EachDeclaration, HasItsSecondDerivative) {
  Pipeline pipeline(GetParam().declaration, options());
  ASSERT_TRUE(pipeline.form()) << pipeline.said();
  simplify(pipeline.form());
  const auto vjp = derive_vjp(pipeline.form());
  ASSERT_TRUE(succeeded(vjp)) << pipeline.said();
  simplify(*vjp);
  const auto vjp2 = derive_vjp(*vjp);
  ASSERT_TRUE(succeeded(vjp2)) << pipeline.said();
  simplify(*vjp2);
  ASSERT_TRUE(pipeline.verify()) << pipeline.said();
  expect_derivative(*vjp, *vjp2);
}

TEST_P(EachDeclaration, HasItsForwardDerivative) {
  Pipeline pipeline(GetParam().declaration, options());
  ASSERT_TRUE(pipeline.form()) << pipeline.said();
  auto jvp = derive_jvp(pipeline.form());
  ASSERT_TRUE(succeeded(jvp)) << pipeline.said();
  ASSERT_TRUE(pipeline.verify()) << pipeline.said();
  const Arrays arguments = values_for(pipeline.form());
  Arrays given = values_for(*jvp), above = arguments, below = arguments;
  for (const auto &[name, elements] : arguments) given[name] = elements;
  for (unsigned argument = 0; argument < jvp->getNumArguments(); ++argument) {
    if (jvp->argument_role(argument) != "tangent") continue;
    const std::string name = jvp->argument_name(argument).str();
    for (std::size_t i = 0; i < given[name].size(); ++i) {
      above[name.substr(1)][i] += step * given[name][i];
      below[name.substr(1)][i] -= step * given[name][i];
    }
  }
  const Arrays after = evaluate(pipeline.form(), extents, above), before = evaluate(pipeline.form(), extents, below);
  for (const auto &[name, elements] : evaluate(*jvp, extents, given)) {
    Elements expected = after.at(name.substr(1));
    for (std::size_t i = 0; i < expected.size(); ++i)
      expected[i] = (expected[i] - before.at(name.substr(1))[i]) / (2 * step);
    expect_near(elements, expected, tolerance, name);
  }
}

constexpr char local_response[] =
    "norm f(x[N, C, ...]; alpha = 0.1, k = 1) { partition over (C within -1 .. 2) per (N, ...)"
    " operate x * (k + alpha * sum(x^2))^(-0.75) }";
constexpr char windowed_variance[] = "norm f(x[N, C, T]; eps = 0.1) { partition over (C, T within .. 0) per (N)"
                                     " operate standardize(eps) recover affine per (C) }";
constexpr char masked[] = "norm f(x[N, C, T], valid[N, T]: bool; eps = 0.1) {"
                          " partition over (C, T) where valid or T < 2 per (N) operate standardize(eps) }";
constexpr char weighted[] = "norm f(x[N, C], g[N, C]; eps = 0.1) { partition over (C) weighted by g per (N)"
                            " operate standardize(eps) }";
constexpr char from_least_to_greatest[] =
    "norm f(x[N, C]; eps = 0.1) { partition over (C) per (N) operate range(eps) }";
constexpr char soft[] = "norm f(x[N, C]) { operate softmax(x over (C)) }";
constexpr char gated[] =
    "norm f(x[N, C, ...]; groups = 2, eps = 0.1) { split C into (G = groups) * K"
    " partition over (K, ...) per (N, G) operate { param v[C] = 1"
    " yield x * sigmoid(v * x) * rsqrt(var(x, unbiased) + eps) } recover silu(y) + tanh(y) - erf(y) }";
constexpr char labelled[] = "norm f(x[N, C], label[N]: K; eps = 0.1) { axis K = 2 partition over (C) per (N)"
                            " operate rms(eps) recover { param gamma[K, C] = 1 yield gamma * y } }";
constexpr char lengths[] = "norm f(x[N, C, ...]; p = 3) { partition over (...) per (N, C)"
                           " operate { stat g = norm(x, p)  yield x * g / (mean(norm(x, 1) over (C)) + 1) } }";
constexpr char pieces[] = "norm f(x[N, C]) { operate clip(x, -0.5, 0.5) + relu(x) * abs(x) + max(x, 0.1) - min(x, 0.2)"
                          " + where(x < 0.3, x^3, exp(x)) + (x + 2)^1.7 + log(x + 2) + sqrt(x + 2) }";

constexpr char repeated[] = "norm f(x[N, C]) { operate { let u = x  repeat 3 { u <- u * 0.5 + sum(u * x over (C)) / 7 }"
                            " yield u } }";
constexpr char products[] = "norm f(x[N, C]) { partition over (N) jointly (C) operate { param w[C, C'] = 1"
                            " let s = mean(x * x')  yield s @ w @ x / (2 + trace(s @ s')) + s' @ (w @ x) } }";

const Case cases[] = {
    {"layer_norm", "layer_norm"},
    {"rms_norm", "rms_norm"},
    {"batch_norm", "batch_norm"},
    {"batch_norm_inference", "batch_norm", false},
    {"group_norm", "group_norm", true, {{"groups", 2}}},
    {"instance_norm", "instance_norm"},
    {"instance_norm_inference", "instance_norm", false},
    {"l2_norm", "l2_norm"},
    {"positional_norm", "positional_norm"},
    {"add_rms_norm", "add_rms_norm"},
    {"layer_norm_2d", "layer_norm_2d"},
    {"frozen_batch_norm", "frozen_batch_norm"},
    {"local_response", local_response},
    {"windowed_variance", windowed_variance},
    {"masked", masked},
    {"weighted", weighted},
    {"from_least_to_greatest", from_least_to_greatest},
    {"soft", soft},
    {"gated", gated},
    {"labelled", labelled},
    {"lengths", lengths},
    {"pieces", pieces},
    {"repeated", repeated},
    {"products", products},
};

INSTANTIATE_TEST_SUITE_P(Norm, EachDeclaration, ::testing::ValuesIn(cases),
                         [](const auto &info) { return std::string(info.param.name); });

} // namespace
} // namespace norma::compiler::testing
