//===- command.h - the parts of the norma command -------------------------===//
//
// Each subcommand is a file with one function that declares its options and says what it does. Results go to standard
// output, diagnostics to standard error.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/driver/compile.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <memory>

namespace norma::compiler::driver {

/// How the command ends.
enum ExitStatus { done = 0, input_is_wrong = 1, command_line_is_wrong = 2, our_own_fault = 3 };

/// What the chosen subcommand does; set by its callback and run after everything is parsed.
using Action = std::function<ExitStatus()>;

void add_check(CLI::App &app, Action &action);
void add_format(CLI::App &app, Action &action);
void add_list(CLI::App &app, Action &action);
void add_show(CLI::App &app, Action &action);
void add_compile(CLI::App &app, Action &action);
void add_run(CLI::App &app, Action &action);
void add_gradcheck(CLI::App &app, Action &action);
void add_explain(CLI::App &app, Action &action);
void add_bench(CLI::App &app, Action &action);

/// The options that say which kernels are wanted.
struct KernelFlags {
  SpelledOptions spelled;
  std::string norm;
};
void add_kernel_flags(CLI::App &app, KernelFlags &flags, bool several);

/// FILE for commands that take one.
CLI::Option *add_file(CLI::App &app, std::string &file);
/// FILE... for commands that take several.
void add_files(CLI::App &app, std::vector<std::string> &files);

/// Prints the problems to standard error; `input_is_wrong` if any is an error.
ExitStatus report(const Problems &problems);

/// Reads the options, the file and the norm, and asks `what` about them.
ExitStatus with_request(const std::string &file, const KernelFlags &flags,
                        const std::function<void(CompileRequest &, Problems &)> &what);

/// Writes a whole file; adds a problem where that cannot be done.
void write_file(const std::string &path, const std::string &contents, Problems &problems);

/// A file of results.
struct OutputFile {
  std::string path, contents;
};
/// Writes all of them, or none where one could not be written.
void write_files(const std::vector<OutputFile> &files, Problems &problems);

/// Makes the directory for results; adds a problem where that cannot be done or nothing can be written there.
void make_directory(const std::string &path, Problems &problems);

/// Where a reproducer of an internal error goes, and what it says of the request.
struct Reproducer {
  std::string directory = ".";
  std::string declaration;
};
Reproducer &reproducer();

/// Does it; what it throws is our own fault, of which a reproducer tells.
ExitStatus do_guarded(const Action &action, const std::string &command_line);

} // namespace norma::compiler::driver
