//===- call_record.h - one call of a form through the runtime -------------===//
#pragma once

#include "compiler/driver/execute/host_array.h"
#include "compiler/driver/execute/kernels.h"
#include "compiler/driver/problems.h"

#include <map>

namespace norma::compiler::driver {

using HostArrays = std::map<std::string, HostArray>;

/// Runs the first of the records that accepts the arrays, of `kernels`, with OpenMP's threads or in the emulator, whose
/// threads run in an order that `seed` draws. What is not in `given` is left out where that is allowed. Gives all that
/// the form writes, by name. What is wrong with the arrays is said as the runtime says it.
std::optional<HostArrays> call_form(const Kernels &kernels, const std::vector<const norma_record *> &records,
                                    const HostArrays &given, const Layout &layout, std::uint64_t seed,
                                    Problems &problems);

} // namespace norma::compiler::driver
