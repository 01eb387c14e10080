//===- program.cpp - a file of kernels, ready to run in the emulator ------===//
#include "tests/cuda/emulator/program.h"

#include "compiler/target/cuda/emulator/bind/bind.h"

#include "llvm/ExecutionEngine/Orc/LLJIT.h"
#include "llvm/IR/Verifier.h"
#include "llvm/IRReader/IRReader.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Target/TargetMachine.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace norma::compiler::cuda::emulator {

struct Program::Compiled {
  std::unique_ptr<llvm::orc::LLJIT> jit;
};

template <typename T> static T expect(llvm::Expected<T> value) {
  if (!value) throw std::runtime_error(llvm::toString(value.takeError()));
  return std::move(*value);
}

static void expect(llvm::Error error) {
  if (error) throw std::runtime_error(llvm::toString(std::move(error)));
}

static void initialize() {
  LLVMInitializeNVPTXTargetInfo();
  LLVMInitializeNVPTXTarget();
  LLVMInitializeNVPTXTargetMC();
  llvm::InitializeNativeTarget();
  llvm::InitializeNativeTargetAsmPrinter();
}

static std::unique_ptr<llvm::Module> parse(const std::string &text, llvm::LLVMContext &context) {
  llvm::SMDiagnostic diagnostic;
  const std::string whole = "target triple = \"nvptx64-nvidia-cuda\"\n" + text;
  auto module = llvm::parseIR(llvm::MemoryBufferRef(whole, "kernels"), diagnostic, context);
  if (!module) throw std::runtime_error(std::to_string(diagnostic.getLineNo()) + ": " + diagnostic.getMessage().str());
  return module;
}

/// The passes that LLVM runs at -O2 before it writes PTX.
static void optimize(llvm::Module &module) {
  std::string error;
  const llvm::Target *target = llvm::TargetRegistry::lookupTarget(module.getTargetTriple(), error);
  if (!target) throw std::runtime_error(error);
  const std::unique_ptr<llvm::TargetMachine> machine(
      target->createTargetMachine(module.getTargetTriple(), "sm_90", "+ptx80", llvm::TargetOptions(), std::nullopt));
  module.setDataLayout(machine->createDataLayout());
  llvm::LoopAnalysisManager loops;
  llvm::FunctionAnalysisManager functions;
  llvm::CGSCCAnalysisManager components;
  llvm::ModuleAnalysisManager modules;
  llvm::PassBuilder passes(machine.get());
  passes.registerModuleAnalyses(modules);
  passes.registerCGSCCAnalyses(components);
  passes.registerFunctionAnalyses(functions);
  passes.registerLoopAnalyses(loops);
  passes.crossRegisterProxies(loops, functions, components, modules);
  passes.buildPerModuleDefaultPipeline(llvm::OptimizationLevel::O2).run(module, modules);
}

static std::string read_file(const std::string &file) {
  std::ifstream stream(KERNELS + file);
  if (!stream) throw std::runtime_error("no such file: " + file);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

static Host host_of(const llvm::orc::LLJIT &jit) { return {jit.getTargetTriple(), jit.getDataLayout()}; }

Program::Program(std::unique_ptr<Compiled> compiled) : compiled(std::move(compiled)) {}
Program::Program(const std::string &file) : Program(of_text(read_file(file))) {}
Program::Program(Program &&) noexcept = default;
Program::~Program() = default;

Program Program::of_text(const std::string &text) {
  initialize();
  auto compiled = std::make_unique<Compiled>();
  compiled->jit = expect(llvm::orc::LLJITBuilder().create());
  llvm::orc::LLJIT &jit = *compiled->jit;

  llvm::orc::SymbolMap addresses;
  for (const Symbol &symbol : symbols())
    addresses[jit.mangleAndIntern(symbol.name)] = {llvm::orc::ExecutorAddr::fromPtr(symbol.address),
                                                   llvm::JITSymbolFlags::Exported | llvm::JITSymbolFlags::Callable};
  expect(jit.getMainJITDylib().define(llvm::orc::absoluteSymbols(std::move(addresses))));

  auto context = std::make_unique<llvm::LLVMContext>();
  auto device = parse(text, *context);
  if (llvm::verifyModule(*device)) throw std::runtime_error("the kernels are not valid");
  keep_reads_in_place(*device);
  optimize(*device);
  auto bound = expect(bind_to_host(std::move(device), host_of(jit)));
  expect(jit.addIRModule(llvm::orc::ThreadSafeModule(std::move(bound), std::move(context))));
  return Program(std::move(compiled));
}

const Kernel &Program::kernel(const std::string &name) const {
  return *expect(compiled->jit->lookup(kernel_symbol(name))).toPtr<const Kernel *>();
}

std::string refusal(const std::string &text) {
  initialize();
  const auto jit = expect(llvm::orc::LLJITBuilder().create());
  llvm::LLVMContext context;
  auto device = parse(text, context);
  auto bound = bind_to_host(std::move(device), host_of(*jit));
  return bound ? "" : llvm::toString(bound.takeError());
}

} // namespace norma::compiler::cuda::emulator
