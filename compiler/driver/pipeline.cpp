//===- pipeline.cpp - what the phases hand to one another -----------------===//
//
// See pipeline.h.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/pipeline.h"

#include "compiler/dialect/norm/norm.h"
#include "compiler/dialect/plan/plan_dialect.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"

namespace norma::compiler::driver {

Pipeline::Pipeline(const CompileRequest &request, Problems &problems)
    : request(request), problems(problems), context(mlir::MLIRContext::Threading::DISABLED) {
  // Messages are for people who know the declaration, not the operation.
  context.printOpOnDiagnostic(false);
  context.loadDialect<norm::NormDialect, plan::PlanDialect, mlir::arith::ArithDialect, mlir::math::MathDialect>();
}

std::vector<FormRecords> Pipeline::records_of_forms() const {
  std::vector<FormRecords> forms;
  for (const char *name :
       {"training", "inference", "vjp", "inference_vjp", "jvp", "inference_jvp", "vjp2", "inference_vjp2"}) {
    FormRecords form{name, {}};
    for (const TargetCode &code : targets)
      for (const emit::RecordDescription &record : code.records)
        if (record.form == name) form.records.push_back(record);
    if (!form.records.empty()) forms.push_back(std::move(form));
  }
  return forms;
}

} // namespace norma::compiler::driver
