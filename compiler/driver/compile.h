//===- compile.h - from a declaration to objects, headers, listings -------===//
//
// What the commands ask of the compiler; no header of MLIR is needed to ask. The phases themselves are in phases.h.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/driver/options/kernel_options.h"
#include "compiler/driver/program.h"

#include <map>
#include <string>
#include <vector>

namespace norma::compiler::driver {

struct CompileRequest {
  const Program *program = nullptr;
  std::string norm;
  std::string library; ///< stands in every symbol, so that libraries with the same norms link together
  KernelOptions options;
  bool keep_running = true; ///< false: inference uses its own statistics, as where no running values are passed
};

/// The records of one form, the preferred first.
struct CompiledForm {
  std::string name; ///< `training`, `inference_vjp`, `jvp`
  std::vector<std::string> records;
};

struct CompiledTarget {
  std::string target;
  std::string object;
};

/// What one declaration became.
struct Compilation {
  std::string norm;
  std::vector<CompiledForm> forms;
  std::vector<CompiledTarget> targets;
  std::string header;

  const CompiledForm *find_form(const std::string &name) const {
    for (const CompiledForm &form : forms)
      if (form.name == name) return &form;
    return nullptr;
  }
};

/// Runs all phases. Throws InternalError where it is our own fault.
std::optional<Compilation> compile(const CompileRequest &request, Problems &problems);

/// Runs the phases up to `stage` and gives its listing.
std::optional<std::string> show(const CompileRequest &request, const std::string &stage, Problems &problems);

/// The plan of each form with its traffic and what was refused; `form` empty: all.
std::optional<std::string> explain(const CompileRequest &request, const std::string &form, Problems &problems);

/// The kinds of forms, `forward`, `vjp`, `jvp`, `vjp2`, for which the request's target has code.
std::vector<std::string> forms_with_kernels(CompileRequest request);

/// What a form's plan moves between memory and processor in one call, and the least that any plan could.
struct FormTraffic {
  std::string form;
  double bytes_plan = 0, bytes_least = 0;
};

/// The traffic of each form with these extents of atomic axes, `...` included; of the first type and layout.
std::optional<std::vector<FormTraffic>> traffic(const CompileRequest &request,
                                                const std::map<std::string, std::int64_t> &extents, Problems &problems);

/// What `--emit` takes, with the sentence of each phase.
struct Stage {
  std::string name, sentence;
};
std::vector<Stage> stages();

/// The targets that a request names have kernels; the declaration's tensors, axes and settings are those
/// that it names. `compile`, `show` and `explain` ask this first.
bool check_request(const CompileRequest &request, Problems &problems);

} // namespace norma::compiler::driver
