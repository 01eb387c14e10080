//===- equal_values.cpp - values of one form that are values of another ---===//
//
// Numbers the expressions of the first form, then looks those of the second up. Operations with bodies are never
// equal.
//
//===----------------------------------------------------------------------===//
#include "compiler/saved/equal_values.h"

#include <map>
#include <vector>

using namespace mlir;
using namespace norma::compiler::norm;

namespace norma::compiler {
namespace {

/// Operation, attributes, result type, numbers of the operands.
using Key = std::tuple<const void *, const void *, const void *, std::vector<int>>;

bool is_commutative(Operation *op) {
  auto elementwise = dyn_cast<ElementwiseOp>(op);
  return elementwise && (elementwise.getFunction() == "add" || elementwise.getFunction() == "multiply");
}

/// The key of a one-result operation whose operands are all numbered.
std::optional<Key> key_of(Operation *op, const llvm::DenseMap<Value, int> &number) {
  if (op->getNumResults() != 1 || op->getNumRegions() != 0) return std::nullopt;
  std::vector<int> operands;
  for (Value operand : op->getOperands()) {
    const auto found = number.find(operand);
    if (found == number.end()) return std::nullopt;
    operands.push_back(found->second);
  }
  if (is_commutative(op)) llvm::sort(operands);
  return Key(op->getName().getAsOpaquePointer(), op->getPropertiesAsAttribute().getAsOpaquePointer(),
             op->getResult(0).getType().getAsOpaquePointer(), std::move(operands));
}

} // namespace

llvm::DenseMap<Value, Value> equal_values(FormOp forward, FormOp derived) {
  std::map<Key, int> known;
  std::vector<Value> value_of;
  llvm::DenseMap<Value, int> number, derived_number;
  const auto add = [&](Value value) {
    number[value] = int(value_of.size());
    value_of.push_back(value);
  };
  for (Value argument : forward.getArguments()) add(argument);
  for (Operation &op : forward.getBody().front())
    if (const std::optional<Key> key = key_of(&op, number)) {
      add(op.getResult(0));
      known.try_emplace(*key, number[op.getResult(0)]);
    }
  llvm::DenseMap<Value, Value> equal;
  for (BlockArgument argument : derived.getArguments())
    for (BlockArgument other : forward.getArguments())
      if (derived.argument_name(argument.getArgNumber()) == forward.argument_name(other.getArgNumber()) &&
          derived.argument_role(argument.getArgNumber()) == forward.argument_role(other.getArgNumber()))
        derived_number[argument] = number[other];
  for (Operation &op : derived.getBody().front()) {
    const std::optional<Key> key = key_of(&op, derived_number);
    if (!key) continue;
    const auto found = known.find(*key);
    if (found == known.end()) continue;
    derived_number[op.getResult(0)] = found->second;
    equal[op.getResult(0)] = value_of[std::size_t(found->second)];
  }
  return equal;
}

} // namespace norma::compiler
