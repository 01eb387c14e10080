//===- filtered_variance.h - variances with a mask or a weight -------------===//
//
//   var(x where p)    =>    mean((x - mean(x where p))^2 where p)
//
// since the moments of an area count every element. Two walks, as stable as the moments.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/dialect/norm/norm.h"

namespace norma::compiler::plan {

void expand_filtered_variances(norm::FormOp form);

} // namespace norma::compiler::plan
