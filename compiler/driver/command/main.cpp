//===- main.cpp - the norma command ---------------------------------------===//
//
// Exit status: 0 done; 1 the declaration or an input is wrong; 2 the command line is wrong; 3 our own fault.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/command/command.h"

#include "compiler/driver/version.h"

#include <cstdio>
#include <filesystem>

namespace norma::compiler::driver {
namespace {

std::string spelled(int argc, char **argv) {
  std::string text;
  for (int i = 0; i < argc; ++i) text += (i ? " " : "") + std::string(argv[i]);
  return text;
}

/// Everything that is needed to see the fault again.
ExitStatus report_our_fault(const std::string &what, const std::string &ir, const std::string &command_line) {
  std::fprintf(stderr, "%s\n", what.c_str());
  namespace fs = std::filesystem;
  const std::string folder = fs::is_directory(reproducer().directory) ? reproducer().directory : ".";
  const std::string path = (fs::path(folder) / "norma-reproducer.txt").string();
  Problems problems;
  write_file(path,
             "command: " + command_line + "\nversion: " + version + "\n" + what + "\n\n# declaration\n" +
                 reproducer().declaration + "\n# what the phase worked on\n" + ir,
             problems);
  if (problems.any())
    report(problems);
  else
    std::fprintf(stderr, "this is a fault of norma, not of the declaration; '%s' has what is needed to see it again\n",
                 path.c_str());
  return our_own_fault;
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
    return app.exit(error) == 0 ? done : command_line_is_wrong;
  }
  try {
    return action();
  } catch (const InternalError &error) {
    return report_our_fault(error.what(), error.ir, spelled(argc, argv));
  } catch (const std::logic_error &error) {
    return report_our_fault(error.what(), "", spelled(argc, argv));
  }
}

} // namespace
} // namespace norma::compiler::driver

int main(int argc, char **argv) { return norma::compiler::driver::run(argc, argv); }
