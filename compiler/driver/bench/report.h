//===- report.h - measurements as text, for programs and as a picture ------------===//
#pragma once

#include "compiler/driver/bench/bench.h"

namespace norma::compiler::driver {

/// A line for each form, then what the columns mean and what compiling took.
std::string as_table(const BenchReport &report);

/// An array with an object for each form.
std::string as_json(const BenchReport &report);

/// The share of the roofline as a bar for each form, as SVG; whiskers show the spread.
std::string as_picture(const BenchReport &report);

/// `N=8192,C=1024`, as `--shape` takes it.
std::string spelled(const std::vector<AxisExtent> &shape);

} // namespace norma::compiler::driver
