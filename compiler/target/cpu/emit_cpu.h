//===- emit_cpu.h - placed forms to functions with their records ------------------------===//
#pragma once

#include "compiler/emit/target_form.h"
#include "compiler/target/cpu/cpu_target.h"

namespace norma::compiler::cpu {

/// The functions are `norma_tasks`.
emit::TargetModule emit_cpu(const std::vector<emit::TargetForm> &forms, const CpuTarget &target);

} // namespace norma::compiler::cpu
