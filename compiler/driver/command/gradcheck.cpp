//===- gradcheck.cpp - norma gradcheck FILE -------------------------------===//
//
// The kernels' derivatives against differences, the reference and one another, a line per comparison.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/command/command.h"

#include "compiler/driver/execute/gradcheck.h"

#include <fmt/core.h>

namespace norma::compiler::driver {
namespace {

struct GradcheckFlags {
  std::string file;
  std::uint64_t seed = 0;
  KernelFlags kernels;
};

void print_table(const std::string &norm, const std::vector<DerivativeRow> &rows, Problems &problems) {
  fmt::print("{:<15}  {:<10}  {:<11}  {:>15}  {:>15}  {:>9}  {:>9}\n", "form", "derivative", "against", "kernel",
             "other", "apart", "allowed");
  for (const DerivativeRow &row : rows) {
    fmt::print("{:<15}  {:<10}  {:<11}  {:>15.8e}  {:>15.8e}  {:>9.1e}  {:>9.1e}  {}\n", row.form, row.derivative,
               row.against, row.kernel, row.other, row.apart(), row.bound, row.holds() ? "agree" : "DISAGREE");
    if (!row.holds()) problems.add(norm + ": " + row.derivative + " of " + row.form + " disagrees with " + row.against);
  }
}

ExitStatus gradcheck(const GradcheckFlags &flags) {
  return with_request(flags.file, flags.kernels, [&](CompileRequest &request, Problems &problems) {
    if (request.options.targets != std::vector<std::string>{"cpu"} || request.options.layouts.size() > 1)
      return problems.add("gradcheck runs kernels on this machine: expected '--target cpu' and at most one layout");
    const std::vector<DerivativeRow> rows = check_derivatives(request, flags.seed, problems);
    if (!problems.any()) print_table(request.norm, rows, problems);
  });
}

} // namespace

void add_gradcheck(CLI::App &app, Action &action) {
  CLI::App *command =
      app.add_subcommand("gradcheck", "derivatives of kernels in f64 against differences and the reference");
  auto flags = std::make_shared<GradcheckFlags>();
  add_file(*command, flags->file);
  command->add_option("--seed", flags->seed, "of the random arrays and directions")->type_name("K");
  add_kernel_flags(*command, flags->kernels, false);
  command->callback([=, &action] { action = [=] { return gradcheck(*flags); }; });
}

} // namespace norma::compiler::driver
