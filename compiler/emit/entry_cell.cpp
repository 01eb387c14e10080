//===- entry_cell.cpp - room on the stack, made once per call ----------------------===//

#include "compiler/emit/entry_cell.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"

using namespace mlir;

namespace norma::compiler::emit {

Value make_entry_cell(OpBuilder &builder, Location location, func::FuncOp function, Type type, int64_t count) {
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(&function.getBody().front());
  Value size = LLVM::ConstantOp::create(builder, location, builder.getI64IntegerAttr(count));
  return LLVM::AllocaOp::create(builder, location, LLVM::LLVMPointerType::get(builder.getContext()), type, size,
                                /*alignment=*/0);
}

} // namespace norma::compiler::emit
