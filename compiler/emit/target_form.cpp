//===- target_form.cpp - every form once for each variant of a target -----------------===//

#include "compiler/emit/target_form.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;

namespace norma::compiler::emit {

TargetModule emit_variants(const std::vector<TargetForm> &forms, ArrayRef<MachineVariant> variants,
                           TypeRange parameters, const std::string &target,
                           const std::function<void(EmittedForm &, const MachineVariant &, ModuleOp)> &finish) {
  TargetModule result;
  if (forms.empty()) return result;
  MLIRContext *context = forms.front().form->getContext();
  OwningOpRef<ModuleOp> module = ModuleOp::create(UnknownLoc::get(context));
  for (const TargetForm &form : forms) {
    RecordDescription record;
    for (const MachineVariant &variant : variants) {
      std::string prefix = form.name + "_" + variant.name.str();
      EmitOutcome outcome = emit_form(form.form, *module, prefix, parameters, variant.factory);
      if (!outcome.form) {
        result.reason = outcome.reason;
        return result;
      }
      finish(*outcome.form, variant, *module);
      if (record.variants.empty()) record = describe_record(form.form, outcome.form->layout);
      record.variants.push_back(describe_variant(*outcome.form, record, variant.name, variant.guarded));
    }
    record.symbol = form.symbol;
    record.target = target;
    record.saved_hash = form.saved_hash;
    record.areas = form.areas;
    result.records.push_back(std::move(record));
  }
  result.functions = std::move(module);
  return result;
}

void load_dialects(MLIRContext &context) {
  context.loadDialect<arith::ArithDialect, func::FuncDialect, LLVM::LLVMDialect, math::MathDialect, scf::SCFDialect,
                      vector::VectorDialect>();
}

} // namespace norma::compiler::emit
