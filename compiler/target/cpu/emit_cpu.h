//===- emit_cpu.h - placed forms to an LLVM module with their records -----------------===//
//
// For each form two variants, first that fits runs: `vector` for tensors contiguous along the lane axis, `general` for
// any strides.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/dialect/plan/plan_dialect.h"
#include "compiler/emit/record_description.h"
#include "compiler/target/cpu/cpu_target.h"

#include <string>
#include <vector>

namespace norma::compiler::cpu {

/// One form with the symbol of its record.
struct CpuForm {
  plan::FormOp form;
  std::string symbol;
  std::string name; ///< with which its functions' names begin, seen in profiles alone
  uint64_t saved_hash = 0;
  std::vector<emit::RecordArea> areas;
};

struct CpuModule {
  mlir::OwningOpRef<mlir::ModuleOp> functions;
  std::vector<emit::RecordDescription> records;
  std::string reason; ///< a sentence where a form cannot be emitted; `functions` is null then
};

CpuModule emit_cpu(const std::vector<CpuForm> &forms, const CpuTarget &target);

} // namespace norma::compiler::cpu
