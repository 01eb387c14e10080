//===- launch.h - the last checks, then the kernels ------------------------------===//
#pragma once

#include "runtime/core/binding.h"

namespace norma::internal {

/// Checks data pointers (one per argument), chooses a variant, places its arrays, runs its kernels. Nothing is written
/// before all checks have passed.
norma_status launch(const Binding &binding, void *const *data, const double *scalars, void *workspace,
                    std::size_t workspace_bytes);

} // namespace norma::internal
