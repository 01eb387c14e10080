//===- explain.cpp - norma explain FILE -----------------------------------===//
//
// The plan: kernels, traversals, bytes against the least possible, refusals.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/command/command.h"

#include <cstdio>

namespace norma::compiler::driver {

static std::string form_called(const std::string &word) {
  if (word == "forward") return "training";
  if (word == "backward") return "vjp";
  return word == "double_backward" ? "vjp2" : word;
}

void add_explain(CLI::App &app, Action &action) {
  CLI::App *command =
      app.add_subcommand("explain", "the plan: kernels, traversals, bytes against the least possible, refusals");
  auto file = std::make_shared<std::string>(), form = std::make_shared<std::string>();
  auto flags = std::make_shared<KernelFlags>();
  add_file(*command, *file);
  command
      ->add_option(
          "--form", *form,
          "training, vjp, jvp, vjp2, or inference and inference_vjp ...; forward, backward and double_backward "
          "are training, vjp and vjp2; default all")
      ->type_name("FORM");
  add_kernel_flags(*command, *flags, false);
  command->callback([=, &action] {
    action = [=] {
      const std::string wanted = form_called(*form);
      return with_request(*file, *flags, [&](CompileRequest &request, Problems &problems) {
        // Who asks for a form wants it derived.
        Derivatives &derivatives = request.options.derivatives;
        derivatives.jvp |= wanted.ends_with("jvp");
        derivatives.vjp2 |= wanted.ends_with("vjp2");
        derivatives.vjp |= derivatives.vjp2 || wanted.ends_with("vjp");
        if (std::optional<std::string> text = explain(request, wanted, problems)) std::fputs(text->c_str(), stdout);
      });
    };
  });
}

} // namespace norma::compiler::driver
