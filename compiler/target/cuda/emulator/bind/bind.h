//===- bind.h - from a module for NVPTX to one for the emulator -----------===//
#pragma once

#include "llvm/IR/DataLayout.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/Error.h"
#include "llvm/TargetParser/Triple.h"

#include <memory>
#include <string>

namespace norma::compiler::cuda::emulator {

/// The machine that runs the emulator, as its just-in-time compiler knows it.
struct Host {
  llvm::Triple triple;
  llvm::DataLayout layout;
};

/// To be called before optimization: LLVM then reads only where the program does. Otherwise it moves reads of variables
/// to before the branch that guards them, and the emulator sees reads whose values nobody uses.
void keep_reads_in_place(llvm::Module &device);

/// Rewrites kernels (`ptx_kernel`) so that the host runs them thread by thread: one address space, calls of the
/// emulator (symbols() in emulator.h) for what only a GPU has, and before each access to memory. For a kernel NAME the
/// result has `norma_emulated_NAME(void *const *arguments)` and a Kernel `norma_emulated_NAME_kernel`. What a GPU and
/// the host would not do bit for bit alike is refused with a sentence.
llvm::Expected<std::unique_ptr<llvm::Module>> bind_to_host(std::unique_ptr<llvm::Module> device, const Host &host);

/// The symbol of a kernel's description, a Kernel of kernel.h.
std::string kernel_symbol(llvm::StringRef kernel);

} // namespace norma::compiler::cuda::emulator
