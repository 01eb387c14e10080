//===- compile.cpp - from a declaration to objects, headers, listings -----===//
//
// See compile.h.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/compile.h"

#include "compiler/driver/options/fit.h"
#include "compiler/driver/options/targets.h"
#include "compiler/driver/phases.h"
#include "compiler/plan/bytes.h"

namespace norma::compiler::driver {
namespace {

std::optional<dsl::Elaborated> elaborate_once(const CompileRequest &request, Problems &problems) {
  dsl::ElaborateOptions options;
  options.settings = request.options.settings;
  // Its warnings are printed when the phase runs.
  Problems own;
  std::optional<dsl::Elaborated> declaration = elaborate_norm(*request.program, request.norm, options, own);
  if (own.any()) problems.add_rendered(own.text(), true);
  return declaration;
}

} // namespace

bool check_request(const CompileRequest &request, Problems &problems) {
  const KernelOptions &options = request.options;
  check_targets(options.targets, problems);
  check_settings(request.program->main_file(), find_norm(*request.program, request.norm), options.settings, problems);
  if (problems.any()) return false;
  std::optional<dsl::Elaborated> declaration = elaborate_once(request, problems);
  if (!declaration) return false;
  check_sizes(*declaration, problems);
  check_types(*declaration, options, problems);
  Layout layout;
  for (const std::string &letters : options.layouts)
    if (auto read = read_layout(letters, *declaration, problems)) layout = *read;
  if (problems.any()) return false;
  if (auto extents = fit_shape(options.shape, layout, *declaration, problems))
    apply_extents(*declaration, *extents, problems);
  return !problems.any();
}

std::optional<Compilation> compile(const CompileRequest &request, Problems &problems) {
  if (!check_request(request, problems)) return std::nullopt;
  Pipeline pipeline(request, problems);
  if (!run_phases(pipeline, "header")) return std::nullopt;
  Compilation result;
  result.norm = request.norm;
  for (const FormRecords &form : pipeline.records_of_forms()) {
    CompiledForm &compiled = result.forms.emplace_back(form.name);
    for (const emit::RecordDescription &record : form.records) compiled.records.push_back(record.symbol);
  }
  for (TargetCode &code : pipeline.targets) result.targets.push_back({code.target.name, std::move(code.object)});
  result.header = std::move(pipeline.header);
  return result;
}

std::optional<std::string> show(const CompileRequest &request, const std::string &stage, Problems &problems) {
  if (!check_request(request, problems)) return std::nullopt;
  Pipeline pipeline(request, problems);
  if (!run_phases(pipeline, stage)) return std::nullopt;
  for (const Phase &phase : phases())
    if (stage == phase.name) return phase.list(pipeline);
  throw InternalError(stage, "there is no such phase");
}

std::optional<std::string> explain(const CompileRequest &request, const std::string &form, Problems &problems) {
  if (!check_request(request, problems)) return std::nullopt;
  Pipeline pipeline(request, problems);
  if (!run_phases(pipeline, "plan")) return std::nullopt;
  std::string text, known;
  for (const Explanation &explanation : pipeline.explanations) {
    known += (known.empty() ? "" : ", ") + explanation.form;
    if (!form.empty() && form != explanation.form) continue;
    text += (text.empty() ? "" : "\n") + request.norm + " " + explanation.form + "\n" + explanation.text;
  }
  if (text.empty()) problems.add("--form: " + request.norm + " has no form '" + form + "', it has " + known);
  return text.empty() ? std::nullopt : std::optional(text);
}

static bool has_code(const CompileRequest &request) {
  Problems unsaid;
  if (!check_request(request, unsaid)) return false;
  Pipeline pipeline(request, unsaid);
  return run_phases(pipeline, "mlir");
}

std::vector<std::string> forms_with_kernels(CompileRequest request) {
  static const std::pair<const char *, Derivatives> kinds[] = {
      {"forward", {false, false, false}}, {"vjp", {}}, {"jvp", {false, true, false}}, {"vjp2", {true, false, true}}};
  request.options.derivatives = {true, true, true};
  const bool all = has_code(request);
  std::vector<std::string> found;
  for (const auto &[kind, derivatives] : kinds) {
    request.options.derivatives = derivatives;
    if (all || has_code(request)) found.emplace_back(kind);
  }
  return found;
}

std::optional<std::vector<FormTraffic>>
traffic(const CompileRequest &request, const std::map<std::string, std::int64_t> &extents, Problems &problems) {
  if (!check_request(request, problems)) return std::nullopt;
  Pipeline pipeline(request, problems);
  if (!run_phases(pipeline, "plan")) return std::nullopt;
  std::vector<FormTraffic> forms;
  for (plan::FormOp form : pipeline.combinations.front().module->getOps<plan::FormOp>()) {
    plan::fix_extents(form, extents);
    forms.push_back({form.getForm().str(), plan::traffic_of(form).bytes, plan::least_traffic(form).bytes});
  }
  return forms;
}

} // namespace norma::compiler::driver
