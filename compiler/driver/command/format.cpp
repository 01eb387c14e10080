//===- format.cpp - norma format [-i] FILE... -----------------------------===//
//
// The canonical text, to standard output or in place. A file that does not parse stays as it is.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/command/command.h"

#include "dsl/load/literals.h"
#include "dsl/print.h"

#include <cstdio>
#include <filesystem>

namespace norma::compiler::driver {

static void format(const std::string &file, bool in_place, Problems &problems) {
  const bool is_path = std::filesystem::exists(file);
  if (is_path && dsl::names_cpp_file(file))
    return problems.add("'" + file +
                        "' is a C++ file, expected a file of declarations; its literals are left as they are");
  if (in_place && !is_path) return problems.add("-i: '" + file + "' is no file that could be written, expected a path");
  const dsl::LoadOutcome loaded = dsl::load(file);
  problems.add_rendered(render(loaded.diagnostics, loaded.program), !loaded.ok());
  if (!loaded.ok()) return;
  const std::string text = print(loaded.program.files.front());
  if (!in_place)
    std::fputs(text.c_str(), stdout);
  else if (text != loaded.program.files.front().text.view())
    write_file(file, text, problems);
}

void add_format(CLI::App &app, Action &action) {
  CLI::App *command = app.add_subcommand("format", "the canonical text");
  auto files = std::make_shared<std::vector<std::string>>();
  auto in_place = std::make_shared<bool>(false);
  add_files(*command, *files);
  command->add_flag("-i", *in_place, "write it into the files");
  command->callback([=, &action] {
    action = [=] {
      ExitStatus status = done;
      for (const std::string &file : *files) {
        Problems problems;
        format(file, *in_place, problems);
        if (report(problems) != done) status = input_is_wrong;
      }
      return status;
    };
  });
}

} // namespace norma::compiler::driver
