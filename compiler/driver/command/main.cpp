//===- main.cpp - the norma command ---------------------------------------===//
//
// Exit status: 0 done; 1 the declaration or an input is wrong; 2 the command line is wrong; 3 our own fault.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/command/command.h"

#include "compiler/driver/suggest.h"
#include "compiler/driver/version.h"

#include <cstdio>

namespace norma::compiler::driver {
namespace {

std::string spelled(int argc, char **argv) {
  std::string text;
  for (int i = 0; i < argc; ++i) text += (i ? " " : "") + std::string(argv[i]);
  return text;
}

/// What is said of a word that is no command, or of an option that its command does not have; empty where there is
/// none.
std::string misspelled(const CLI::App &app, int argc, char **argv) {
  if (argc < 2 || argv[1][0] == '-') return {};
  const CLI::App *command = nullptr;
  std::vector<std::string> names;
  for (const CLI::App *each : app.get_subcommands([](const CLI::App *) { return true; })) {
    names.push_back(each->get_name());
    if (names.back() == argv[1]) command = each;
  }
  if (!command)
    return "unknown command '" + std::string(argv[1]) + "', expected one of " + listed_with_suggestion(argv[1], names);
  names.clear();
  for (const CLI::Option *option : command->get_options())
    if (!option->get_lnames().empty()) names.push_back("--" + option->get_lnames().front());
  for (int i = 2; i < argc; ++i) {
    const std::string word = argv[i], name = word.substr(0, word.find('='));
    if (name.size() > 2 && name.starts_with("--") && !command->get_option_no_throw(name))
      return "unknown option '" + name + "', " + command->get_name() + " has " + listed_with_suggestion(name, names);
  }
  return {};
}

/// What the parser of the command line found, in our words.
std::string sentence(const CLI::ParseError &error) {
  std::string what = error.what();
  if (what.find("At Most 1 required") != std::string::npos)
    return what.substr(0, what.find(':')) + ": found several, expected it once";
  return what;
}

int run(int argc, char **argv) {
  CLI::App app("Norma turns declarations of normalizations into kernels.", "norma");
  app.set_version_flag("--version", std::string("norma ") + version);
  app.require_subcommand(1);
  app.footer("FILE is a path, - for standard input, or an entry of the catalogue by name (layer_norm) or id (ln).");
  Action action;
  for (auto add :
       {add_check, add_format, add_list, add_show, add_compile, add_run, add_gradcheck, add_explain, add_bench})
    add(app, action);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError &error) {
    if (error.get_exit_code() == 0) return app.exit(error);
    const std::string unknown = misspelled(app, argc, argv);
    std::fprintf(stderr, "error: %s\nnote: '--help' shows what there is\n",
                 (unknown.empty() ? sentence(error) : unknown).c_str());
    return command_line_is_wrong;
  }
  return do_guarded(action, spelled(argc, argv));
}

} // namespace
} // namespace norma::compiler::driver

int main(int argc, char **argv) { return norma::compiler::driver::run(argc, argv); }
