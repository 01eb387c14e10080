//===- check_rewrite.cpp - a rewrite keeps a plan's meaning ----------------===//

#include "tests/compiler/interpreter/check_rewrite.h"
#include "compiler/plan/interpreter/extents.h"
#include "compiler/plan/interpreter/random_inputs.h"
#include "tests/compiler/interpreter/plan_text.h"

#include "mlir/IR/Verifier.h"

#include <cmath>

using namespace mlir;

namespace norma::compiler::plan {
namespace {

std::string printed(FormOp form) {
  std::string text;
  llvm::raw_string_ostream stream(text);
  form->print(stream);
  return text;
}

/// How many operations can lead to one element: every operation of the plan, at every element of the largest space.
double steps_of(FormOp form, const Arrays &inputs) {
  double operations = 0, elements = 1;
  form.walk([&](Operation *) { ++operations; });
  std::map<std::string, std::int64_t> extents;
  for (const auto &[name, array] : inputs)
    for (size_t axis = 0; axis < array.axes.size(); ++axis) extents[array.axes[axis]] = array.shape[axis];
  for (const auto &[axis, extent] : extents) elements *= static_cast<double>(std::max<std::int64_t>(extent, 1));
  return operations * elements;
}

} // namespace

testing::AssertionResult near(const Arrays &found, const Arrays &expected, double steps) {
  if (found.size() != expected.size()) return testing::AssertionFailure() << "the results have other names";
  for (const auto &[name, wanted] : expected) {
    auto place = found.find(name);
    if (place == found.end()) return testing::AssertionFailure() << name << " is missing";
    if (place->second.axes != wanted.axes || place->second.shape != wanted.shape)
      return testing::AssertionFailure() << name << " has another shape";
    double size = 1;
    for (double element : wanted.data) size = std::isfinite(element) ? std::max(size, std::abs(element)) : size;
    // A rewrite may order sums anew. Every step rounds by u = 2^-53 relative to a value of at most `size` times what
    // later cancels, for which 2^10 is allowed: inputs are of size one. A term lost, doubled or read elsewhere
    // changes an element by some thousandth of `size` or more and stays visible up to 10^9 steps.
    double bound = steps * 0x1p-53 * 0x1p10 * size;
    for (size_t index = 0; index < wanted.data.size(); ++index) {
      double left = place->second.data[index], right = wanted.data[index];
      bool same = left == right || (std::isnan(left) && std::isnan(right)) || std::abs(left - right) <= bound;
      if (!same)
        return testing::AssertionFailure()
               << name << " element " << index << " is " << left << ", expected " << right << ", bound " << bound;
    }
  }
  return testing::AssertionSuccess();
}

testing::AssertionResult check_rewrite_keeps_meaning(StringRef text, llvm::function_ref<void(FormOp)> rewrite,
                                                     std::uint64_t seed, Effect effect,
                                                     const std::map<std::string, std::int64_t> &chosen) {
  OwningOpRef<ModuleOp> module = parse_plan(text);
  if (!module) return testing::AssertionFailure() << "the plan does not parse:\n" << text.str();
  return check_rewrite_keeps_meaning(form_of(*module), rewrite, seed, effect, chosen);
}

testing::AssertionResult check_rewrite_keeps_meaning(FormOp form, llvm::function_ref<void(FormOp)> rewrite,
                                                     std::uint64_t seed, Effect effect,
                                                     const std::map<std::string, std::int64_t> &chosen) {
  std::string before = printed(form);
  Arrays inputs = llvm::cantFail(random_inputs(form, seed, chosen));
  Arrays expected = llvm::cantFail(interpret(form, inputs));
  rewrite(form);
  std::string after = printed(form);
  auto told = [&](const char *what) {
    return testing::AssertionFailure() << what << "; seed " << seed << "\nbefore\n" << before << "\nafter\n" << after;
  };
  std::string complaints;
  {
    ScopedDiagnosticHandler handler(form.getContext(), [&](Diagnostic &diagnostic) {
      complaints += diagnostic.str() + "\n";
      return success();
    });
    if (failed(verify(form))) return told("the rewritten plan is wrong: ") << complaints;
  }
  if (effect == Effect::changes_the_plan && before == after) return told("the rewrite changes nothing");
  Arrays found = llvm::cantFail(interpret(form, inputs));
  testing::AssertionResult same = near(found, expected, steps_of(form, inputs));
  if (!same) return told("the meaning changed: ") << "\n" << same.message();
  return testing::AssertionSuccess();
}

} // namespace norma::compiler::plan
