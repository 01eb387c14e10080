//===- norm_passes.cpp - the passes over the norm dialect, by name --------===//
//
// One line per pass.
//
//===----------------------------------------------------------------------===//
#include "compiler/tools/norm_passes.h"

#include "compiler/derivative/forward.h"
#include "compiler/derivative/reverse.h"
#include "compiler/elementary/expand/expand.h"
#include "compiler/saved/choose_saved.h"
#include "compiler/simplify/simplify.h"

#include "mlir/Pass/Pass.h"
#include "mlir/Transforms/Passes.h"

namespace norma::compiler {

void register_norm_passes() {
  mlir::registerCSEPass();
  mlir::registerPass(create_derive_vjp_pass);
  mlir::registerPass(create_derive_jvp_pass);
  mlir::registerPass(create_simplify_pass);
  mlir::registerPass(create_choose_saved_pass);
  mlir::registerPass(create_expand_elementary_pass);
}

} // namespace norma::compiler
