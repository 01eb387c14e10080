//===- cuda_machine.cpp - lanes are the threads of a block ------------------------===//

#include "compiler/target/cuda/cuda_machine.h"

#include "compiler/emit/arithmetic.h"
#include "compiler/emit/layout.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;

namespace norma::compiler::cuda {

using emit::Arithmetic;

namespace {

constexpr int64_t warp_threads = 32;

/// Where the lists of the words begin.
struct Words {
  int64_t strides, extents, scalars, scratch_bytes, end;
};

Words words_of(const emit::FrameLayout &layout) {
  int64_t strides = 0;
  for (const emit::FrameArray &array : layout.arrays) strides += static_cast<int64_t>(array.axes.size());
  Words words{};
  words.strides = static_cast<int64_t>(layout.arrays.size());
  words.extents = words.strides + strides;
  words.scalars = words.extents + static_cast<int64_t>(layout.axes.size());
  words.scratch_bytes = words.scalars + static_cast<int64_t>(layout.scalars.size());
  words.end = words.scratch_bytes + 2;
  return words;
}

} // namespace

SmallVector<Type> kernel_parameters(MLIRContext *context) {
  return {LLVM::LLVMPointerType::get(context), IntegerType::get(context, 64)};
}

int64_t word_count(const emit::FrameLayout &layout) { return words_of(layout).end; }

CudaMachine::CudaMachine(OpBuilder &builder, Location location, func::FuncOp function, Block block, bool any_strides)
    : VectorLanes(builder, location, function), block(block), any_strides(any_strides) {}

Value CudaMachine::i64(int64_t value) {
  return arith::ConstantOp::create(builder, location, builder.getI64IntegerAttr(value));
}

Value CudaMachine::i32(int64_t value) {
  return arith::ConstantOp::create(builder, location, builder.getI32IntegerAttr(static_cast<int32_t>(value)));
}

Value CudaMachine::ask(StringRef intrinsic, Type result, ValueRange operands) {
  StringAttr name = builder.getStringAttr(intrinsic);
  if (result) return LLVM::CallIntrinsicOp::create(builder, location, result, name, operands).getResult(0);
  LLVM::CallIntrinsicOp::create(builder, location, name, operands);
  return {};
}

emit::Frame CudaMachine::enter(const emit::FrameLayout &layout) {
  const Words words = words_of(layout);
  Value given = function.getArgument(0);
  auto at = [&](int64_t word) -> Value {
    return LLVM::GEPOp::create(builder, location, given.getType(), builder.getI64Type(), given,
                               ArrayRef<LLVM::GEPArg>{static_cast<int32_t>(word)});
  };
  auto special = [&](StringRef name) -> Value {
    Value value = ask(("llvm.nvvm.read.ptx.sreg." + name).str(), builder.getI32Type());
    return arith::ExtUIOp::create(builder, location, builder.getI64Type(), value);
  };
  thread = special("tid.x");
  emit::Frame frame;
  frame.data = given;
  frame.strides = at(words.strides);
  frame.extents = at(words.extents);
  frame.scalars = at(words.scalars);
  frame.scratch_bytes = LLVM::LoadOp::create(builder, location, builder.getI64Type(), at(words.scratch_bytes));
  frame.worker = special("ctaid.x");
  Value tasks = function.getArgument(1);
  Value mirror = arith::SubIOp::create(builder, location, tasks, i64(1));
  frame.share = {frame.worker, tasks, special("nctaid.x"), mirror, /*is_run=*/false};
  return frame;
}

void CudaMachine::do_once(const std::function<void()> &body) {
  Value first = arith::CmpIOp::create(builder, location, arith::CmpIPredicate::eq, thread, i64(0));
  Arithmetic(builder, location).if_then_else(first, body, {});
}

void CudaMachine::synchronize() { ask("llvm.nvvm.barrier.cta.sync.aligned.all", {}, {i32(0)}); }

/// `first` + the thread's number, + 0, 1, … times the threads.
Value CudaMachine::lane_indices(Value first, Type compute) {
  SmallVector<int64_t> numbers;
  for (int64_t lane = 0; lane < elements(compute); ++lane) numbers.push_back(lane * block.threads);
  Value steps = arith::ConstantOp::create(builder, location, builder.getI64VectorAttr(numbers));
  Value begin = arith::AddIOp::create(builder, location, first, thread);
  return arith::AddIOp::create(builder, location, broadcast(begin, compute), steps);
}

Value CudaMachine::mask_below(Value count, Type compute) {
  return arith::CmpIOp::create(builder, location, arith::CmpIPredicate::slt, lane_indices(i64(0), compute),
                               broadcast(count, compute));
}

Value CudaMachine::element_address(Type element, Value pointer, Value stride, int64_t lane) {
  Value offset = arith::AddIOp::create(builder, location, thread, i64(lane * block.threads));
  if (stride) offset = arith::MulIOp::create(builder, location, offset, stride);
  return LLVM::GEPOp::create(builder, location, pointer.getType(), element, pointer, ArrayRef<LLVM::GEPArg>{offset});
}

Value CudaMachine::load(Type storage, Value pointer, Value stride, Value mask, Type compute) {
  auto type = cast<VectorType>(lane_type(storage, compute));
  Value lanes = arith::ConstantOp::create(builder, location, builder.getZeroAttr(type));
  for (int64_t lane = 0; lane < type.getNumElements(); ++lane) {
    Value place = element_address(storage, pointer, stride, lane);
    Value element;
    if (!mask) {
      element = LLVM::LoadOp::create(builder, location, storage, place);
    } else {
      Value inside = vector::ExtractOp::create(builder, location, mask, ArrayRef<int64_t>{lane});
      auto branch = scf::IfOp::create(builder, location, storage, inside, /*withElseRegion=*/true);
      OpBuilder::InsertionGuard guard(builder);
      builder.setInsertionPointToStart(branch.thenBlock());
      scf::YieldOp::create(builder, location, Value(LLVM::LoadOp::create(builder, location, storage, place)));
      builder.setInsertionPointToStart(branch.elseBlock());
      Value zero = arith::ConstantOp::create(builder, location, builder.getZeroAttr(storage));
      scf::YieldOp::create(builder, location, zero);
      element = branch.getResult(0);
    }
    lanes = vector::InsertOp::create(builder, location, element, lanes, ArrayRef<int64_t>{lane});
  }
  return lanes;
}

void CudaMachine::store(Value value, Value pointer, Value stride, Value mask, Type compute) {
  auto type = cast<VectorType>(value.getType());
  for (int64_t lane = 0; lane < type.getNumElements(); ++lane) {
    auto store_lane = [&] {
      Value element = vector::ExtractOp::create(builder, location, value, ArrayRef<int64_t>{lane});
      LLVM::StoreOp::create(builder, location, element, element_address(type.getElementType(), pointer, stride, lane));
    };
    if (!mask) {
      store_lane();
      continue;
    }
    Value inside = vector::ExtractOp::create(builder, location, mask, ArrayRef<int64_t>{lane});
    Arithmetic(builder, location).if_then_else(inside, store_lane, {});
  }
}

/// A thread's own elements by halves, the lanes of a warp across from each other, so that all have the same result,
/// then the warps' results through shared memory.
Value CudaMachine::fold_step(Value lanes, const Combine &combine, Type compute) {
  SmallVector<Value> own;
  for (int64_t lane = 0; lane < elements(compute); ++lane)
    own.push_back(vector::ExtractOp::create(builder, location, lanes, ArrayRef<int64_t>{lane}));
  for (size_t half = own.size() / 2; half >= 1; half /= 2)
    for (size_t lane = 0; lane < half; ++lane) own[lane] = combine(own[lane], own[lane + half]);
  Value value = own.front();
  for (int64_t distance = warp_threads / 2; distance >= 1; distance /= 2)
    value = combine(value, from_lane_across(value, distance));
  return block.threads > warp_threads ? combine_warps(value, combine) : value;
}

Value CudaMachine::from_lane_across(Value value, int64_t distance) {
  Value everyone = i32(-1), last = i32(warp_threads - 1);
  auto exchange = [&](Value part, StringRef type) {
    return ask(("llvm.nvvm.shfl.sync.bfly." + type).str(), part.getType(), {everyone, part, i32(distance), last});
  };
  if (value.getType().isF32()) return exchange(value, "f32");
  // Two halves, as nothing wider is exchanged.
  Type whole = builder.getI64Type(), half = builder.getI32Type();
  Value bits = arith::BitcastOp::create(builder, location, whole, value);
  Value high = arith::ShRUIOp::create(builder, location, bits, i64(32));
  Value low_across = exchange(arith::TruncIOp::create(builder, location, half, bits), "i32");
  Value high_across = exchange(arith::TruncIOp::create(builder, location, half, high), "i32");
  Value upper =
      arith::ShLIOp::create(builder, location, arith::ExtUIOp::create(builder, location, whole, high_across), i64(32));
  Value joined =
      arith::OrIOp::create(builder, location, upper, arith::ExtUIOp::create(builder, location, whole, low_across));
  return arith::BitcastOp::create(builder, location, value.getType(), joined);
}

Value CudaMachine::combine_warps(Value value, const Combine &combine) {
  constexpr unsigned shared_space = 3;
  const int64_t warps = block.threads / warp_threads;
  auto module = function->getParentOfType<ModuleOp>();
  const std::string name = (function.getName() + "_warps").str();
  auto room = module.lookupSymbol<LLVM::GlobalOp>(name);
  if (!room) {
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(module.getBody());
    room = LLVM::GlobalOp::create(builder, location, LLVM::LLVMArrayType::get(value.getType(), warps),
                                  /*isConstant=*/false, LLVM::Linkage::Internal, name, Attribute(), /*alignment=*/16,
                                  shared_space);
  }
  Value begin = LLVM::AddressOfOp::create(builder, location, room);
  auto place = [&](Value warp) -> Value {
    return LLVM::GEPOp::create(builder, location, begin.getType(), value.getType(), begin,
                               ArrayRef<LLVM::GEPArg>{warp});
  };
  Value lane = arith::RemUIOp::create(builder, location, thread, i64(warp_threads));
  Value warp = arith::DivUIOp::create(builder, location, thread, i64(warp_threads));
  Value first = arith::CmpIOp::create(builder, location, arith::CmpIPredicate::eq, lane, i64(0));
  Arithmetic(builder, location)
      .if_then_else(first, [&] { LLVM::StoreOp::create(builder, location, value, place(warp)); }, {});
  synchronize();
  SmallVector<Value> all;
  for (int64_t index = 0; index < warps; ++index)
    all.push_back(LLVM::LoadOp::create(builder, location, value.getType(), place(i64(index))));
  // Before the room is written again.
  synchronize();
  for (size_t count = all.size(); count > 1; count = (count + 1) / 2)
    for (size_t index = 0; index < count / 2; ++index) all[index] = combine(all[index], all[index + (count + 1) / 2]);
  return all.front();
}

} // namespace norma::compiler::cuda
