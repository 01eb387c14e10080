//===- norm_passes.h - the passes over the norm dialect, by name ----------===//
#pragma once

namespace norma::compiler {

/// Makes --norm-derive-vjp, --norm-simplify, --norm-choose-saved and --expand-elementary known to norma-opt.
void register_norm_passes();

} // namespace norma::compiler
