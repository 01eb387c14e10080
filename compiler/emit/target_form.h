//===- target_form.h - what a target is given, and what it makes of it --------------===//
#pragma once

#include "compiler/emit/record_description.h"

#include <string>
#include <vector>

namespace norma::compiler::emit {

/// A placed form, with what its record says beyond it.
struct TargetForm {
  plan::FormOp form;
  std::string symbol; ///< of its record
  std::string name;   ///< with which its functions' names begin
  uint64_t saved_hash = 0;
  std::vector<RecordArea> areas;
};

/// The functions of all forms, with their records.
struct TargetModule {
  mlir::OwningOpRef<mlir::ModuleOp> functions;
  std::vector<RecordDescription> records;
  std::string reason; ///< a sentence where a form cannot be emitted; `functions` is null then
};

/// One way to do a form: the first whose guards hold is taken.
struct MachineVariant {
  llvm::StringRef name;
  MachineFactory factory;
  bool guarded; ///< wants unit strides where it steps through lanes
};

/// Emits every form once for each variant. `finish` sees each function's form and variant when it is made.
TargetModule emit_variants(const std::vector<TargetForm> &forms, llvm::ArrayRef<MachineVariant> variants,
                           mlir::TypeRange parameters, const std::string &target,
                           const std::function<void(EmittedForm &, const MachineVariant &, mlir::ModuleOp)> &finish);

/// What emission builds operations of.
void load_dialects(mlir::MLIRContext &context);

} // namespace norma::compiler::emit
