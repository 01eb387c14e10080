//===- norma_opt.cpp - runs passes over dialect text, for tests -----------===//
//
// mlir-opt with Norma's dialects and passes.
//
//===----------------------------------------------------------------------===//
#include "compiler/tools/registration.h"

#include "mlir/Tools/mlir-opt/MlirOptMain.h"

int main(int argc, char **argv) {
  mlir::DialectRegistry registry;
  norma::compiler::register_everything(registry);
  return mlir::asMainReturnCode(mlir::MlirOptMain(argc, argv, "Norma's passes over dialect text\n", registry));
}
