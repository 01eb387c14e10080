//===- targets.cpp - which targets there are ------------------------------===//
//
// See targets.h.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/options/targets.h"

#include "compiler/target/cpu/cpu_target.h"
#include "compiler/target/cuda/cuda_target.h"

namespace norma::compiler::driver {

static void check_target(const std::string &name, std::string &architecture, Problems &problems) {
  const std::string family = name.substr(0, name.find(':'));
  if (name == "reference")
    return problems.add("--target: reference computes in 'run' and has no kernels to compile or show; expected cpu");
  if (family == "cuda" || family == "cuda-emulated") {
    std::string devices;
    if (!cuda::find_cuda_target(name, devices))
      problems.add("--target: unknown target '" + name + "', expected one of " + devices);
    return;
  }
  if (family == "halide")
    return problems.add("--target: found '" + name + "', this build has no " + family + " target; it has cpu and cuda");
  std::string known;
  std::optional<cpu::CpuTarget> target = cpu::find_cpu_target(name, known);
  if (!target) return problems.add("--target: unknown target '" + name + "', expected one like " + known);
  const std::string own = target->triple.substr(0, target->triple.find('-'));
  if (!architecture.empty() && own != architecture)
    return problems.add("--target: " + name + " is for " + own + ", the targets before it are for " + architecture +
                        ", and one library cannot hold both");
  architecture = own;
}

void check_targets(const std::vector<std::string> &targets, Problems &problems) {
  std::string architecture;
  for (const std::string &name : targets) check_target(name, architecture, problems);
}

} // namespace norma::compiler::driver
