//===- guard.cpp - what is thrown is our own fault ------------------------===//
//
// Mistakes of users are values that are reported; so whatever an action throws is a broken assumption of ours. What is
// needed to see it again is written beside the output.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/command/command.h"

#include "compiler/driver/version.h"

#include <cstdio>
#include <filesystem>

namespace norma::compiler::driver {

static ExitStatus report_our_fault(const std::string &what, const std::string &ir, const std::string &command_line) {
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

ExitStatus do_guarded(const Action &action, const std::string &command_line) {
  try {
    return action();
  } catch (const InternalError &error) {
    return report_our_fault(error.what(), error.ir, command_line);
  } catch (const std::exception &error) {
    return report_our_fault(std::string("internal error: ") + error.what(), "", command_line);
  }
}

} // namespace norma::compiler::driver
