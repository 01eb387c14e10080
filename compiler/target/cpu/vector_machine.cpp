//===- vector_machine.cpp - lanes are the lanes of SIMD registers -----------------===//

#include "compiler/target/cpu/vector_machine.h"

#include "compiler/emit/entry_cell.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

#include <numeric>

using namespace mlir;

namespace norma::compiler::cpu {

namespace {

constexpr int64_t line_bytes = 64;

int64_t element_bytes(Type element) { return std::max<int64_t>(1, element.getIntOrFloatBitWidth() / 8); }

} // namespace

VectorMachine::VectorMachine(OpBuilder &builder, Location location, func::FuncOp function, const CpuTarget &target)
    : VectorLanes(builder, location, function), target(target) {}

Value VectorMachine::lane_indices(Value first, Type compute) {
  SmallVector<int64_t> numbers(virtual_lanes(compute));
  std::iota(numbers.begin(), numbers.end(), 0);
  Value steps = arith::ConstantOp::create(builder, location, builder.getI64VectorAttr(numbers));
  return arith::AddIOp::create(builder, location, broadcast(first, compute), steps);
}

Value VectorMachine::mask_below(Value count, Type compute) {
  SmallVector<int32_t> numbers(virtual_lanes(compute));
  std::iota(numbers.begin(), numbers.end(), 0);
  Value steps = arith::ConstantOp::create(builder, location, builder.getI32VectorAttr(numbers));
  Value narrow = arith::TruncIOp::create(builder, location, builder.getI32Type(), count);
  return arith::CmpIOp::create(builder, location, arith::CmpIPredicate::slt, steps, broadcast(narrow, compute));
}

Value VectorMachine::element_address(Type element, Value pointer, Value stride, int64_t lane) {
  Value offset = arith::MulIOp::create(builder, location, stride,
                                       arith::ConstantOp::create(builder, location, builder.getI64IntegerAttr(lane)));
  return LLVM::GEPOp::create(builder, location, pointer.getType(), element, pointer, ArrayRef<LLVM::GEPArg>{offset});
}

bool VectorMachine::has_mask_for(Type element) const {
  return target.masked_bytes > 0 && element_bytes(element) >= target.masked_bytes;
}

Value VectorMachine::buffer_for(VectorType lanes) {
  Value &buffer = buffers[lanes];
  if (!buffer) buffer = emit::make_entry_cell(builder, location, function, lanes, 1);
  return buffer;
}

void VectorMachine::copy_inside(Value to, Value from, Type element, Value mask) {
  const int64_t lanes = cast<VectorType>(mask.getType()).getNumElements();
  Value bits = LLVM::BitcastOp::create(builder, location, builder.getIntegerType(lanes), mask);
  Value count = LLVM::ZExtOp::create(builder, location, builder.getI64Type(),
                                     LLVM::CtPopOp::create(builder, location, bits.getType(), bits));
  Value size = arith::ConstantOp::create(builder, location, builder.getI64IntegerAttr(element_bytes(element)));
  LLVM::MemcpyOp::create(builder, location, to, from, arith::MulIOp::create(builder, location, count, size),
                         /*isVolatile=*/false);
}

Value VectorMachine::load(Type storage, Value pointer, Value stride, Value mask, Type compute) {
  auto type = cast<VectorType>(lane_type(storage, compute));
  if (!stride && !mask) return LLVM::LoadOp::create(builder, location, type, pointer, element_bytes(storage));
  Value nothing = arith::ConstantOp::create(builder, location, builder.getZeroAttr(type));
  if (!stride && !has_mask_for(storage)) {
    // A masked step is the last of a row: it passes through memory, where LLVM would branch for each lane.
    Value buffer = buffer_for(type);
    LLVM::StoreOp::create(builder, location, nothing, buffer);
    copy_inside(buffer, pointer, storage, mask);
    return LLVM::LoadOp::create(builder, location, type, buffer);
  }
  if (!stride)
    return LLVM::MaskedLoadOp::create(builder, location, type, pointer, mask, nothing, element_bytes(storage));
  Value lanes = nothing;
  for (int64_t lane = 0; lane < type.getNumElements(); ++lane) {
    Value place = element_address(storage, pointer, stride, lane);
    if (!mask) {
      Value element = LLVM::LoadOp::create(builder, location, storage, place);
      lanes = vector::InsertOp::create(builder, location, element, lanes, ArrayRef<int64_t>{lane});
      continue;
    }
    Value inside = vector::ExtractOp::create(builder, location, mask, ArrayRef<int64_t>{lane});
    auto branch = scf::IfOp::create(builder, location, type, inside, /*withElseRegion=*/true);
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(branch.thenBlock());
    Value element = LLVM::LoadOp::create(builder, location, storage, place);
    scf::YieldOp::create(builder, location,
                         Value(vector::InsertOp::create(builder, location, element, lanes, ArrayRef<int64_t>{lane})));
    builder.setInsertionPointToStart(branch.elseBlock());
    scf::YieldOp::create(builder, location, lanes);
    lanes = branch.getResult(0);
  }
  return lanes;
}

void VectorMachine::store(Value value, Value pointer, Value stride, Value mask, Type compute) {
  auto type = cast<VectorType>(value.getType());
  Type storage = type.getElementType();
  if (!stride && !mask) {
    LLVM::StoreOp::create(builder, location, value, pointer, element_bytes(storage));
    return;
  }
  if (!stride && !has_mask_for(storage)) {
    Value buffer = buffer_for(type);
    LLVM::StoreOp::create(builder, location, value, buffer);
    return copy_inside(pointer, buffer, storage, mask);
  }
  if (!stride) {
    LLVM::MaskedStoreOp::create(builder, location, value, pointer, mask, element_bytes(storage));
    return;
  }
  for (int64_t lane = 0; lane < type.getNumElements(); ++lane) {
    OpBuilder::InsertionGuard guard(builder);
    if (mask) {
      Value inside = vector::ExtractOp::create(builder, location, mask, ArrayRef<int64_t>{lane});
      auto branch = scf::IfOp::create(builder, location, inside, /*withElseRegion=*/false);
      builder.setInsertionPointToStart(branch.thenBlock());
    }
    Value element = vector::ExtractOp::create(builder, location, value, ArrayRef<int64_t>{lane});
    LLVM::StoreOp::create(builder, location, element, element_address(storage, pointer, stride, lane));
  }
}

// A whole line that is stored the usual way would first be read from memory.
void VectorMachine::store_past_cache(Value value, Value pointer, Value mask, Type compute) {
  auto type = cast<VectorType>(value.getType());
  Type storage = type.getElementType();
  const int64_t line_lanes = std::min(line_bytes / element_bytes(storage), type.getNumElements());
  auto slice = [&](Value vector, int64_t first, int64_t width) {
    return vector::ExtractStridedSliceOp::create(builder, location, vector, ArrayRef<int64_t>{first},
                                                 ArrayRef<int64_t>{width}, ArrayRef<int64_t>{1});
  };
  auto place = [&](int64_t first) {
    return LLVM::GEPOp::create(builder, location, pointer.getType(), storage, pointer,
                               ArrayRef<LLVM::GEPArg>{static_cast<int32_t>(first)});
  };
  // LLVM honours the hint only on aligned vectors of the machine's own width; a step of short elements may be less.
  const int64_t width = std::min(target.register_bytes / element_bytes(storage), line_lanes);
  auto store_line = [&](int64_t line) {
    for (int64_t first = line; first < line + line_lanes; first += width)
      LLVM::StoreOp::create(builder, location, slice(value, first, width), place(first), width * element_bytes(storage),
                            /*isVolatile=*/false, /*isNonTemporal=*/true);
  };
  for (int64_t line = 0; line < type.getNumElements(); line += line_lanes) {
    if (!mask) {
      store_line(line);
      continue;
    }
    Value whole = vector::ExtractOp::create(builder, location, mask, ArrayRef<int64_t>{line + line_lanes - 1});
    auto branch = scf::IfOp::create(builder, location, whole, /*withElseRegion=*/true);
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(branch.thenBlock());
    store_line(line);
    builder.setInsertionPointToStart(branch.elseBlock());
    store(slice(value, line, line_lanes), place(line), {}, slice(mask, line, line_lanes), compute);
  }
}

void VectorMachine::prefetch(Type storage, Value pointer, Type compute, unsigned part, unsigned parts) {
  for (int64_t offset = part * line_bytes; offset < virtual_lanes(compute) * element_bytes(storage);
       offset += parts * line_bytes) {
    Value line = LLVM::GEPOp::create(builder, location, pointer.getType(), builder.getI8Type(), pointer,
                                     ArrayRef<LLVM::GEPArg>{static_cast<int32_t>(offset)});
    LLVM::Prefetch::create(builder, location, line, /*rw=*/0, /*hint=*/3, /*cache=*/1);
  }
}

void VectorMachine::fence() {
  if (target.is_x86)
    LLVM::CallIntrinsicOp::create(builder, location, builder.getStringAttr("llvm.x86.sse.sfence"), ValueRange{});
  else
    LLVM::FenceOp::create(builder, location, LLVM::AtomicOrdering::release);
}

Value VectorMachine::fold_step(Value lanes, const Combine &combine, Type) {
  int64_t width = cast<VectorType>(lanes.getType()).getNumElements();
  while (width > 1) {
    width /= 2;
    auto half = [&](int64_t first) {
      return vector::ExtractStridedSliceOp::create(builder, location, lanes, ArrayRef<int64_t>{first},
                                                   ArrayRef<int64_t>{width}, ArrayRef<int64_t>{1});
    };
    lanes = combine(half(0), half(width));
  }
  return vector::ExtractOp::create(builder, location, lanes, ArrayRef<int64_t>{0});
}

} // namespace norma::compiler::cpu
