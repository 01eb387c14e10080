//===- vector_lanes.cpp - machines whose lanes are vectors ----------------------------===//

#include "compiler/emit/vector_lanes.h"

#include "compiler/emit/entry_cell.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;

namespace norma::compiler::emit {

Type VectorLanes::lane_type(Type scalar, Type compute) const { return VectorType::get({elements(compute)}, scalar); }

Value VectorLanes::broadcast(Value scalar, Type compute) {
  return vector::BroadcastOp::create(builder, location, lane_type(scalar.getType(), compute), scalar);
}

Cell VectorLanes::make_cell(Type scalar, Spread spread, Type compute) {
  Type type = spread == Spread::one ? scalar : lane_type(scalar, compute);
  return {make_entry_cell(builder, location, function, type, 1), type, spread};
}

void VectorLanes::fill(const Cell &cell, Value identity, Type compute) {
  Value value = cell.spread == Spread::one ? identity : broadcast(identity, compute);
  LLVM::StoreOp::create(builder, location, value, cell.pointer);
}

Value VectorLanes::read(const Cell &cell, Value, Type) {
  return LLVM::LoadOp::create(builder, location, cell.type, cell.pointer);
}

void VectorLanes::write(const Cell &cell, Value value, Value, Type) {
  LLVM::StoreOp::create(builder, location, value, cell.pointer);
}

Value VectorLanes::fold(const Cell &cell, const Combine &combine, Type compute) {
  return fold_step(read(cell, {}, compute), combine, compute);
}

} // namespace norma::compiler::emit
