//===- run.cpp - norma run FILE --in NAME=FILE.npy... --out DIR -----------===//
//
// One evaluation on arrays from files. All results are there before the first is written.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/command/command.h"

#include "compiler/driver/execute/evaluation.h"

#include <filesystem>

namespace norma::compiler::driver {
namespace {

struct RunFlags {
  std::string file, directory, mode = "training";
  std::vector<std::string> inputs, cotangents, tangents;
  std::uint64_t seed = 0;
  KernelFlags kernels;
};

struct NamedFile {
  std::string name, path;
};

std::optional<NamedFile> split(const std::string &option, const std::string &text, Problems &problems) {
  const std::size_t sign = text.find('=');
  if (sign != std::string::npos && sign > 0 && sign + 1 < text.size())
    return NamedFile{text.substr(0, sign), text.substr(sign + 1)};
  problems.add(option + ": found '" + text + "', expected NAME=FILE.npy");
  return std::nullopt;
}

std::vector<NamedFile> split_all(const std::string &option, const std::vector<std::string> &texts, Problems &problems) {
  std::vector<NamedFile> files;
  for (const std::string &text : texts)
    if (auto file = split(option, text, problems)) {
      for (const NamedFile &other : files)
        if (other.name == file->name) problems.add(option + ": " + file->name + " is given twice");
      files.push_back(*file);
    }
  return files;
}

Files read_all(const std::vector<NamedFile> &named, Problems &problems) {
  Files files;
  for (const auto &[name, path] : named) {
    try {
      files[name] = npy::read(path);
    } catch (const npy::Error &error) {
      problems.add(name + ": " + error.what());
    }
  }
  return files;
}

/// A FILE that stands behind a list of arrays was taken for one of them.
void take_file(RunFlags &flags, Problems &problems) {
  for (std::vector<std::string> *list : {&flags.inputs, &flags.cotangents, &flags.tangents})
    for (std::size_t i = 0; i < list->size() && flags.file.empty(); ++i)
      if ((*list)[i].find('=') == std::string::npos) {
        flags.file = (*list)[i];
        list->erase(list->begin() + std::ptrdiff_t(i));
      }
  if (flags.file.empty()) problems.add("FILE is missing, expected a path or an entry of the catalogue");
}

ExitStatus evaluate(RunFlags flags) {
  Problems spelling;
  take_file(flags, spelling);
  const auto inputs = split_all("--in", flags.inputs, spelling);
  const auto cotangents = split_all("--cotangent", flags.cotangents, spelling);
  const auto tangents = split_all("--tangent", flags.tangents, spelling);
  if (flags.directory.empty()) spelling.add("--out: the name is empty, expected a directory");
  if (flags.mode != "training" && flags.mode != "inference")
    spelling.add("--mode: found '" + flags.mode + "', expected training or inference");
  for (const auto &[what, count] : {std::pair("--target", flags.kernels.spelled.targets.size()),
                                    std::pair("--layout", flags.kernels.spelled.layouts.size())})
    if (count > 1) spelling.add(std::string(what) + ": found several, and one evaluation has one");
  if (spelling.any()) return report(spelling), command_line_is_wrong;
  return with_request(flags.file, flags.kernels, [&](CompileRequest &request, Problems &problems) {
    EvaluationRequest evaluation{request, flags.mode == "training", {}, {}, {}, flags.seed};
    evaluation.inputs = read_all(inputs, problems);
    evaluation.cotangents = read_all(cotangents, problems);
    evaluation.tangents = read_all(tangents, problems);
    const std::string &target = request.options.targets.front();
    if (target != "cpu" && target != "cuda-emulated" && target != "reference")
      problems.add("--target: found '" + target + "', 'run' computes on cpu, cuda-emulated or reference");
    if (request.options.types.size() > 1)
      problems.add("--dtype: found several types for x, and one evaluation has one");
    if (problems.any()) return;
    Evaluation results =
        target == "reference" ? evaluate_by_reference(evaluation, problems) : evaluate_on_kernels(evaluation, problems);
    if (results) make_directory(flags.directory, problems);
    if (!results || problems.any()) return;
    std::vector<OutputFile> files;
    for (const auto &[name, array] : *results)
      files.push_back({(std::filesystem::path(flags.directory) / (name + ".npy")).string(), npy::print(array)});
    write_files(files, problems);
  });
}

} // namespace

void add_run(CLI::App &app, Action &action) {
  CLI::App *command = app.add_subcommand("run", "one evaluation on arrays from .npy files");
  auto flags = std::make_shared<RunFlags>();
  add_file(*command, flags->file)->required(false);
  const auto arrays = [&](const std::string &name, std::vector<std::string> &values, const std::string &help) {
    command->add_option(name, values, help)->type_name("NAME=FILE.npy");
  };
  arrays("--in", flags->inputs, "inputs, parameters and running values; parameters left out take their first value");
  arrays("--cotangent", flags->cotangents, "of outputs; then dx, dgamma ... are written as well");
  arrays("--tangent", flags->tangents, "of inputs and parameters; then ty ... are written as well");
  command->add_option("--out", flags->directory, "where the results go")->required()->type_name("DIR");
  command->add_option("--mode", flags->mode, "training or inference")->type_name("MODE")->capture_default_str();
  command
      ->add_option("--seed", flags->seed,
                   "for parameters that the declaration draws, and for the order of an emulated device's threads")
      ->type_name("K");
  add_kernel_flags(*command, flags->kernels, false);
  command->callback([=, &action] { action = [=] { return evaluate(*flags); }; });
}

} // namespace norma::compiler::driver
