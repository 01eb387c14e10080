//===- interpreter.cpp - runs the operations of a form in order ------------===//

#include "compiler/plan/interpreter/interpreter.h"
#include "compiler/plan/interpreter/factor.h"
#include "compiler/plan/interpreter/traversal.h"

#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;

namespace norma::compiler::plan {

const SharedValues &Interpreter::get(Value value) const {
  auto place = arrays.find(value);
  if (place == arrays.end()) llvm::report_fatal_error("internal error: an array is read before it is computed");
  return place->second;
}

void Interpreter::run(Block &block) {
  for (Operation &op : block.without_terminator()) run(op);
}

void Interpreter::run(Operation &op) {
  llvm::TypeSwitch<Operation *>(&op)
      .Case([&](KernelOp kernel) { run_kernel(kernel); })
      .Case([&](RepeatOp repeat) { run_repeat(repeat); })
      .Case([&](HoldOp hold) { define(hold.getHeld(), get(hold.getArray())); })
      .Case([&](TraverseOp traverse) {
        auto results = run_traversal(traverse, extents, coordinates, [&](Value value) { return get(value); });
        for (auto [value, result] : llvm::zip_equal(traverse.getResults(), results)) define(value, result);
      })
      .Case([&](FactorOp factor) {
        SmallVector<SharedValues> operands;
        for (Value operand : factor->getOperands()) operands.push_back(get(operand));
        define(factor.getResult(0), std::make_shared<const Values>(run_factor(factor, extents, coordinates, operands)));
      })
      .Case([&](ExchangeOp exchange) {
        // One replica: the same elements, its axis of extent one in front.
        Values gathered = *get(exchange.getArray());
        gathered.axes.insert(gathered.axes.begin(), exchange.getAsAttr());
        gathered.shape.insert(gathered.shape.begin(), 1);
        define(exchange.getGathered(), std::make_shared<const Values>(std::move(gathered)));
      })
      .Default([&](Operation *other) {
        llvm::report_fatal_error("internal error: the interpreter has no meaning for " +
                                 other->getName().getStringRef());
      });
}

void Interpreter::run_repeat(RepeatOp op) {
  Block &body = op.getBody().front();
  SmallVector<SharedValues> carried;
  for (Value value : op.getInitial()) carried.push_back(get(value));
  for (uint64_t count = 0; count < op.getCount(); ++count) {
    for (auto [argument, array] : llvm::zip_equal(body.getArguments(), carried)) define(argument, array);
    run(body);
    for (auto [array, value] : llvm::zip_equal(carried, body.getTerminator()->getOperands())) array = get(value);
  }
  for (auto [value, array] : llvm::zip_equal(op.getResults(), carried)) define(value, array);
}

} // namespace norma::compiler::plan
