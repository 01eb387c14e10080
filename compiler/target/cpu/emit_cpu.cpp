//===- emit_cpu.cpp - placed forms to functions with their records ---------------------===//

#include "compiler/target/cpu/emit_cpu.h"

#include "compiler/target/cpu/scalar_machine.h"
#include "compiler/target/cpu/vector_machine.h"

using namespace mlir;

namespace norma::compiler::cpu {

/// What takes any strides is there to be right: its code is to be small.
static void prefer_small(const emit::EmittedForm &form, ModuleOp module) {
  for (const emit::EmittedKernel &kernel : form.kernels)
    module.lookupSymbol(kernel.symbol)
        ->setAttr("passthrough", Builder(module.getContext()).getStrArrayAttr({"optsize", "minsize"}));
}

emit::TargetModule emit_cpu(const std::vector<emit::TargetForm> &forms, const CpuTarget &target) {
  if (forms.empty()) return {};
  MLIRContext *context = forms.front().form->getContext();
  emit::load_dialects(*context);
  auto make_vector = [&](OpBuilder &builder, Location location,
                         func::FuncOp function) -> std::unique_ptr<emit::Machine> {
    return std::make_unique<VectorMachine>(builder, location, function, target);
  };
  auto make_scalar = [&](OpBuilder &builder, Location location,
                         func::FuncOp function) -> std::unique_ptr<emit::Machine> {
    return std::make_unique<ScalarMachine>(builder, location, function, target.converts_f16);
  };
  const emit::MachineVariant variants[] = {{"vector", make_vector, true}, {"general", make_scalar, false}};
  return emit::emit_variants(forms, variants, task_parameters(context), target.name,
                             [](emit::EmittedForm &form, const emit::MachineVariant &variant, ModuleOp module) {
                               if (!variant.guarded) prefer_small(form, module);
                             });
}

} // namespace norma::compiler::cpu
