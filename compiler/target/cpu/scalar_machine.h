//===- scalar_machine.h - one lane at a time, any strides ----------------------------===//
//
// The machine of the general variant: steps of one element, loads and stores at any stride. Accumulators over the lane
// axis keep the virtual lanes of the vector machine in memory and fold them in the same order, so that both give the
// same bits.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/emit/machine.h"
#include "compiler/target/cpu/frame.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"

namespace norma::compiler::cpu {

class ScalarMachine final : public emit::Machine {
public:
  ScalarMachine(mlir::OpBuilder &builder, mlir::Location location, mlir::func::FuncOp function, bool has_f16)
      : Machine(builder, location), function(function), has_f16(has_f16) {}

  emit::Frame enter(const emit::FrameLayout &) override { return enter_task(builder, location, function); }
  bool wants_unit_strides() const override { return false; }
  int64_t step(mlir::Type) const override { return 1; }
  mlir::Type lane_type(mlir::Type scalar, mlir::Type) const override { return scalar; }
  bool is_lane_typed(mlir::Value) const override { return false; }
  mlir::Value broadcast(mlir::Value scalar, mlir::Type) override { return scalar; }
  mlir::Value lane_indices(mlir::Value first, mlir::Type) override { return first; }
  mlir::Value mask_below(mlir::Value, mlir::Type) override { return {}; }
  bool converts_f16() const override { return has_f16; }
  mlir::Value load(mlir::Type storage, mlir::Value pointer, mlir::Value stride, mlir::Value mask,
                   mlir::Type compute) override;
  void store(mlir::Value value, mlir::Value pointer, mlir::Value stride, mlir::Value mask, mlir::Type compute) override;
  bool stores_past_cache() const override { return false; }
  void store_past_cache(mlir::Value, mlir::Value, mlir::Value, mlir::Type) override {}
  void prefetch(mlir::Type, mlir::Value, mlir::Type, unsigned, unsigned) override {}
  void fence() override {}
  emit::Cell make_cell(mlir::Type scalar, emit::Spread spread, mlir::Type compute) override;
  void fill(const emit::Cell &cell, mlir::Value identity, mlir::Type compute) override;
  mlir::Value read(const emit::Cell &cell, mlir::Value coordinate, mlir::Type compute) override;
  void write(const emit::Cell &cell, mlir::Value value, mlir::Value coordinate, mlir::Type compute) override;
  mlir::Value fold(const emit::Cell &cell, const Combine &combine, mlir::Type compute) override;
  mlir::Value fold_step(mlir::Value lanes, const Combine &, mlir::Type) override { return lanes; }

private:
  mlir::Value lane_address(const emit::Cell &cell, mlir::Value lane);

  mlir::func::FuncOp function;
  bool has_f16;
};

} // namespace norma::compiler::cpu
