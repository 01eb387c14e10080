//===- emit_cpu.cpp - placed forms to functions with their records ---------------------===//

#include "compiler/target/cpu/emit_cpu.h"

#include "compiler/target/cpu/scalar_machine.h"
#include "compiler/target/cpu/vector_machine.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;

namespace norma::compiler::cpu {

/// What takes any strides is there to be right: its code is to be small.
static void prefer_small(const emit::EmittedForm &form, ModuleOp module) {
  for (const emit::EmittedKernel &kernel : form.kernels)
    module.lookupSymbol(kernel.symbol)
        ->setAttr("passthrough", Builder(module.getContext()).getStrArrayAttr({"optsize", "minsize"}));
}

CpuModule emit_cpu(const std::vector<CpuForm> &forms, const CpuTarget &target) {
  CpuModule result;
  if (forms.empty()) return result;
  MLIRContext *context = forms.front().form->getContext();
  context->loadDialect<arith::ArithDialect, func::FuncDialect, LLVM::LLVMDialect, math::MathDialect, scf::SCFDialect,
                       vector::VectorDialect>();
  OwningOpRef<ModuleOp> module = ModuleOp::create(UnknownLoc::get(context));
  auto make_vector = [&](OpBuilder &builder, Location location,
                         func::FuncOp function) -> std::unique_ptr<emit::Machine> {
    return std::make_unique<VectorMachine>(builder, location, function, target);
  };
  auto make_scalar = [&](OpBuilder &builder, Location location,
                         func::FuncOp function) -> std::unique_ptr<emit::Machine> {
    return std::make_unique<ScalarMachine>(builder, location, function, target.converts_f16);
  };
  struct Variant {
    StringRef name;
    emit::MachineFactory factory;
    bool guarded;
  };
  const Variant variants[] = {{"vector", make_vector, true}, {"general", make_scalar, false}};
  for (const CpuForm &form : forms) {
    emit::RecordDescription record;
    for (const Variant &variant : variants) {
      std::string prefix = form.name + "_" + variant.name.str();
      emit::EmitOutcome outcome = emit::emit_form(form.form, *module, prefix, variant.factory);
      if (!outcome.form) {
        result.reason = outcome.reason;
        return result;
      }
      if (!variant.guarded) prefer_small(*outcome.form, *module);
      if (record.variants.empty()) record = emit::describe_record(form.form, outcome.form->layout);
      record.variants.push_back(emit::describe_variant(*outcome.form, record, variant.name, variant.guarded));
    }
    record.symbol = form.symbol;
    record.target = target.name;
    record.saved_hash = form.saved_hash;
    record.areas = form.areas;
    result.records.push_back(std::move(record));
  }
  result.functions = std::move(module);
  return result;
}

} // namespace norma::compiler::cpu
