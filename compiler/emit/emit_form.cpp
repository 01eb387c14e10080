//===- emit_form.cpp - a placed form to functions of one machine -----------------===//

#include "compiler/emit/emit_form.h"

#include "compiler/emit/kernel_emitter.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"

using namespace mlir;

namespace norma::compiler::emit {

namespace {

/// Tensors among the form's arguments and results that the kernel touches and that have its lane axis.
SmallVector<std::pair<int, StringAttr>> find_lane_accesses(plan::KernelOp kernel, const FrameLayout &layout) {
  SmallVector<std::pair<int, StringAttr>> accesses;
  auto placement = kernel.getPlacementAttr();
  auto lanes = placement ? placement.getAs<StringAttr>("lanes") : StringAttr();
  if (!lanes) return accesses;
  auto add = [&](Value value) {
    for (int array : layout.homes.lookup(value)) {
      const FrameArray &frame_array = layout.arrays[array];
      if (frame_array.workspace || !llvm::is_contained(frame_array.axes, lanes)) continue;
      if (!llvm::is_contained(accesses, std::pair(array, lanes))) accesses.emplace_back(array, lanes);
    }
  };
  kernel.walk([&](Operation *op) {
    for (Value operand : op->getOperands()) add(operand);
  });
  for (Value result : kernel.getResults()) add(result);
  llvm::sort(accesses, [](auto &a, auto &b) { return a.first < b.first; });
  return accesses;
}

/// How many elements a kernel walks, as the counts whose product it is.
SmallVector<Count> work_of(plan::KernelOp kernel, const FrameLayout &layout) {
  SmallVector<StringAttr> axes;
  auto add = [&](ArrayAttr names) {
    for (Attribute name : names)
      if (!llvm::is_contained(axes, name)) axes.push_back(cast<StringAttr>(name));
  };
  add(kernel.getInstances());
  for (auto walk : kernel.getBody().front().getOps<plan::TraverseOp>()) add(walk.getSpace());
  SmallVector<Count> counts;
  for (StringAttr axis : axes) counts.push_back(layout.counts.lookup(axis));
  return counts;
}

} // namespace

EmitOutcome emit_form(plan::FormOp form, ModuleOp module, StringRef prefix, TypeRange parameters,
                      const MachineFactory &make_machine) {
  EmittedForm emitted{lay_out(form), {}};
  OpBuilder builder(module.getContext());
  for (Operation &op : form.getBody().front())
    if (!isa<plan::KernelOp, plan::ReturnOp>(op))
      return {std::nullopt, ("the emitter has no code for " + op.getName().getStringRef() + " between kernels").str()};
  for (plan::KernelOp kernel : kernels_of(form)) {
    builder.setInsertionPointToEnd(module.getBody());
    std::string symbol = (prefix + "_" + kernel.getName()).str();
    while (module.lookupSymbol(symbol)) symbol += "_";
    auto function = func::FuncOp::create(builder, kernel.getLoc(), symbol, builder.getFunctionType(parameters, {}));
    std::unique_ptr<Machine> machine = make_machine(builder, kernel.getLoc(), function);
    KernelEmitter emitter(builder, kernel, emitted.layout, *machine, function);
    if (failed(emitter.emit())) {
      function.erase();
      return {std::nullopt, emitter.reason()};
    }
    emitted.kernels.push_back({kernel.getName().str(), symbol, KernelEmitter::task_counts(kernel, emitted.layout),
                               work_of(kernel, emitted.layout), find_lane_accesses(kernel, emitted.layout)});
  }
  return {std::move(emitted), ""};
}

} // namespace norma::compiler::emit
