//===- listen.cpp - what MLIR says during a phase -------------------------===//
//
// See listen.h.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/phases/listen.h"

#include "mlir/IR/Verifier.h"

#include "llvm/Support/raw_ostream.h"

namespace norma::compiler::driver {

static std::string placed(const mlir::Diagnostic &diagnostic) {
  std::string place;
  if (auto at = diagnostic.getLocation()->findInstanceOf<mlir::FileLineColLoc>())
    place = at.getFilename().str() + ":" + std::to_string(at.getLine()) + ":" + std::to_string(at.getColumn()) + ": ";
  const bool note = diagnostic.getSeverity() == mlir::DiagnosticSeverity::Note;
  return place + (note ? "note: " : "error: ") + diagnostic.str() + "\n";
}

Listener::Listener(mlir::MLIRContext *context)
    : handler_(context, [this](mlir::Diagnostic &diagnostic) {
        if (diagnostic.getSeverity() != mlir::DiagnosticSeverity::Error) return;
        errors_ += placed(diagnostic);
        for (mlir::Diagnostic &note : diagnostic.getNotes()) errors_ += placed(note);
      }) {}

std::string text_of(mlir::Operation *op) {
  std::string text;
  llvm::raw_string_ostream stream(text);
  op->print(stream, mlir::OpPrintingFlags().useLocalScope());
  return text + "\n";
}

void expect_sound(const char *phase, mlir::ModuleOp module, bool worked) {
  Listener listener(module.getContext());
  if (worked && mlir::succeeded(mlir::verify(module))) return;
  throw InternalError(phase, listener.errors().empty() ? "it failed" : listener.errors(), text_of(module));
}

} // namespace norma::compiler::driver
