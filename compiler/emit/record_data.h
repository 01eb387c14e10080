//===- record_data.h - the kernel record as constant data -----------------------------===//
#pragma once

#include "compiler/emit/record_description.h"

#include "llvm/IR/Module.h"

namespace norma::compiler::emit {

/// Adds the global `record.symbol` of type `norma_record` to the module that has its kernels.
void add_record(llvm::Module &module, const RecordDescription &record);

} // namespace norma::compiler::emit
