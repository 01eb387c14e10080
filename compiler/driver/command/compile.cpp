//===- compile.cpp - norma compile FILE... -o DIR -------------------------===//
//
// Objects, headers and a manifest. Everything is compiled before anything is written.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/command/command.h"

#include "compiler/driver/symbols.h"
#include "compiler/driver/version.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <set>

namespace norma::compiler::driver {
namespace {

using Json = nlohmann::ordered_json;

struct CompileFlags {
  std::vector<std::string> files;
  std::string directory, library, dependencies;
  KernelFlags kernels;
};

class LibraryBuild {
public:
  LibraryBuild(const CompileFlags &flags, const KernelOptions &options, Problems &problems)
      : flags(flags), options(options), problems(problems) {
    library = flags.library.empty() ? std::filesystem::absolute(flags.directory).lexically_normal().filename().string()
                                    : flags.library;
    if (library.empty()) library = "norma";
    manifest = {{"norma", version}, {"library", library}, {"kernels", Json::array()}};
  }

  void add(const std::string &file) {
    std::optional<Program> program = open_program(file, problems);
    if (!program) return;
    reproducer().declaration = program->main_file().text.str();
    for (const dsl::File &used : program->files.files) sources.push_back(used.name.str());
    for (const std::string &norm : choose_norms(*program, flags.kernels.norm, problems)) {
      if (!norms.insert(norm).second) {
        problems.add("'" + file + "': norm '" + norm +
                     "' was declared by a file before it, and one library holds it once");
        continue;
      }
      CompileRequest request{&*program, norm, library, options};
      if (std::optional<Compilation> compilation = compile(request, problems)) take(file, *compilation);
    }
  }

  void write() {
    products.push_back({path_of("manifest.json"), manifest.dump(2) + "\n"});
    if (!flags.dependencies.empty()) products.push_back({flags.dependencies, dependencies()});
    write_files(products, problems);
  }

private:
  std::string path_of(const std::string &name) const {
    return (std::filesystem::path(flags.directory) / name).string();
  }

  void take(const std::string &file, Compilation &compilation) {
    Json kernel = {{"norm", compilation.norm}, {"file", file}, {"header", compilation.norm + ".h"}};
    for (CompiledTarget &target : compilation.targets) {
      const std::string name = compilation.norm + "." + as_identifier(target.target) + ".o";
      kernel["objects"].push_back({{"target", target.target}, {"file", name}});
      products.push_back({path_of(name), std::move(target.object)});
    }
    for (const CompiledForm &form : compilation.forms)
      kernel["forms"].push_back({{"form", form.name}, {"records", form.records}});
    products.push_back({path_of(compilation.norm + ".h"), std::move(compilation.header)});
    manifest["kernels"].push_back(std::move(kernel));
  }

  /// As build tools read it: the manifest depends on every file that was read.
  std::string dependencies() const {
    std::string text = path_of("manifest.json") + ":";
    for (const std::string &source : sources)
      if (std::filesystem::exists(source)) text += " \\\n  " + std::filesystem::absolute(source).string();
    return text + "\n";
  }

  const CompileFlags &flags;
  const KernelOptions &options;
  Problems &problems;
  std::string library;
  Json manifest;
  std::set<std::string> norms;
  std::vector<std::string> sources;
  std::vector<OutputFile> products; ///< written at the end
};

ExitStatus compile_files(const CompileFlags &flags) {
  Problems spelling, problems;
  std::optional<KernelOptions> options = read_options(flags.kernels.spelled, spelling);
  for (const std::string &name : flags.kernels.spelled.targets)
    if (name == "cuda-emulated")
      spelling.add(
          "--target: cuda-emulated computes in 'run' and its kernels are no library, expected one like cuda:sm_90");
  if (flags.directory.empty()) spelling.add("--out: the name is empty, expected a directory");
  if (spelling.any()) return report(spelling), command_line_is_wrong;
  reproducer().directory = flags.directory;
  LibraryBuild build(flags, *options, problems);
  for (const std::string &file : flags.files) build.add(file);
  if (!problems.any()) make_directory(flags.directory, problems);
  if (!problems.any()) build.write();
  return report(problems);
}

} // namespace

void add_compile(CLI::App &app, Action &action) {
  CLI::App *command = app.add_subcommand("compile", "objects, headers, a manifest");
  auto flags = std::make_shared<CompileFlags>();
  add_files(*command, flags->files);
  command->add_option("-o,--out", flags->directory, "where they go")->required()->type_name("DIR");
  command->add_option("--library", flags->library, "the name in every symbol; default that of DIR")->type_name("NAME");
  command->add_option("--depfile", flags->dependencies, "also write which files were read, for build tools")
      ->type_name("FILE");
  add_kernel_flags(*command, flags->kernels, true);
  command->callback([=, &action] { action = [=] { return compile_files(*flags); }; });
}

} // namespace norma::compiler::driver
