//===- bench.cpp - how fast kernels are, against the machine's own streams -------===//
//
// See bench.h.
//
//===----------------------------------------------------------------------------===//
#include "compiler/driver/bench/bench.h"

#include "compiler/driver/bench/choose_extents.h"
#include "compiler/driver/bench/form_calls.h"
#include "compiler/driver/bench/roofline.h"
#include "compiler/driver/bench/workers.h"
#include "compiler/driver/options/fit.h"
#include "norma/status.hpp"

#include <algorithm>
#include <chrono>

namespace norma::compiler::driver {
namespace {

struct FormName {
  const char *shown, *own;
};
constexpr FormName form_names[] = {{"forward", "training"}, {"inference", "inference"}, {"backward", "vjp"}};

/// One kernel on its way from the request to its rows.
class KernelBench {
public:
  KernelBench(const CompileRequest &request, const BenchOptions &options, BenchReport &report, Problems &problems)
      : request(request), options(options), report(report), problems(problems) {
    norma_default_context(&context);
    if (options.threads > 0) context.worker_limit = options.threads;
  }

  void run() {
    dsl::ElaborateOptions settings;
    settings.settings = request.options.settings;
    Problems again; // compiling says it
    declaration = elaborate_norm(*request.program, request.norm, settings, again);
    std::optional<Compilation> compilation = compile_timed();
    if (!compilation || !choose_forms(*compilation) || !choose_shape()) return;
    const Kernels kernels(compilation->targets.front().object);
    FormCalls calls(*declaration, layout, *extents, context, options.warm);
    for (const FormName &form : form_names)
      if (const CompiledForm *compiled = needed(form) ? compilation->find_form(form.own) : nullptr) {
        std::vector<const norma_record *> records;
        for (const std::string &symbol : compiled->records) records.push_back(kernels.find(symbol));
        numbers[form.shown] = calls.add(std::move(records));
      }
    measure(calls);
  }

private:
  std::optional<Compilation> compile_timed() {
    const auto begin = std::chrono::steady_clock::now();
    std::optional<Compilation> compilation = compile(request, problems);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    if (compilation)
      report.kernels.push_back({request.norm, request.options.targets.front(), request.options.types.front(),
                                request.options.layouts.empty() ? "" : request.options.layouts.front(), seconds,
                                compilation->targets.front().object.size()});
    return compilation;
  }

  bool choose_forms(const Compilation &compilation) {
    std::string known;
    for (const FormName &form : form_names)
      if (compilation.find_form(form.own)) known += (known.empty() ? "" : ", ") + std::string(form.shown);
    for (const FormName &form : form_names) {
      const bool has = compilation.find_form(form.own);
      const bool asked = std::find(options.forms.begin(), options.forms.end(), form.shown) != options.forms.end();
      if (has && (asked || options.forms.empty())) wanted.push_back(form);
      if (has || !asked) continue;
      const bool inference = std::string(form.shown) == "inference";
      problems.add("--form: " + request.norm + " has no form '" + form.shown + "'" +
                   (inference ? ", since it tracks nothing and its inference is forward" : "") + "; it has " + known);
    }
    return !problems.any();
  }

  bool choose_shape() {
    const std::vector<std::string> &layouts = request.options.layouts;
    layout = *read_layout(layouts.empty() ? "" : layouts.front(), *declaration, problems);
    std::vector<AxisExtent> shape = request.options.shape;
    for (const AxisExtent &axis : options.at) {
      const auto same = std::find_if(shape.begin(), shape.end(), [&](auto &known) { return known.axis == axis.axis; });
      if (same == shape.end())
        shape.push_back(axis);
      else if (same->extent == chosen_at_run_time)
        *same = axis;
      else
        problems.add("--at: " + axis.axis + " is fixed by --shape, expected '--shape " + axis.axis + "=?' with it");
    }
    if (problems.any()) return false;
    // What is wrong with --shape itself, compiling said.
    Problems found;
    const auto fixed = fit_shape(shape, layout, *declaration, found);
    dsl::Elaborated divided = *declaration;
    if (fixed) apply_extents(divided, *fixed, found);
    add_about_at(found, problems);
    if (problems.any()) return false;
    extents.emplace(choose_extents(*declaration, layout, shape));
    return true;
  }

  /// Backward needs what forward saves.
  bool needed(const FormName &form) const {
    return std::any_of(wanted.begin(), wanted.end(), [&](const FormName &other) { return other.own == form.own; }) ||
           (std::string(form.own) == "training" && std::string(wanted.back().own) == "vjp");
  }

