//===- norma_import.cpp - a catalogue entry as dialect text, for tests ----===//
//
//   norma-import NAME [training | inference] [f32 | f64 | bf16 | f16]
//
// Elaborates and imports, and prints the form; norma-opt takes it from there.
//
//===----------------------------------------------------------------------===//
#include "compiler/import/import.h"

#include "dsl/elaborate/elaborate.h"
#include "dsl/load.h"

#include "mlir/IR/Verifier.h"

#include <iostream>

int main(int argc, char **argv) {
  const std::string name = argc > 1 ? argv[1] : "";
  const std::string mode = argc > 2 ? argv[2] : "training";
  const std::string type = argc > 3 ? argv[3] : "f32";
  const norma::dsl::LoadOutcome loaded = norma::dsl::load(name);
  if (!loaded.ok()) {
    std::cerr << render(loaded.diagnostics, loaded.program);
    return 1;
  }
  const norma::dsl::File &file = loaded.program.files.front();
  const std::string definition(file.spelled(file.definitions.back().name));
  norma::dsl::ElaborateOptions elaborate_options;
  elaborate_options.training = mode == "training";
  const auto outcome = norma::dsl::elaborate(file, definition, elaborate_options);
  if (!outcome.value) {
    std::cerr << render(outcome.diagnostics, file);
    return 1;
  }
  mlir::MLIRContext context;
  mlir::Builder builder(&context);
  norma::compiler::ImportOptions options;
  options.storage = type == "f64"    ? mlir::Type(builder.getF64Type())
                    : type == "bf16" ? mlir::Type(builder.getBF16Type())
                    : type == "f16"  ? mlir::Type(builder.getF16Type())
                                     : mlir::Type(builder.getF32Type());
  options.file = file.name;
  options.text = file.text;
  mlir::OwningOpRef<mlir::ModuleOp> module = mlir::ModuleOp::create(builder.getUnknownLoc());
  std::vector<norma::dsl::Diagnostic> diagnostics;
  if (failed(norma::compiler::import_form(*outcome.value, options, *module, diagnostics))) {
    std::cerr << render(diagnostics, file);
    return 1;
  }
  if (failed(mlir::verify(*module))) return 3;
  mlir::OpPrintingFlags flags;
  (*module).print(llvm::outs(), flags.enableDebugInfo(true, false));
  return 0;
}
