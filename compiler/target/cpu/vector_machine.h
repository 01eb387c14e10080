//===- vector_machine.h - lanes are the lanes of SIMD registers ------------------===//
//
// A step is all virtual lanes at once, a vector of 128 bytes that LLVM splits into the machine's registers.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/emit/vector_lanes.h"
#include "compiler/target/cpu/cpu_target.h"
#include "compiler/target/cpu/frame.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"

namespace norma::compiler::cpu {

class VectorMachine final : public emit::VectorLanes {
public:
  /// Stores past the cache are as wide as the target's registers.
  VectorMachine(mlir::OpBuilder &builder, mlir::Location location, mlir::func::FuncOp function,
                const CpuTarget &target);

  emit::Frame enter(const emit::FrameLayout &) override { return enter_task(builder, location, function); }
  bool wants_unit_strides() const override { return true; }
  int64_t step(mlir::Type compute) const override { return virtual_lanes(compute); }
  mlir::Value lane_indices(mlir::Value first, mlir::Type compute) override;
  mlir::Value mask_below(mlir::Value count, mlir::Type compute) override;
  bool converts_f16() const override { return target.converts_f16; }
  mlir::Value load(mlir::Type storage, mlir::Value pointer, mlir::Value stride, mlir::Value mask,
                   mlir::Type compute) override;
  void store(mlir::Value value, mlir::Value pointer, mlir::Value stride, mlir::Value mask, mlir::Type compute) override;
  bool stores_past_cache() const override { return true; }
  void store_past_cache(mlir::Value value, mlir::Value pointer, mlir::Value mask, mlir::Type compute) override;
  void prefetch(mlir::Type storage, mlir::Value pointer, mlir::Type compute, unsigned part, unsigned parts) override;
  void fence() override;
  mlir::Value fold_step(mlir::Value lanes, const Combine &combine, mlir::Type compute) override;

private:
  int64_t elements(mlir::Type compute) const override { return virtual_lanes(compute); }
  bool has_mask_for(mlir::Type element) const;
  mlir::Value buffer_for(mlir::VectorType lanes);
  /// Moves the first of a step's elements, as many as the mask has.
  void copy_inside(mlir::Value to, mlir::Value from, mlir::Type element, mlir::Value mask);
  mlir::Value element_address(mlir::Type element, mlir::Value pointer, mlir::Value stride, int64_t lane);

  const CpuTarget &target;
  llvm::DenseMap<mlir::Type, mlir::Value> buffers; ///< of the function, each for one step
};

} // namespace norma::compiler::cpu
