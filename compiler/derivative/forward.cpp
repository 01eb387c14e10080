//===- forward.cpp - forward-mode derivatives -----------------------------===//
//
//   vjp(dy, x) = Jᵀ dy is linear in dy, so its own vjp with respect to dy, given a cotangent of dx, is J times it:
//
//   vjp2(ddx, dy, x) → (ddy, dx)   ⇒   jvp(tx, x) → ty
//
// One set of rules serves both modes. What only the dropped results need falls to simplification, dy among it.
//
//===----------------------------------------------------------------------===//
#include "compiler/derivative/forward.h"

#include "compiler/derivative/reverse.h"
#include "compiler/simplify/simplify.h"

#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"

using namespace mlir;
using namespace norma::compiler::norm;

namespace norma::compiler {
namespace {

/// With another name and the role of a tangent; `ddx` becomes `tx`.
DictionaryAttr as_tangent(DictionaryAttr attributes) {
  Builder builder(attributes.getContext());
  const StringRef name = cast<StringAttr>(attributes.get("norm.name")).getValue();
  NamedAttrList list(attributes);
  list.set("norm.name", builder.getStringAttr("t" + name.drop_front(2)));
  list.set("norm.role", builder.getStringAttr("tangent"));
  return list.getDictionary(attributes.getContext());
}

LogicalResult names_differ(FormOp form) {
  for (unsigned index = 0; index < form.getNumArguments(); ++index)
    for (unsigned other = 0; other < form.getNumArguments(); ++other)
      if (form.argument_name(index) == ("t" + form.argument_name(other)).str())
        return mlir::emitError(form.getArgument(index).getLoc())
               << form.argument_name(index) << " is what forward mode calls the tangent of "
               << form.argument_name(other) << "; expected another name here";
  return success();
}

/// Keeps the results that belong to cotangents of the first derivative, as tangents.
void keep_tangents(FormOp form, ArrayRef<std::string> kept) {
  BitVector dropped(form.getNumResults());
  for (unsigned index = 0; index < form.getNumResults(); ++index)
    dropped[index] = !llvm::is_contained(kept, form.result_name(index));
  ReturnOp end = form.return_op();
  for (unsigned index = form.getNumResults(); index-- > 0;)
    if (dropped[index]) end.getValuesMutable().erase(index);
  (void)form.eraseResults(dropped);
  for (unsigned index = 0; index < form.getNumResults(); ++index)
    form.setResultAttrs(index, as_tangent(form.getResultAttrDict(index)));
}

/// The cotangents of gradients are tangents; what is left unused goes.
void rename_arguments(FormOp form, unsigned tangents) {
  for (unsigned index = 0; index < tangents; ++index) form.setArgAttrs(index, as_tangent(form.getArgAttrDict(index)));
  BitVector unused(form.getNumArguments());
  for (unsigned index = tangents; index < form.getNumArguments(); ++index)
    unused[index] = form.getArgument(index).use_empty();
  (void)form.eraseArguments(unused);
}

} // namespace

FailureOr<FormOp> derive_jvp(FormOp form) {
  if (failed(names_differ(form))) return failure();
  FailureOr<FormOp> vjp = derive_vjp(form);
  if (failed(vjp)) return failure();
  simplify(*vjp);
  FailureOr<FormOp> jvp = derive_vjp(*vjp);
  SmallVector<std::string> kept;
  for (unsigned index = 0; index < vjp->getNumArguments(); ++index)
    if (vjp->argument_role(index) == "cotangent") kept.push_back(("d" + vjp->argument_name(index)).str());
  const unsigned tangents = vjp->getNumResults();
  vjp->erase();
  if (failed(jvp)) return failure();
  keep_tangents(*jvp, kept);
  simplify(*jvp);
  rename_arguments(*jvp, tangents);
  Builder builder(form.getContext());
  const std::string name = form.getForm() == "training" ? "jvp" : (form.getForm() + "_jvp").str();
  jvp->setFormAttr(builder.getStringAttr(name));
  jvp->setSymNameAttr(builder.getStringAttr(form.getDeclaration() + "." + name));
  return jvp;
}

namespace {

struct DeriveJvp : PassWrapper<DeriveJvp, OperationPass<ModuleOp>> {
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(DeriveJvp)
  StringRef getArgument() const override { return "norm-derive-jvp"; }
  StringRef getDescription() const override { return "add the forward-mode derivative of each form"; }
  void runOnOperation() override {
    SmallVector<FormOp> forms(getOperation().getOps<FormOp>());
    for (FormOp form : forms)
      if (form.getForm() == "training" && failed(derive_jvp(form))) return signalPassFailure();
  }
};

} // namespace

std::unique_ptr<Pass> create_derive_jvp_pass() { return std::make_unique<DeriveJvp>(); }

} // namespace norma::compiler
