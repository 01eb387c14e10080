//===- scalar_machine.cpp - one lane at a time, any strides ---------------------------===//

#include "compiler/target/cpu/scalar_machine.h"

#include "compiler/emit/arithmetic.h"
#include "compiler/emit/entry_cell.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"

using namespace mlir;

namespace norma::compiler::cpu {

using emit::Arithmetic;
using emit::Cell;
using emit::Spread;

Value ScalarMachine::load(Type storage, Value pointer, Value, Value, Type) {
  return LLVM::LoadOp::create(builder, location, storage, pointer);
}

void ScalarMachine::store(Value value, Value pointer, Value, Value, Type) {
  LLVM::StoreOp::create(builder, location, value, pointer);
}

Cell ScalarMachine::make_cell(Type scalar, Spread spread, Type compute) {
  int64_t count = spread == Spread::over_lanes ? virtual_lanes(compute) : 1;
  return {emit::make_entry_cell(builder, location, function, scalar, count), scalar, spread};
}

Value ScalarMachine::lane_address(const Cell &cell, Value lane) {
  return LLVM::GEPOp::create(builder, location, cell.pointer.getType(), cell.type, cell.pointer,
                             ArrayRef<LLVM::GEPArg>{lane});
}

void ScalarMachine::fill(const Cell &cell, Value identity, Type compute) {
  Arithmetic arithmetic(builder, location);
  if (cell.spread != Spread::over_lanes) {
    LLVM::StoreOp::create(builder, location, identity, cell.pointer);
    return;
  }
  arithmetic.loop(arithmetic.integer(0), arithmetic.integer(virtual_lanes(compute)), 1,
                  [&](Value lane) { LLVM::StoreOp::create(builder, location, identity, lane_address(cell, lane)); });
}

Value ScalarMachine::read(const Cell &cell, Value coordinate, Type compute) {
  Arithmetic arithmetic(builder, location);
  Value place = cell.pointer;
  if (cell.spread == Spread::over_lanes)
    place = lane_address(cell, arithmetic.rem(coordinate, arithmetic.integer(virtual_lanes(compute))));
  return LLVM::LoadOp::create(builder, location, cell.type, place);
}

void ScalarMachine::write(const Cell &cell, Value value, Value coordinate, Type compute) {
  Arithmetic arithmetic(builder, location);
  Value place = cell.pointer;
  if (cell.spread == Spread::over_lanes)
    place = lane_address(cell, arithmetic.rem(coordinate, arithmetic.integer(virtual_lanes(compute))));
  LLVM::StoreOp::create(builder, location, value, place);
}

/// Halves merged with halves, in one loop: each lane, from the last one down, goes to the one whose number lacks its
/// highest bit.
Value ScalarMachine::fold(const Cell &cell, const Combine &combine, Type compute) {
  Arithmetic arithmetic(builder, location);
  int64_t lanes = virtual_lanes(compute);
  arithmetic.loop(arithmetic.integer(1), arithmetic.integer(lanes), 1, [&](Value index) {
    Value lane = arithmetic.sub(arithmetic.integer(lanes), index);
    Value unset = math::CountLeadingZerosOp::create(builder, location, lane);
    Value highest =
        arithmetic.create<arith::ShLIOp>(arithmetic.integer(1), arithmetic.sub(arithmetic.integer(63), unset));
    Value low = lane_address(cell, arithmetic.sub(lane, highest)), high = lane_address(cell, lane);
    Value merged = combine(LLVM::LoadOp::create(builder, location, cell.type, low),
                           LLVM::LoadOp::create(builder, location, cell.type, high));
    LLVM::StoreOp::create(builder, location, merged, low);
  });
  return LLVM::LoadOp::create(builder, location, cell.type, cell.pointer);
}

} // namespace norma::compiler::cpu
