//===- kernels.cpp - an object file, loaded into this process -------------===//
//
// See kernels.h.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/execute/kernels.h"

#include "compiler/driver/problems.h"
#include "compiler/target/cuda/emulator/emulator.h"

#include "llvm/ExecutionEngine/Orc/ExecutionUtils.h"
#include "llvm/ExecutionEngine/Orc/LLJIT.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/TargetSelect.h"

namespace norma::compiler::driver {

struct Kernels::Linked {
  std::unique_ptr<llvm::orc::LLJIT> session;
};

static void expect(llvm::Error error) {
  if (error) throw InternalError("execute", llvm::toString(std::move(error)));
}

template <typename T> static T expect(llvm::Expected<T> value) {
  if (!value) throw InternalError("execute", llvm::toString(value.takeError()));
  return std::move(*value);
}

Kernels::Kernels(const std::string &object) : linked(std::make_unique<Linked>()) {
  llvm::InitializeNativeTarget();
  llvm::InitializeNativeTargetAsmPrinter();
  linked->session = expect(llvm::orc::LLJITBuilder().create());
  // Emulated kernels call the emulator, all others nothing but what code generation puts in, such as memset.
  llvm::orc::SymbolMap emulator;
  for (const cuda::emulator::Symbol &symbol : cuda::emulator::symbols())
    emulator[linked->session->mangleAndIntern(symbol.name)] = {llvm::orc::ExecutorAddr::fromPtr(symbol.address),
                                                               llvm::JITSymbolFlags::Exported};
  expect(linked->session->getMainJITDylib().define(llvm::orc::absoluteSymbols(std::move(emulator))));
  const char prefix = linked->session->getDataLayout().getGlobalPrefix();
  linked->session->getMainJITDylib().addGenerator(
      expect(llvm::orc::DynamicLibrarySearchGenerator::GetForCurrentProcess(prefix)));
  expect(linked->session->addObjectFile(llvm::MemoryBuffer::getMemBufferCopy(object, "kernels")));
}

Kernels::~Kernels() = default;

const void *Kernels::address_of(const std::string &symbol) const {
  return expect(linked->session->lookup(symbol)).toPtr<const void *>();
}

} // namespace norma::compiler::driver
