//===- fit.h - do the options fit the declaration? ------------------------===//
#pragma once

#include "compiler/driver/options/kernel_options.h"
#include "dsl/elaborate/elaborated.h"

namespace norma::compiler::driver {

/// Writes extents into the declaration's axis table, and what follows from them for splits and twins.
void apply_extents(dsl::Elaborated &declaration, const std::map<std::string, std::int64_t> &extents,
                   Problems &problems);

/// The names in `--set` are settings of the norm.
void check_settings(const dsl::File &file, const dsl::Definition &norm, const std::map<std::string, double> &settings,
                    Problems &problems);

/// No more axes, tensors and settings than a call of the runtime may have.
void check_sizes(const dsl::Elaborated &declaration, Problems &problems);

/// The names in `--dtype` are tensors of the declaration that hold reals.
void check_types(const dsl::Elaborated &declaration, const KernelOptions &options, Problems &problems);

} // namespace norma::compiler::driver
