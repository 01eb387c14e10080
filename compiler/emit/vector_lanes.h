//===- vector_lanes.h - machines whose lanes are vectors ------------------------------===//
//
// What differs between lanes is a vector: on a CPU of all lanes of a step, on a device of those that one thread has.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/emit/machine.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"

namespace norma::compiler::emit {

class VectorLanes : public Machine {
public:
  VectorLanes(mlir::OpBuilder &builder, mlir::Location location, mlir::func::FuncOp function)
      : Machine(builder, location), function(function) {}

  mlir::Type lane_type(mlir::Type scalar, mlir::Type compute) const override;
  bool is_lane_typed(mlir::Value value) const override { return mlir::isa<mlir::VectorType>(value.getType()); }
  mlir::Value broadcast(mlir::Value scalar, mlir::Type compute) override;
  Cell make_cell(mlir::Type scalar, Spread spread, mlir::Type compute) override;
  void fill(const Cell &cell, mlir::Value identity, mlir::Type compute) override;
  mlir::Value read(const Cell &cell, mlir::Value coordinate, mlir::Type compute) override;
  void write(const Cell &cell, mlir::Value value, mlir::Value coordinate, mlir::Type compute) override;
  mlir::Value fold(const Cell &cell, const Combine &combine, mlir::Type compute) override;

protected:
  /// The length of the vectors.
  virtual int64_t elements(mlir::Type compute) const = 0;

  mlir::func::FuncOp function;
};

} // namespace norma::compiler::emit
