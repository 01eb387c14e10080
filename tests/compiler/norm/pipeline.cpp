//===- pipeline.cpp - from a declaration's text to its forms, for tests ---===//
//
// See pipeline.h.
//
//===----------------------------------------------------------------------===//
#include "tests/compiler/norm/pipeline.h"

#include "dsl/load.h"

#include "mlir/IR/Diagnostics.h"

namespace norma::compiler::testing {

Pipeline::Pipeline(const std::string &name_or_text, const dsl::ElaborateOptions &options)
    : module_(mlir::ModuleOp::create(mlir::UnknownLoc::get(&context_))) {
  context_.getDiagEngine().registerHandler([this](mlir::Diagnostic &diagnostic) {
    said_ += diagnostic.str() + "\n";
    return mlir::success();
  });
  const bool is_text = name_or_text.find('{') != std::string::npos;
  const dsl::LoadOutcome loaded = is_text ? dsl::load_text(name_or_text, "test.norm") : dsl::load(name_or_text);
  if (!loaded.ok()) {
    said_ = render(loaded.diagnostics, loaded.program);
    return;
  }
  const dsl::File &file = loaded.program.files.front();
  const auto outcome = dsl::elaborate(file, file.spelled(file.definitions.back().name), options);
  if (!outcome.value) {
    said_ = render(outcome.diagnostics, file);
    return;
  }
  ImportOptions import_options;
  import_options.storage = mlir::Float64Type::get(&context_);
  import_options.file = file.name;
  import_options.text = file.text;
  std::vector<dsl::Diagnostic> diagnostics;
  const auto form = import_form(*outcome.value, import_options, *module_, diagnostics);
  said_ += render(diagnostics, file);
  if (succeeded(form)) form_ = *form;
}

} // namespace norma::compiler::testing
