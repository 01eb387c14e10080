//===- cpu_target.cpp - which processor to write code for ---------------------------===//

#include "compiler/target/cpu/cpu_target.h"

#include "norma/record.h"

#include "llvm/ADT/StringMap.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/TargetParser/Host.h"
#include "llvm/TargetParser/Triple.h"

#include <memory>

namespace norma::compiler::cpu {

namespace {

/// What of this LLVM's code for the target may use. The rest of what processors have is for other work than kernels'.
int64_t needed_features(const llvm::MCSubtargetInfo &info, const llvm::Triple &triple) {
  struct Feature {
    const char *name;
    int64_t bit;
  };
  constexpr Feature known[] = {{"+sse4.2", NORMA_CPU_X86_64_V2},         {"+avx2", NORMA_CPU_X86_64_V3},
                               {"+avx512f", NORMA_CPU_X86_64_V4},        {"+avx512vbmi", NORMA_CPU_AVX512_VBMI},
                               {"+avx512vbmi2", NORMA_CPU_AVX512_VBMI2}, {"+avx512fp16", NORMA_CPU_AVX512_FP16}};
  int64_t needed = 0;
  if (triple.isX86())
    for (const Feature &feature : known)
      if (info.checkFeatures(feature.name)) needed |= feature.bit;
  return needed;
}

int64_t masked_bytes(const llvm::MCSubtargetInfo &info, const llvm::Triple &triple) {
  if (!triple.isX86() || !info.checkFeatures("+avx")) return 0;
  return info.checkFeatures("+avx512bw") ? 1 : 4;
}

int64_t vector_bytes(const llvm::MCSubtargetInfo &info, const llvm::Triple &triple) {
  if (!triple.isX86()) return 16;
  if (info.checkFeatures("+avx512f")) return 64;
  return info.checkFeatures("+avx") ? 32 : 16;
}

} // namespace

std::optional<CpuTarget> find_cpu_target(const std::string &name, std::string &known) {
  llvm::InitializeAllTargetInfos();
  llvm::InitializeAllTargets();
  llvm::InitializeAllTargetMCs();
  llvm::InitializeAllAsmPrinters();
  known = "cpu, cpu:x86-64-v3, cpu:x86-64-v4, cpu:znver3, cpu:aarch64, cpu:riscv64";

  CpuTarget target;
  target.name = name;
  target.triple = llvm::sys::getDefaultTargetTriple();
  if (name == "cpu") {
    target.processor = llvm::sys::getHostCPUName().str();
    // Sorted: the same machine gives the same object.
    std::vector<std::string> features;
    for (const auto &feature : llvm::sys::getHostCPUFeatures())
      features.push_back((feature.second ? "+" : "-") + feature.first().str());
    std::sort(features.begin(), features.end());
    for (const std::string &feature : features) target.features += (target.features.empty() ? "" : ",") + feature;
  } else if (name.rfind("cpu:", 0) == 0) {
    target.processor = name.substr(4);
    if (target.processor == "aarch64" || target.processor == "riscv64") {
      target.triple = target.processor + "-unknown-linux-gnu";
      target.features = target.processor == "riscv64" ? "+m,+a,+f,+d,+c" : "";
      target.processor = target.processor == "riscv64" ? "generic-rv64" : "generic";
    }
  } else {
    return std::nullopt;
  }
  std::string error;
  llvm::Triple triple(target.triple);
  const llvm::Target *found = llvm::TargetRegistry::lookupTarget(triple, error);
  if (!found) return std::nullopt;
  std::unique_ptr<llvm::MCSubtargetInfo> generic(found->createMCSubtargetInfo(triple, "", ""));
  if (!generic || !generic->isCPUStringValid(target.processor)) return std::nullopt;
  std::unique_ptr<llvm::MCSubtargetInfo> info(found->createMCSubtargetInfo(triple, target.processor, target.features));
  target.register_bytes = vector_bytes(*info, triple);
  target.needed_features = needed_features(*info, triple);
  target.masked_bytes = masked_bytes(*info, triple);
  target.is_x86 = triple.isX86();
  // Every AArch64 has them; on RISC-V they are an extension, for which integers do as well.
  target.converts_f16 = triple.isX86() ? info->checkFeatures("+f16c") : triple.isAArch64();
  return target;
}

} // namespace norma::compiler::cpu
