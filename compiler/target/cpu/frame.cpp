//===- frame.cpp - what a task function is given ----------------------------------===//

#include "compiler/target/cpu/frame.h"

#include "compiler/emit/arithmetic.h"

#include "norma/record.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"

#include <cstddef>

using namespace mlir;

namespace norma::compiler::cpu {

SmallVector<Type> task_parameters(MLIRContext *context) {
  Type pointer = LLVM::LLVMPointerType::get(context), number = IntegerType::get(context, 64);
  return {pointer, number, number, number};
}

emit::Frame enter_task(OpBuilder &builder, Location location, func::FuncOp function) {
  Value given = function.getArgument(0);
  auto load = [&](Type type, size_t offset) -> Value {
    Value place = LLVM::GEPOp::create(builder, location, given.getType(), builder.getI8Type(), given,
                                      ArrayRef<LLVM::GEPArg>{static_cast<int32_t>(offset)});
    return LLVM::LoadOp::create(builder, location, type, place);
  };
  Type pointer = given.getType(), number = builder.getI64Type();
  emit::Frame frame;
  frame.data = load(pointer, offsetof(norma_frame, data));
  frame.strides = load(pointer, offsetof(norma_frame, strides));
  frame.extents = load(pointer, offsetof(norma_frame, extents));
  frame.scalars = load(pointer, offsetof(norma_frame, scalars));
  frame.scratch_bytes = load(number, offsetof(norma_frame, scratch_bytes));
  frame.stream_flag = load(builder.getI32Type(), offsetof(norma_frame, stream));
  frame.worker = function.getArgument(3);
  const emit::Arithmetic arithmetic(builder, location);
  Value begin = function.getArgument(1), end = function.getArgument(2), one = arithmetic.integer(1);
  frame.share = {begin, end, one, arithmetic.sub(arithmetic.add(begin, end), one), /*is_run=*/true};
  return frame;
}

} // namespace norma::compiler::cpu
