//===- kernel_options.h - which kernels are wanted ------------------------===//
//
// The options that compile, run, show, explain and gradcheck share, read from their spelling on the command line. Here
// they are judged by themselves; whether they fit a declaration is asked in layout.h and fit.h.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/driver/problems.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace norma::compiler::driver {

/// As written, one entry per comma-separated part.
struct SpelledOptions {
  std::vector<std::string> targets, types, shape, layouts, settings, derivatives;
};

/// The derivatives that get kernels. The second one is of the first, and comes with it.
struct Derivatives {
  bool vjp = true, jvp = false, vjp2 = false;
};

/// The extent of `axis`, or `chosen_at_run_time`.
struct AxisExtent {
  std::string axis;
  std::int64_t extent = -1;
};
inline constexpr std::int64_t chosen_at_run_time = -1;

struct KernelOptions {
  std::vector<std::string> targets;           ///< `cpu` where none was given
  std::vector<std::string> types;             ///< of x, in order of preference; empty: nothing was said
  std::map<std::string, std::string> type_of; ///< of single tensors
  std::vector<AxisExtent> shape;
  std::vector<std::string> layouts; ///< empty: as declared
  std::map<std::string, double> settings;
  Derivatives derivatives;
};

/// What tensors of reals may hold.
inline constexpr const char *known_types[] = {"f64", "f32", "f16", "bf16"};
bool is_known_type(const std::string &type);

/// What cannot be read is an error of the command line.
std::optional<KernelOptions> read_options(const SpelledOptions &spelled, Problems &problems);

} // namespace norma::compiler::driver