  bool fits(const FormCalls &calls, const Roofline &roofline) {
    const double needed = calls.estimate() + roofline.estimate(), available = double(available_bytes());
    if (needed <= available) return true;
    problems.add(request.norm + ": measuring it takes " + std::to_string(std::int64_t(std::min(needed, 9e18))) +
                 " bytes, this machine has " + std::to_string(std::int64_t(available)) +
                 " left; smaller extents in --shape or --at, one form or --warm take less");
    return false;
  }

  /// Fills every set of arrays with what backward finds there, and sees that the runtime takes the calls.
  bool try_all(FormCalls &calls) {
    for (const FormName &form : form_names) {
      if (!numbers.contains(form.shown)) continue;
      for (std::size_t set = 0; set < calls.sets(); ++set) {
        const Status status(calls.call(numbers.at(form.shown), set));
        if (!status.ok()) return problems.add(request.norm + " " + form.shown + ": " + status.message()), false;
      }
    }
    return true;
  }

  void measure(FormCalls &calls) {
    const std::optional<std::vector<FormTraffic>> moved = traffic(request, extents->atomic(), problems);
    if (!moved) return;
    Roofline roofline(context, options.warm);
    std::vector<benchmark::Subject> subjects;
    std::vector<BenchRow> rows;
    std::vector<std::size_t> streams;
    for (const FormName &form : wanted) {
      const auto own = std::find_if(moved->begin(), moved->end(), [&](auto &entry) { return entry.form == form.own; });
      const std::size_t number = numbers.at(form.shown);
      rows.push_back(row_of(form, *own));
      streams.push_back(roofline.ask(calls.bytes_read(number), calls.bytes_written(number), own->bytes_least));
      subjects.push_back({form.shown, own->bytes_least, [&calls, number](std::size_t turn) {
                            (void)calls.call(number, turn); // `try_all` saw that it is well
                          }});
    }
    if (!fits(calls, roofline)) return;
    benchmark::bind_workers(context);
    calls.allocate();
    if (!try_all(calls)) return;
    roofline.add_subjects(subjects);
    const std::vector<benchmark::Timing> timings = benchmark::measure(subjects, options.rounds, options.repeats);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      rows[i].timing = timings[i];
      rows[i].roofline = roofline.speed(streams[i], timings);
    }
    report.rows.insert(report.rows.end(), rows.begin(), rows.end());
  }

  BenchRow row_of(const FormName &form, const FormTraffic &moved) const {
    BenchRow row;
    row.kernel = request.norm;
    row.form = form.shown;
    row.target = request.options.targets.front();
    row.type = request.options.types.front();
    row.layout = layout.letters;
    if (row.layout.empty())
      for (dsl::AxisId axis : declaration->arguments.front().axes)
        row.layout += declaration->axes[std::size_t(axis)].name;
    row.shape = named_extents(*declaration, *extents);
    row.threads = context.parallel_for ? std::max<std::int64_t>(context.worker_limit, 1) : 1;
    row.bytes_least = moved.bytes_least;
    row.bytes_plan = moved.bytes_plan;
    return row;
  }

  const CompileRequest &request;
  const BenchOptions &options;
  BenchReport &report;
  Problems &problems;
  norma_context context;
  std::optional<dsl::Elaborated> declaration;
  Layout layout;
  std::optional<DeclaredExtents> extents;
  std::vector<FormName> wanted;
  std::map<std::string, std::size_t> numbers; ///< of forms in the calls, by their shown names
};

} // namespace

void add_about_at(const Problems &found, Problems &problems) {
  if (!found.any()) return;
  const std::string told = "--shape";
  std::string text = found.text();
  for (std::size_t at = 0; (at = text.find(told, at)) != std::string::npos;) text.replace(at, told.size(), "--at");
  problems.add_rendered(text, true);
}

void bench(const CompileRequest &request, const BenchOptions &options, BenchReport &report, Problems &problems) {
  const KernelOptions &asked = request.options;
  for (const std::string &target : asked.targets)
    for (const std::string &type : asked.types.empty() ? std::vector<std::string>{"f32"} : asked.types)
      for (const std::string &letters : asked.layouts.empty() ? std::vector<std::string>{""} : asked.layouts) {
        CompileRequest one = request;
        one.options.targets = {target};
        one.options.types = {type};
        one.options.layouts = letters.empty() ? std::vector<std::string>() : std::vector<std::string>{letters};
        KernelBench(one, options, report, problems).run();
        if (problems.any()) return;
      }
}

} // namespace norma::compiler::driver
