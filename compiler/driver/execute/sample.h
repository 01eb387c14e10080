//===- sample.h - random arrays that fit a declaration --------------------===//
#pragma once

#include "compiler/driver/execute/call_record.h"
#include "compiler/driver/options/kernel_options.h"
#include "dsl/elaborate/elaborated.h"

#include <random>

namespace norma::compiler::driver {

/// f64 arrays for all tensor arguments: the first input within -1 and 1, all others, among which may be variances,
/// within 1/2 and 3/2; labels in range. Extents are those of `shape`, else small, with open factors of splits.
HostArrays sample_arguments(const dsl::Elaborated &declaration, const std::vector<AxisExtent> &shape,
                            const Layout &layout, std::mt19937_64 &random);

/// An array like another with elements within `low` and `high`.
HostArray sample_like(const HostArray &like, double low, double high, std::mt19937_64 &random);

/// The elements, in the order of memory.
std::vector<double> elements_of(const HostArray &array);
void set_elements(HostArray &array, const std::vector<double> &elements);

} // namespace norma::compiler::driver
