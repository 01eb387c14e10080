//===- plan_text.cpp - plans written in the tests --------------------------===//

#include "tests/compiler/interpreter/plan_text.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/Parser/Parser.h"

#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

using namespace mlir;

namespace norma::compiler::plan {

MLIRContext &plan_context() {
  static MLIRContext context;
  static bool loaded = (context.loadDialect<PlanDialect, arith::ArithDialect, math::MathDialect>(), true);
  (void)loaded;
  return context;
}

std::string form_text(const std::vector<Declared> &arguments, const std::vector<Declared> &results,
                      const std::string &axes, const std::string &body) {
  std::string text = "plan.form @tested(";
  for (const Declared &argument : arguments)
    text += (&argument == &arguments.front() ? "%" : ", %") + argument.name + ": " + argument.type() +
            " {norm.name = \"" + argument.name + "\"}";
  text += ") -> (";
  for (const Declared &result : results)
    text += (&result == &results.front() ? "" : ", ") + result.type() + " {norm.name = \"" + result.name + "\"}";
  return text + ") attributes {axes = [" + axes + "], declaration = \"tested\", form = \"training\"} {\n" + body +
         "}\n";
}

OwningOpRef<ModuleOp> parse_plan(StringRef text) {
  ScopedDiagnosticHandler handler(&plan_context(), [](Diagnostic &diagnostic) {
    ADD_FAILURE() << diagnostic.str();
    return success();
  });
  return parseSourceString<ModuleOp>(text, &plan_context());
}

OwningOpRef<ModuleOp> load_plan(StringRef file) {
  std::ifstream stream(std::string(NORMA_TEST_PLANS "/") + file.str());
  std::stringstream text;
  text << stream.rdbuf();
  EXPECT_TRUE(stream.good()) << file.str();
  return parse_plan(text.str());
}

FormOp form_of(ModuleOp module) { return *module.getOps<FormOp>().begin(); }

Arrays results_of(StringRef text, const Arrays &inputs) {
  OwningOpRef<ModuleOp> module = parse_plan(text);
  if (!module) return {};
  llvm::Expected<Arrays> results = interpret(form_of(*module), inputs);
  if (results) return *results;
  ADD_FAILURE() << llvm::toString(results.takeError());
  return {};
}

std::string refusal_of(StringRef text, const Arrays &inputs) {
  OwningOpRef<ModuleOp> module = parse_plan(text);
  if (!module) return "the plan does not parse";
  llvm::Expected<Arrays> results = interpret(form_of(*module), inputs);
  return results ? "" : llvm::toString(results.takeError());
}

} // namespace norma::compiler::plan
