//===- cuda_target.h - devices and their compute capabilities ---------------------------===//
#pragma once

#include <optional>
#include <string>

namespace norma::compiler::cuda {

struct CudaTarget {
  std::string name;            ///< as asked for: `cuda:sm_90`, `cuda-emulated`
  int compute_capability = 90; ///< 90 for sm_90
  bool emulated = false;       ///< the kernels run on the host, thread by thread
};

/// `known`: the names that there are, for a message.
std::optional<CudaTarget> find_cuda_target(const std::string &name, std::string &known);

} // namespace norma::compiler::cuda
