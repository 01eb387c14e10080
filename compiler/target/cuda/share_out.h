//===- share_out.h - which instances a block of threads has -----------------------------===//
#pragma once

#include "compiler/dialect/plan/plan_dialect.h"

namespace norma::compiler::cuda {

/// Makes a task of each instance:
///
///   kernel for [n, c] placed {lanes = "c", tasks = [n by 32, c by 128], …}
///     =>
///   kernel for [n, c] placed {lanes = "c", tasks = [n by 1, c by 128], …}
///
/// A device has some hundred times a processor's threads, and starts a block in no time. Instances that are lanes stay
/// together, and so do those that a sum runs across: they are a partial.
void share_out(plan::FormOp form);

} // namespace norma::compiler::cuda
