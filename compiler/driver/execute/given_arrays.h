//===- given_arrays.h - arrays from files, against the declaration --------===//
#pragma once

#include "compiler/driver/execute/evaluation.h"
#include "compiler/driver/execute/host_array.h"
#include "dsl/elaborate/elaborated.h"

namespace norma::compiler::driver {

/// `[N, C, ...]` as names.
std::vector<std::string> dimension_names(const dsl::Elaborated &declaration, const std::vector<dsl::AxisId> &axes);

/// The array as a tensor with these dimensions; `what` is what messages call it. Its rank must be that of the
/// dimensions, where `...` has any, or what the layout names.
std::optional<HostArray> arranged(const npy::Array &array, norma_dtype type, const std::vector<std::string> &dimensions,
                                  const Layout &layout, const std::string &what, Problems &problems);

/// `state_psi` stands for the state psi as well as for what is kept of a statistic psi.
void settle_names(EvaluationRequest &request, const dsl::Elaborated &declaration);

/// Every name in `inputs` and `tangents` is a tensor argument, every one in `cotangents` an output; what has a tangent
/// is given.
void check_names(const EvaluationRequest &request, const dsl::Elaborated &declaration, Problems &problems);

/// Whether inference reads running values; where none is passed it uses the input's own statistics.
bool reads_running_values(const EvaluationRequest &request, const dsl::Elaborated &declaration, Problems &problems);

/// The type that a file of this type holds: `--dtype` tells bf16 from plain integers of 16 bits.
std::string element_type(const npy::Array &array);

/// The type of a tensor of reals, once types are settled; `is_kept`: a statistic or a state.
std::string type_in_use(const KernelOptions &options, const std::string &tensor, bool is_kept);

/// The types that follow from the arrays where `--dtype` does not say them; where it does, the arrays must have them.
void settle_types(EvaluationRequest &request, const dsl::Elaborated &declaration, Problems &problems);

} // namespace norma::compiler::driver
