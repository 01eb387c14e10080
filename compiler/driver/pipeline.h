//===- pipeline.h - what the phases hand to one another -------------------===//
//
// One declaration on its way. A combination is one choice of types and layout: each has its own forms, and all
// end in one object per target, several records behind one entry point.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/driver/compile.h"
#include "compiler/driver/options/layout.h"
#include "compiler/emit/record_description.h"
#include "compiler/target/cpu/cpu_target.h"
#include "compiler/target/cuda/cuda_target.h"

#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/MLIRContext.h"
#include "mlir/IR/OwningOpRef.h"

#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"

#include <memory>

namespace norma::compiler::driver {

struct Combination {
  std::string type; ///< of x and of what is not named
  Layout layout;
  mlir::OwningOpRef<mlir::ModuleOp> module; ///< the forms: of the norm dialect, then of the plan
};

/// A form that is wanted, in the order of records and listings.
struct FormRecords {
  std::string name;
  std::vector<emit::RecordDescription> records;
};

/// What the planner says about a form.
struct Explanation {
  std::string form, text;
};

/// Code for one target.
struct TargetCode {
  cpu::CpuTarget target;                  ///< of the host's code
  std::optional<cuda::CudaTarget> device; ///< of the kernels' where that is another
  mlir::OwningOpRef<mlir::ModuleOp> functions;
  std::vector<emit::RecordDescription> records;
  std::unique_ptr<llvm::LLVMContext> context = std::make_unique<llvm::LLVMContext>();
  std::unique_ptr<llvm::Module> module;
  std::string device_code; ///< PTX
  std::string assembly, object;
};

struct Pipeline {
  Pipeline(const CompileRequest &request, Problems &problems);

  const CompileRequest &request;
  Problems &problems;
  mlir::MLIRContext context;
  std::optional<dsl::Elaborated> training;
  std::optional<dsl::Elaborated> inference; ///< where it differs from training
  std::vector<Combination> combinations;
  std::vector<Explanation> explanations;
  std::vector<TargetCode> targets;
  std::string header;

  /// The records of each form over all targets, combinations and variants, in the order in which they are tried.
  std::vector<FormRecords> records_of_forms() const;
};

} // namespace norma::compiler::driver
