//===- pass.cpp - --norm-derive-vjp ---------------------------------------===//
//
// Adds a derived form behind every form of the kind that the option `of` names.
//
//===----------------------------------------------------------------------===//
#include "compiler/derivative/reverse.h"

#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"

using namespace mlir;

namespace norma::compiler {
namespace {

struct DeriveVjp : PassWrapper<DeriveVjp, OperationPass<ModuleOp>> {
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(DeriveVjp)

  DeriveVjp() = default;
  DeriveVjp(const DeriveVjp &other) : PassWrapper(other) {}

  StringRef getArgument() const override { return "norm-derive-vjp"; }
  StringRef getDescription() const override { return "add the reverse-mode derivative of each form"; }

  Option<std::string> of{*this, "of", llvm::cl::desc("the form to differentiate"), llvm::cl::init("training")};

  void runOnOperation() override {
    SmallVector<norm::FormOp> forms(getOperation().getOps<norm::FormOp>());
    for (norm::FormOp form : forms)
      if (form.getForm() == of && failed(derive_vjp(form))) return signalPassFailure();
  }
};

} // namespace

std::unique_ptr<Pass> create_derive_vjp_pass() { return std::make_unique<DeriveVjp>(); }

} // namespace norma::compiler
