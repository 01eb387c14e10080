//===- check.cpp - norma check FILE... ------------------------------------===//
//
// Diagnostics only: what the parser, the checks and elaboration in both modes say.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/command/command.h"

namespace norma::compiler::driver {

static void check(const Program &program, Problems &problems) {
  for (const std::string &norm : program.norms) {
    dsl::ElaborateOptions options;
    if (!elaborate_norm(program, norm, options, problems)) continue;
    // Inference repeats what training was warned about.
    Problems inference;
    options.training = false;
    elaborate_norm(program, norm, options, inference);
    if (inference.any()) problems.add_rendered(inference.text(), true);
  }
}

void add_check(CLI::App &app, Action &action) {
  CLI::App *command = app.add_subcommand("check", "diagnostics only");
  auto files = std::make_shared<std::vector<std::string>>();
  add_files(*command, *files);
  command->callback([=, &action] {
    action = [=] {
      ExitStatus status = done;
      for (const std::string &file : *files) {
        Problems problems;
        if (std::optional<Program> program = open_program(file, problems)) check(*program, problems);
        if (report(problems) != done) status = input_is_wrong;
      }
      return status;
    };
  });
}

} // namespace norma::compiler::driver
