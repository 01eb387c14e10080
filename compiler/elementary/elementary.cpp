//===- elementary.cpp - look-up in the table of elementary functions ------===//
//
// See elementary.h.
//
//===----------------------------------------------------------------------===//
#include "compiler/elementary/elementary.h"
#include "compiler/elementary/lower.h"

#include <array>

using namespace mlir;

namespace norma::compiler::elementary {

ArrayRef<ArrayRef<Function>> families() {
  static const std::array<ArrayRef<Function>, 7> all = {arithmetic(),   comparisons(),    choices(), roots(),
                                                        exponentials(), error_function(), power()};
  return all;
}

const Function *find(StringRef name) {
  for (ArrayRef<Function> family : families())
    for (const Function &function : family)
      if (function.name == name) return &function;
  return nullptr;
}

Value number_like(OpBuilder &builder, Location location, Value like, double number) {
  const Type type = like.getType();
  const Type element = getElementTypeOrSelf(type);
  TypedAttr attribute = isa<FloatType>(element)
                            ? TypedAttr(builder.getFloatAttr(element, number))
                            : TypedAttr(builder.getIntegerAttr(element, static_cast<int64_t>(number)));
  if (auto shaped = dyn_cast<ShapedType>(type)) attribute = DenseElementsAttr::get(shaped, attribute);
  return arith::ConstantOp::create(builder, location, attribute);
}

} // namespace norma::compiler::elementary
