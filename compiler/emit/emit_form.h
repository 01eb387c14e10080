//===- emit_form.h - a placed form to functions of one machine -------------------===//
//
//   plan.form @f { plan.kernel @rows …; plan.kernel @combine … }
//     =>
//   func.func @prefix_rows(frame, task, worker) { … }   func.func @prefix_combine(…) { … }
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/emit/layout.h"
#include "compiler/emit/machine.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"

#include <memory>
#include <optional>

namespace norma::compiler::emit {

/// A kernel's function with the number of its tasks.
struct EmittedKernel {
  std::string name;
  std::string symbol;
  llvm::SmallVector<Count> tasks;
  /// The counts of all axes of its instances and walks.
  llvm::SmallVector<Count> work;
  /// Arguments that the function reads or writes in steps of lanes: (array, axis); a machine with lanes wants stride 1
  /// there.
  llvm::SmallVector<std::pair<int, mlir::StringAttr>> lane_accesses;
};

struct EmittedForm {
  FrameLayout layout;
  std::vector<EmittedKernel> kernels;
};

using MachineFactory = std::function<std::unique_ptr<Machine>(mlir::OpBuilder &, mlir::Location, mlir::func::FuncOp)>;

struct EmitOutcome {
  std::optional<EmittedForm> form;
  std::string reason; ///< a sentence where the machine has no code for the form
};

/// Adds the functions of `form` to `module`, their symbols beginning with `prefix`.
EmitOutcome emit_form(plan::FormOp form, mlir::ModuleOp module, llvm::StringRef prefix,
                      const MachineFactory &make_machine);

} // namespace norma::compiler::emit
