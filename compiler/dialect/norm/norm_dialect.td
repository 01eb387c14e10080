//===- norm_dialect.td - the norm dialect ---------------------------------===//
#ifndef NORMA_DIALECT_NORM_DIALECT
#define NORMA_DIALECT_NORM_DIALECT

include "mlir/IR/DialectBase.td"

def Norm_Dialect : Dialect {
  let name = "norm";
  let summary = "the mathematics of normalization: arrays over named axes";
  let description = [{
    Values are immutable arrays over named axes. Nothing here knows of memory, loops or targets: derivatives and algebra happen
    in this dialect, traffic in the plan.
  }];
  let cppNamespace = "::norma::compiler::norm";
  let useDefaultTypePrinterParser = 1;
  let useDefaultAttributePrinterParser = 1;
}

#endif
