//===- passes.h - the plan's rewrites as passes of norma-opt ---------------===//
#pragma once

namespace norma::compiler::plan {

/// `--plan-fuse-kernels`, `--plan-fuse-traversals`, `--plan-share-traversals`, `--plan-ride-along`, `--plan-hold`,
/// `--plan-place`, `--plan-choose`, `--plan-explain` and `--plan-build`.
void register_plan_passes();

} // namespace norma::compiler::plan
