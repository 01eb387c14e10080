//===- dependence.cpp - which operation of a block needs which -------------===//

#include "compiler/plan/rewrites/dependence.h"

#include "mlir/IR/Block.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"

using namespace mlir;

namespace norma::compiler::plan {

/// The operations of `block` whose results `op` uses, in its regions too.
template <typename Visitor> static void for_each_operand_in(Operation *op, Block *block, Visitor visit) {
  op->walk([&](Operation *inner) {
    for (Value operand : inner->getOperands())
      if (Operation *producer = operand.getDefiningOp(); producer && producer->getBlock() == block && producer != op)
        visit(producer, operand);
  });
}

static Value find_needed(Operation *user, Operation *producer, llvm::DenseSet<Operation *> &seen) {
  Value found;
  for_each_operand_in(user, producer->getBlock(), [&](Operation *before, Value operand) {
    if (found) return;
    if (before == producer)
      found = operand;
    else if (seen.insert(before).second)
      found = find_needed(before, producer, seen);
  });
  return found;
}

Value needed_result(Operation *user, Operation *producer) {
  llvm::DenseSet<Operation *> seen;
  return find_needed(user, producer, seen);
}

Operation *needs_through(Operation *user, Operation *producer) {
  Operation *found = nullptr;
  for_each_operand_in(user, producer->getBlock(), [&](Operation *before, Value) {
    if (!found && before != producer && needed_result(before, producer)) found = before;
  });
  return found;
}

} // namespace norma::compiler::plan
