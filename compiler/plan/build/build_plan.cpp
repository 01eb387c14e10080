//===- build_plan.cpp - from a form of the norm dialect to a plan ----------===//

#include "compiler/plan/build/build_plan.h"
#include "compiler/plan/build/filtered_variance.h"
#include "compiler/plan/build/form_builder.h"
#include "compiler/plan/build/refusal.h"

using namespace mlir;

namespace norma::compiler::plan {

StringAttr name_in(Location location) {
  auto named = dyn_cast<NameLoc>(location);
  return named ? named.getName() : StringAttr();
}

ArrayAttr axis_table(norm::FormOp source) {
  MLIRContext *context = source.getContext();
  SmallVector<Attribute> rows;
  for (Attribute entry : source.getAxes()) {
    auto row = cast<norm::AxisAttr>(entry);
    StringRef kind = row.is_composite() ? "composite" : row.getPack() ? "pack" : row.getTwinOf() ? "twin" : "plain";
    rows.push_back(
        AxisAttr::get(context, row.getName(), kind, row.getExtent(), row.getFactors(), row.getTwinOf(), 0, 0));
  }
  return ArrayAttr::get(context, rows);
}

Type stored_element(norm::ArrayType type, DictionaryAttr attributes) {
  auto storage = attributes ? attributes.getAs<TypeAttr>("norm.storage") : TypeAttr();
  // Bodies convert between reals alone.
  return storage && isa<FloatType>(storage.getValue()) && type.is_real() ? storage.getValue() : type.getElement();
}

static FormOp create_form(OpBuilder &builder, norm::FormOp source) {
  MLIRContext *context = builder.getContext();
  SmallVector<Type> inputs, results;
  for (auto [index, type] : llvm::enumerate(source.getArgumentTypes())) {
    auto array = cast<norm::ArrayType>(type);
    inputs.push_back(ArrayType::get(context, stored_element(array, source.getArgAttrDict(index)), array.getAxes()));
  }
  for (auto [index, type] : llvm::enumerate(source.getResultTypes())) {
    auto array = cast<norm::ArrayType>(type);
    results.push_back(ArrayType::get(context, stored_element(array, source.getResultAttrDict(index)), array.getAxes()));
  }
  auto form = FormOp::create(builder, source.getLoc(), source.getSymName(), builder.getFunctionType(inputs, results),
                             axis_table(source), source.getDeclaration(), source.getForm(), ArrayAttr(),
                             source.getArgAttrsAttr(), source.getResAttrsAttr());
  Block *body = builder.createBlock(&form.getBody());
  for (auto [index, type] : llvm::enumerate(inputs))
    body->addArgument(type, source.getBody().front().getArgument(index).getLoc());
  return form;
}

FailureOr<FormOp> build_plan(norm::FormOp source) {
  WalkResult refused = source.getBody().walk([](Operation *op) {
    if (op->use_empty() && op->getNumResults() > 0) return WalkResult::advance();
    std::string missing = missing_for(op);
    if (missing.empty()) return WalkResult::advance();
    op->emitError(missing);
    return WalkResult::interrupt();
  });
  if (refused.wasInterrupted()) return failure();
  expand_filtered_variances(source);
  OpBuilder builder(source);
  FormOp form = create_form(builder, source);
  FormBuilder(source, form).build();
  source.erase();
  return form;
}

} // namespace norma::compiler::plan
