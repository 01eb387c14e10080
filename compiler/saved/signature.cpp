//===- signature.cpp - arguments and results that come and go -------------===//
//
// See signature.h.
//
//===----------------------------------------------------------------------===//
#include "compiler/saved/signature.h"

#include "mlir/IR/Builders.h"

using namespace mlir;
using namespace norma::compiler::norm;

namespace norma::compiler {

DictionaryAttr saved_attributes(FormOp form, Type type, StringRef name) {
  Builder builder(form.getContext());
  const auto array = cast<ArrayType>(type);
  SmallVector<Attribute> axes(array.getAxes().begin(), array.getAxes().end());
  return builder.getDictionaryAttr({builder.getNamedAttr("norm.axes", builder.getArrayAttr(axes)),
                                    builder.getNamedAttr("norm.name", builder.getStringAttr(name)),
                                    builder.getNamedAttr("norm.role", builder.getStringAttr("saved")),
                                    builder.getNamedAttr("norm.storage", TypeAttr::get(array.getElement()))});
}

void add_result(FormOp form, Value value, DictionaryAttr attributes) {
  SmallVector<Type> types(form.getResultTypes());
  SmallVector<DictionaryAttr> all;
  for (unsigned index = 0; index < form.getNumResults(); ++index) all.push_back(form.getResultAttrDict(index));
  types.push_back(value.getType());
  all.push_back(attributes);
  Builder builder(form.getContext());
  form.setFunctionTypeAttr(TypeAttr::get(builder.getFunctionType(form.getArgumentTypes(), types)));
  form.setAllResultAttrs(all);
  ReturnOp end = form.return_op();
  end.getValuesMutable().append(value);
}

BlockArgument add_argument(FormOp form, Type type, DictionaryAttr attributes) {
  const unsigned end = form.getNumArguments();
  (void)form.insertArgument(end, type, attributes, form.getLoc());
  return form.getArgument(end);
}

void drop_unused_arguments(FormOp form) {
  BitVector unused(form.getNumArguments());
  for (BlockArgument argument : form.getArguments())
    if (const StringRef role = form.argument_role(argument.getArgNumber());
        argument.use_empty() && role != "cotangent" && role != "tangent")
      unused.set(argument.getArgNumber());
  (void)form.eraseArguments(unused);
}

} // namespace norma::compiler
