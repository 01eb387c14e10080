//===- explain.cpp - norma explain FILE -----------------------------------===//
//
// The plan: kernels, traversals, bytes against the least possible, refusals.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/command/command.h"

#include <cstdio>

namespace norma::compiler::driver {

void add_explain(CLI::App &app, Action &action) {
  CLI::App *command =
      app.add_subcommand("explain", "the plan: kernels, traversals, bytes against the least possible, refusals");
  auto file = std::make_shared<std::string>(), form = std::make_shared<std::string>();
  auto flags = std::make_shared<KernelFlags>();
  add_file(*command, *file);
  command
      ->add_option("--form", *form,
                   "training, inference, vjp or inference_vjp; forward and backward are training and vjp; default all")
      ->type_name("FORM");
  add_kernel_flags(*command, *flags, false);
  command->callback([=, &action] {
    action = [=] {
      const std::string wanted = *form == "forward" ? "training" : *form == "backward" ? "vjp" : *form;
      return with_request(*file, *flags, [&](CompileRequest &request, Problems &problems) {
        if (std::optional<std::string> text = explain(request, wanted, problems)) std::fputs(text->c_str(), stdout);
      });
    };
  });
}

} // namespace norma::compiler::driver
