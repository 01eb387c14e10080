//===- cuda_target.cpp - devices and their compute capabilities -------------------------===//

#include "compiler/target/cuda/cuda_target.h"

#include <array>

namespace norma::compiler::cuda {

std::optional<CudaTarget> find_cuda_target(const std::string &name, std::string &known) {
  constexpr std::array capabilities = {80, 90, 100, 120};
  known = "cuda-emulated";
  if (name == known) return CudaTarget{name, 90, true};
  for (int capability : capabilities) {
    const std::string spelled = "cuda:sm_" + std::to_string(capability);
    known += ", " + spelled;
    if (name == spelled) return CudaTarget{name, capability, false};
  }
  return std::nullopt;
}

} // namespace norma::compiler::cuda
