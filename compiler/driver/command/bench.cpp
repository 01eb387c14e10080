//===- bench.cpp - norma bench FILE... ------------------------------------===//
//
// GB/s and the share of the machine's own stream roofline, as a table, as JSON, as a picture.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/command/command.h"

#include "compiler/driver/bench/report.h"
#include "compiler/target/cpu/cpu_target.h"

#include <cstdio>
#include <thread>

namespace norma::compiler::driver {
namespace {

struct BenchFlags {
  std::vector<std::string> files, at;
  std::string picture;
  bool json = false;
  std::optional<std::int64_t> threads;
  BenchOptions options;
  KernelFlags kernels;
};

/// Kernels run in this process.
void check_runnable(const std::vector<std::string> &targets, Problems &problems) {
  std::string known;
  const auto architecture = [](const cpu::CpuTarget &target) {
    return target.triple.substr(0, target.triple.find('-'));
  };
  const std::string own = architecture(*cpu::find_cpu_target("cpu", known));
  for (const std::string &name : targets) {
    if (name.starts_with("cuda")) {
      problems.add("--target: " + name + " runs on no device that 'bench' can measure, expected cpu");
      continue;
    }
    const std::optional<cpu::CpuTarget> target = cpu::find_cpu_target(name, known);
    if (target && architecture(*target) != own)
      problems.add("--target: " + name + " is for " + architecture(*target) +
                   ", 'bench' runs kernels on this machine, which is " + own);
  }
}

void check_flags(const BenchFlags &flags, Problems &problems) {
  for (const std::string &form : flags.options.forms)
    if (form != "forward" && form != "inference" && form != "backward")
      problems.add("--form: found '" + form + "', expected forward, inference or backward");
  const std::int64_t most = std::max(std::thread::hardware_concurrency(), 1U);
  if (flags.threads && (*flags.threads < 1 || *flags.threads > most))
    problems.add("--threads: found " + std::to_string(*flags.threads) + ", expected 1 to " + std::to_string(most) +
                 ", the processors of this machine");
  if (flags.options.rounds < 1 || flags.options.repeats < 1)
    problems.add("--rounds and --repeats: expected positive numbers");
}

/// Spelled as in `--shape`.
void read_at(const std::vector<std::string> &at, BenchOptions &options, Problems &problems) {
  SpelledOptions spelled;
  spelled.shape = at;
  Problems own;
  if (std::optional<KernelOptions> read = read_options(spelled, own)) options.at = read->shape;
  add_about_at(own, problems);
}

ExitStatus measure(const BenchFlags &flags) {
  Problems spelling, problems;
  std::optional<KernelOptions> kernels = read_options(flags.kernels.spelled, spelling);
  BenchOptions options = flags.options;
  options.threads = flags.threads.value_or(0);
  read_at(flags.at, options, spelling);
  check_flags(flags, spelling);
  if (spelling.any()) return report(spelling), command_line_is_wrong;
  check_runnable(kernels->targets, problems);
  BenchReport measured;
  for (const std::string &file : flags.files) {
    if (problems.any()) break;
    const std::optional<Program> program = open_program(file, problems);
    if (!program) break;
    reproducer().declaration = program->main_file().text.str();
    for (const std::string &norm : choose_norms(*program, flags.kernels.norm, problems))
      if (!problems.any()) bench({&*program, norm, "norma", *kernels}, options, measured, problems);
  }
  if (!problems.any() && !flags.picture.empty()) write_file(flags.picture, as_picture(measured), problems);
  if (!problems.any()) std::fputs((flags.json ? as_json(measured) : as_table(measured)).c_str(), stdout);
  return report(problems);
}

} // namespace

void add_bench(CLI::App &app, Action &action) {
  CLI::App *command = app.add_subcommand("bench", "GB/s and the share of the machine's own stream roofline");
  auto flags = std::make_shared<BenchFlags>();
  add_files(*command, flags->files);
  command->add_flag("--json", flags->json, "for programs: an array with an object for each form");
  command->add_option("--plot", flags->picture, "also draw the shares of the roofline")->type_name("FILE.svg");
  command->add_option("--form", flags->options.forms, "forward, inference, backward; default all that there are")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("FORM");
  command
      ->add_option("--at", flags->at,
                   "extents for axes that --shape leaves to the call: N=8192; default: about eight million elements")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("AXIS=EXTENT");
  command->add_option("--threads", flags->threads, "how many; default all processors")->type_name("K");
  command->add_flag("--warm", flags->options.warm,
                    "the same arrays in every call, so that what fits is in the cache; else arrays that together are "
                    "four times as large as the cache, in turn");
  command->add_option("--rounds", flags->options.rounds, "in which all forms and streams are measured in turn")
      ->type_name("K")
      ->capture_default_str();
  command->add_option("--repeats", flags->options.repeats, "timings in a round, of which the median counts")
      ->type_name("K")
      ->capture_default_str();
  add_kernel_flags(*command, flags->kernels, true);
  command->callback([=, &action] { action = [=] { return measure(*flags); }; });
}

} // namespace norma::compiler::driver
