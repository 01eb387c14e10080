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
/// How a kernel in device code is launched: norma_device_entry in runtime/core/include/norma/record.h.
struct DeviceEntry {
  int64_t block_threads = 0, cluster_blocks = 1, shared_bytes = 0, blocks_per_multiprocessor = 0;
  bool cooperative = false;
};

struct EmittedKernel {
  std::string name;
  std::string symbol;
  llvm::SmallVector<Count> tasks;
  /// The counts of all axes of its instances and walks.
  llvm::SmallVector<Count> work;
  /// Arguments that the function reads or writes in steps of lanes: (array, axis); a machine with lanes wants stride 1
  /// there.
  llvm::SmallVector<std::pair<int, mlir::StringAttr>> lane_accesses;
  std::optional<DeviceEntry> entry = {}; ///< where the function is device code
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
/// `parameters` are the types that a function of the machine takes.
EmitOutcome emit_form(plan::FormOp form, mlir::ModuleOp module, llvm::StringRef prefix, mlir::TypeRange parameters,
                      const MachineFactory &make_machine);

} // namespace norma::compiler::emit
