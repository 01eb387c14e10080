//===- command.cpp - what the subcommands share ---------------------------===//
//
// See command.h.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/command/command.h"

#include <cstdio>

namespace norma::compiler::driver {

CLI::Option *add_file(CLI::App &app, std::string &file) {
  return app.add_option("FILE", file, "a path, - for standard input, or an entry of the catalogue by name or id")
      ->required();
}

void add_files(CLI::App &app, std::vector<std::string> &files) {
  app.add_option("FILE", files, "paths, - for standard input, or entries of the catalogue by name or id")->required();
}

/// A list that ends with the next argument, so that FILE may follow it.
static void add_list_option(CLI::App &app, const std::string &name, std::vector<std::string> &values,
                            const std::string &type, const std::string &help) {
  app.add_option(name, values, help)->delimiter(',')->allow_extra_args(false)->type_name(type);
}

void add_kernel_flags(CLI::App &app, KernelFlags &flags, bool several) {
  SpelledOptions &spelled = flags.spelled;
  add_list_option(app, "--target", spelled.targets, "T",
                  "cpu (this machine), cpu:znver3, cpu:x86-64-v4, cpu:aarch64 ...");
  add_list_option(app, "--dtype", spelled.types, "D",
                  "f64, f32, f16 or bf16 for x and what is not named; gamma=f32 for one tensor");
  add_list_option(app, "--shape", spelled.shape, "AXIS=EXTENT",
                  "extents fixed when compiled: N=?,C=1024; ? and axes not named: at run time");
  add_list_option(app, "--layout", spelled.layouts, "AXES",
                  "order of the axes in memory, such as NHWC; default as declared");
  add_list_option(app, "--set", spelled.settings, "SETTING=VALUE", "a setting of the declaration, folded in");
  add_list_option(app, "--derivatives", spelled.derivatives, "D",
                  "none, vjp, jvp (forward mode), vjp2 (vjp and its own vjp); default vjp");
  app.add_option("--norm", flags.norm, several ? "only this one of the norms in FILE" : "which of the norms in FILE")
      ->type_name("NAME");
}

ExitStatus report(const Problems &problems) {
  std::fputs(problems.text().c_str(), stderr);
  return problems.any() ? input_is_wrong : done;
}

ExitStatus with_request(const std::string &file, const KernelFlags &flags,
                        const std::function<void(CompileRequest &, Problems &)> &what) {
  Problems spelling, problems;
  std::optional<KernelOptions> options = read_options(flags.spelled, spelling);
  if (!options) return report(spelling), command_line_is_wrong;
  std::optional<Program> program = open_program(file, problems);
  if (!program) return report(problems);
  reproducer().declaration = program->main_file().text.str();
  if (std::optional<std::string> norm = choose_norm(*program, flags.norm, problems)) {
    CompileRequest request{&*program, *norm, "norma", std::move(*options)};
    what(request, problems);
  }
  return report(problems);
}

Reproducer &reproducer() {
  static Reproducer one;
  return one;
}

} // namespace norma::compiler::driver
