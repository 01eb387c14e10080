//===- monoid.cpp - the list of monoids ----------------------------------------===//

#include "compiler/emit/monoid.h"

#include "llvm/ADT/STLExtras.h"

namespace norma::compiler::emit {

const Monoid *find_monoid(llvm::StringRef name) {
  for (const Monoid *monoid : {&sum_monoid(), &product_monoid(), &min_monoid(), &max_monoid(), &moments_monoid()})
    if (monoid->name() == name) return monoid;
  return nullptr;
}

} // namespace norma::compiler::emit
