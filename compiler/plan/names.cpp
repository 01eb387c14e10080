//===- names.cpp - what arrays and accumulators are called -----------------===//

#include "compiler/plan/names.h"

using namespace mlir;

namespace norma::compiler::plan {

StringAttr given_name(Operation *op, unsigned index) {
  auto names = op->getAttrOfType<ArrayAttr>(names_attribute);
  if (!names || index >= names.size()) return {};
  auto name = dyn_cast<StringAttr>(names[index]);
  return name && !name.empty() ? name : StringAttr();
}

/// What the form's result or the kernel's result is called that this value becomes.
static StringAttr name_of_use(Value array) {
  for (OpOperand &use : array.getUses()) {
    if (!isa<ReturnOp>(use.getOwner())) continue;
    Operation *parent = use.getOwner()->getParentOp();
    if (auto form = dyn_cast<FormOp>(parent)) {
      if (auto name = form.getResultAttrOfType<StringAttr>(use.getOperandNumber(), "norm.name")) return name;
    } else if (StringAttr outer = name_of_use(parent->getResult(use.getOperandNumber()))) {
      return outer;
    } else if (StringAttr name = given_name(parent, use.getOperandNumber())) {
      return name;
    }
  }
  return {};
}

std::string name_of(Value array) {
  if (auto hold = array.getDefiningOp<HoldOp>()) return name_of(hold.getArray());
  if (auto argument = dyn_cast<BlockArgument>(array)) {
    if (auto form = dyn_cast<FormOp>(argument.getOwner()->getParentOp()))
      if (auto name = form.getArgAttrOfType<StringAttr>(argument.getArgNumber(), "norm.name")) return name.str();
    return "argument " + std::to_string(argument.getArgNumber());
  }
  auto result = cast<OpResult>(array);
  if (StringAttr name = name_of_use(array)) return name.str();
  if (StringAttr name = given_name(result.getOwner(), result.getResultNumber())) return name.str();
  if (auto kernel = dyn_cast<KernelOp>(result.getOwner())) {
    Value inner = kernel.getBody().front().getTerminator()->getOperand(result.getResultNumber());
    if (inner.getDefiningOp<TraverseOp>()) return name_of(inner);
  }
  // A plan written by hand has no names: letters in the order of the results of the kernel's traversals.
  unsigned number = result.getResultNumber();
  for (Operation *before = result.getOwner()->getPrevNode(); before; before = before->getPrevNode())
    if (isa<TraverseOp>(before)) number += before->getNumResults();
  return "value " + std::to_string(number + 1);
}

void set_names(Operation *op, ArrayRef<StringAttr> names) {
  SmallVector<Attribute> list;
  bool any = false;
  for (StringAttr name : names) {
    any |= name && !name.empty();
    list.push_back(name ? name : StringAttr::get(op->getContext(), ""));
  }
  if (any)
    op->setAttr(names_attribute, ArrayAttr::get(op->getContext(), list));
  else
    op->removeAttr(names_attribute);
}

} // namespace norma::compiler::plan
