//===- plan_text.h - plans written in the tests ----------------------------===//
#pragma once

#include "compiler/dialect/plan/plan_dialect.h"
#include "compiler/plan/interpreter/interpret.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OwningOpRef.h"

#include <string>
#include <vector>

namespace norma::compiler::plan {

/// The dialects that plans are written in; one for all plans of a test program.
mlir::MLIRContext &plan_context();

/// An argument or result of a form in a test: `{"x", "f32", "n, c"}`.
struct Declared {
  std::string name, element, axes;
  std::string type() const { return "!plan.array<" + element + ", [" + axes + "]>"; }
};

/// The text of a form with these arguments (`%x` …) and results; `axes` are rows of its table, `body` all of its
/// region.
std::string form_text(const std::vector<Declared> &arguments, const std::vector<Declared> &results,
                      const std::string &axes, const std::string &body);

/// A module parsed and verified. Text that is wrong fails the running test with what the parser says.
mlir::OwningOpRef<mlir::ModuleOp> parse_plan(llvm::StringRef text);

/// The same, of a file in tests/compiler/plan_dialect/examples.
mlir::OwningOpRef<mlir::ModuleOp> load_plan(llvm::StringRef file);

/// The module's one form.
FormOp form_of(mlir::ModuleOp module);

/// What the plan's one form gives; an error fails the running test.
Arrays results_of(llvm::StringRef text, const Arrays &inputs);

/// The sentence with which the interpreter refuses the inputs; empty where it takes them.
std::string refusal_of(llvm::StringRef text, const Arrays &inputs);

} // namespace norma::compiler::plan
