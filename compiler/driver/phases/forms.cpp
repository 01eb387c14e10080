//===- forms.cpp - the phases over the norm dialect -----------------------===//
//
// From the parsed declaration to forms over named axes: import and simplification; derivatives.cpp has
// the rest.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/phases/forms.h"

#include "compiler/driver/options/fit.h"
#include "compiler/driver/phases/listen.h"
#include "compiler/import/import.h"
#include "compiler/simplify/simplify.h"
#include "dsl/elaborate/print_elaborated.h"
#include "dsl/print.h"

namespace norma::compiler::driver {
namespace {

mlir::Type type_called(mlir::MLIRContext &context, const std::string &name) {
  mlir::Builder builder(&context);
  if (name == "f64") return builder.getF64Type();
  if (name == "f32") return builder.getF32Type();
  return name == "f16" ? mlir::Type(builder.getF16Type()) : mlir::Type(builder.getBF16Type());
}

/// Whether inference is another computation than training.
bool differs(dsl::Elaborated inference, const dsl::Elaborated &training) {
  inference.training = training.training;
  return print(inference) != print(training);
}

dsl::Elaborated with_extents(const dsl::Elaborated &declaration, const Pipeline &pipeline, const Layout &layout) {
  dsl::Elaborated fixed = declaration;
  if (auto extents = fit_shape(pipeline.request.options.shape, layout, declaration, pipeline.problems))
    apply_extents(fixed, *extents, pipeline.problems);
  return fixed;
}

void import_into(Pipeline &pipeline, Combination &combination, const dsl::Elaborated &declaration) {
  const dsl::File &file = pipeline.request.program->main_file();
  ImportOptions options;
  options.storage = type_called(pipeline.context, combination.type);
  for (const auto &[tensor, type] : pipeline.request.options.type_of)
    options.storage_of[tensor] = type_called(pipeline.context, type);
  options.file = file.name.str();
  options.text = file.text.view();
  std::vector<dsl::Diagnostic> diagnostics;
  const dsl::Elaborated fixed = with_extents(declaration, pipeline, combination.layout);
  if (pipeline.problems.any()) return;
  mlir::FailureOr<norm::FormOp> form = import_form(fixed, options, *combination.module, diagnostics);
  pipeline.problems.add_rendered(render(diagnostics, file), mlir::failed(form));
}

} // namespace

void elaborate(Pipeline &pipeline) {
  const CompileRequest &request = pipeline.request;
  dsl::ElaborateOptions options;
  options.settings = request.options.settings;
  pipeline.training = elaborate_norm(*request.program, request.norm, options, pipeline.problems);
  if (!pipeline.training) return;
  options.training = false;
  options.keep_running = request.keep_running;
  // What training was warned about needs no second warning.
  Problems again;
  pipeline.inference = elaborate_norm(*request.program, request.norm, options, again);
  if (again.any()) pipeline.problems.add_rendered(again.text(), true);
  if (pipeline.inference && !differs(*pipeline.inference, *pipeline.training)) pipeline.inference.reset();
}

void import_forms(Pipeline &pipeline) {
  const KernelOptions &options = pipeline.request.options;
  const std::vector<std::string> types = options.types.empty() ? std::vector<std::string>{"f32"} : options.types;
  const std::vector<std::string> layouts = options.layouts.empty() ? std::vector<std::string>{""} : options.layouts;
  for (const std::string &type : types)
    for (const std::string &letters : layouts) {
      std::optional<Layout> layout = read_layout(letters, *pipeline.training, pipeline.problems);
      if (!layout) return;
      auto module = mlir::ModuleOp::create(mlir::UnknownLoc::get(&pipeline.context));
      Combination &combination = pipeline.combinations.emplace_back(type, *layout, module);
      import_into(pipeline, combination, *pipeline.training);
      if (pipeline.inference && !pipeline.problems.any()) import_into(pipeline, combination, *pipeline.inference);
      if (pipeline.problems.any()) return;
      expect_sound("norm", module, true);
    }
}

void simplify_forms(Pipeline &pipeline) {
  for (Combination &combination : pipeline.combinations) {
    for (norm::FormOp form : combination.module->getOps<norm::FormOp>()) simplify(form);
    expect_sound("simplify", *combination.module, true);
  }
}

std::string list_declaration(Pipeline &pipeline) {
  const Program &program = *pipeline.request.program;
  std::string text = print(program.main_file(), find_norm(program, pipeline.request.norm)) + "\n";
  text += "# training\n" + print(*pipeline.training);
  if (pipeline.inference) text += "\n# inference\n" + print(*pipeline.inference);
  return text;
}

std::string list_forms(Pipeline &pipeline) {
  std::string text;
  for (Combination &combination : pipeline.combinations)
    for (mlir::Operation &form : combination.module->getOps()) text += text_of(&form);
  return text;
}

} // namespace norma::compiler::driver
