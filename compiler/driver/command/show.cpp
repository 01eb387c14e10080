//===- show.cpp - norma show FILE --emit STAGE ----------------------------===//
//
// The listing of one phase.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/command/command.h"

#include <algorithm>
#include <cstdio>

namespace norma::compiler::driver {
namespace {

/// Whether `--emit` can have it; where it cannot, why.
bool is_stage(const std::string &name) {
  std::string known;
  for (const Stage &stage : stages()) {
    if (stage.name == name) return true;
    known += (known.empty() ? "" : ", ") + stage.name;
  }
  Problems problems;
  if (name == "halide")
    problems.add("--emit: halide is code of the halide target, which this build does not have; it has " + known);
  else
    problems.add("--emit: unknown stage '" + name + "', expected one of " + known);
  report(problems);
  return false;
}

std::string stage_help() {
  std::string text = "one of";
  for (const Stage &stage : stages()) text += "\n  " + stage.name + ": " + stage.sentence;
  return text;
}

} // namespace

void add_show(CLI::App &app, Action &action) {
  CLI::App *command = app.add_subcommand("show", "what a phase of the compiler makes of a declaration");
  auto file = std::make_shared<std::string>(), stage = std::make_shared<std::string>();
  auto flags = std::make_shared<KernelFlags>();
  add_file(*command, *file);
  command->add_option("--emit", *stage, stage_help())->required()->type_name("STAGE");
  add_kernel_flags(*command, *flags, false);
  command->callback([=, &action] {
    action = [=] {
      if (!is_stage(*stage)) return command_line_is_wrong;
      return with_request(*file, *flags, [&](CompileRequest &request, Problems &problems) {
        if (std::optional<std::string> text = show(request, *stage, problems)) std::fputs(text->c_str(), stdout);
      });
    };
  });
}

} // namespace norma::compiler::driver
