//===- derivatives.cpp - the phases that derive forms ---------------------===//
//
// Each forward form gets the derivatives that are asked for; then the training form learns what it keeps for all of
// them.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/phases/derivatives.h"

#include "compiler/derivative/forward.h"
#include "compiler/derivative/reverse.h"
#include "compiler/driver/phases/listen.h"
#include "compiler/saved/choose_saved.h"
#include "compiler/saved/signature.h"
#include "compiler/simplify/simplify.h"

#include "mlir/IR/Builders.h"

namespace norma::compiler::driver {
namespace {

bool is_forward(norm::FormOp form) { return form.getForm() == "training" || form.getForm() == "inference"; }

/// The derivative of a backward, as a function of what that needs. The backward itself stays as it is until what is
/// saved is chosen.
mlir::LogicalResult derive_second(norm::FormOp vjp) {
  mlir::OpBuilder builder(vjp->getContext());
  builder.setInsertionPointAfter(vjp);
  auto simple = mlir::cast<norm::FormOp>(builder.clone(*vjp));
  simplify(simple);
  drop_unused_arguments(simple);
  const mlir::LogicalResult derived = derive_vjp(simple);
  simple.erase();
  return derived;
}

mlir::LogicalResult derive_from(norm::FormOp form, const Derivatives &wanted) {
  if (wanted.jvp && mlir::failed(derive_jvp(form))) return mlir::failure();
  if (!wanted.vjp) return mlir::success();
  const mlir::FailureOr<norm::FormOp> vjp = derive_vjp(form);
  return mlir::failed(vjp) || !wanted.vjp2 ? mlir::LogicalResult(vjp) : derive_second(*vjp);
}

} // namespace

void derive(Pipeline &pipeline) {
  for (Combination &combination : pipeline.combinations) {
    Listener listener(&pipeline.context);
    for (norm::FormOp form : llvm::to_vector(combination.module->getOps<norm::FormOp>()))
      if (mlir::failed(derive_from(form, pipeline.request.options.derivatives))) {
        const std::string way_out = "note: '--derivatives none' makes the forward forms alone\n";
        return pipeline.problems.add_rendered(listener.errors() + way_out, true);
      }
    expect_sound("derivative", *combination.module, true);
  }
}

void choose_what_is_saved(Pipeline &pipeline) {
  for (Combination &combination : pipeline.combinations) {
    norm::FormOp training;
    for (norm::FormOp form : combination.module->getOps<norm::FormOp>()) {
      if (form.getForm() == "training") training = form;
      if (is_forward(form)) continue;
      // Inference reads running values: nothing in it is dear enough to be kept.
      if (form.getForm().starts_with("inference"))
        drop_unused_arguments(form);
      else
        choose_saved(training, form);
    }
    expect_sound("saved", *combination.module, true);
  }
}

std::string list_derivatives(Pipeline &pipeline) {
  std::string text;
  for (Combination &combination : pipeline.combinations)
    for (norm::FormOp form : combination.module->getOps<norm::FormOp>())
      if (!is_forward(form)) text += text_of(form);
  return text;
}

} // namespace norma::compiler::driver
