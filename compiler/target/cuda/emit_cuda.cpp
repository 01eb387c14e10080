//===- emit_cuda.cpp - placed forms to kernels with their records ------------------------===//

#include "compiler/target/cuda/emit_cuda.h"

#include "compiler/target/cuda/cuda_machine.h"
#include "compiler/target/cuda/share_out.h"

#include "norma/tensor.h"

using namespace mlir;

namespace norma::compiler::cuda {

namespace {

/// A kernel with arrays of its own has one of each for every block, so that there are no more blocks than run at a
/// time.
constexpr int64_t resident_threads = 2048;

/// Blocks that a multiprocessor must have registers for. Told nothing, ptxas makes room for more and spills.
constexpr int64_t least_blocks = 1;

emit::DeviceEntry entry_of(const emit::EmittedForm &form, const Block &block) {
  emit::DeviceEntry entry;
  entry.block_threads = block.threads;
  if (llvm::any_of(form.layout.arrays, [](const emit::FrameArray &array) { return array.per_worker; }))
    entry.blocks_per_multiprocessor = resident_threads / block.threads;
  return entry;
}

/// For the passes after translation, which know functions by their LLVM attributes.
void mark_kernel(const emit::EmittedKernel &kernel, const emit::EmittedForm &form, ModuleOp module) {
  Builder builder(module.getContext());
  module.lookupSymbol(kernel.symbol)
      ->setAttr(
          "passthrough",
          builder.getArrayAttr({builder.getStrArrayAttr({"norma-words", std::to_string(word_count(form.layout))}),
                                builder.getStrArrayAttr({"nvvm.maxntid", std::to_string(kernel.entry->block_threads)}),
                                builder.getStrArrayAttr({"nvvm.minctasm", std::to_string(least_blocks)})}));
}

} // namespace

emit::TargetModule emit_cuda(const std::vector<emit::TargetForm> &forms, const std::string &target) {
  if (forms.empty()) return {};
  MLIRContext *context = forms.front().form->getContext();
  emit::load_dialects(*context);
  const Block block;
  // The plan is other targets' as well.
  std::vector<OwningOpRef<plan::FormOp>> own;
  std::vector<emit::TargetForm> placed = forms;
  for (emit::TargetForm &form : placed) {
    form.form = form.form.clone();
    own.emplace_back(form.form);
    share_out(form.form);
  }
  auto make = [&](bool any_strides) -> emit::MachineFactory {
    return [=](OpBuilder &builder, Location location, func::FuncOp function) -> std::unique_ptr<emit::Machine> {
      return std::make_unique<CudaMachine>(builder, location, function, block, any_strides);
    };
  };
  const emit::MachineVariant variants[] = {{"blocks", make(false), true}, {"general", make(true), false}};
  emit::TargetModule result =
      emit::emit_variants(placed, variants, kernel_parameters(context), target,
                          [&](emit::EmittedForm &form, const emit::MachineVariant &, ModuleOp module) {
                            for (emit::EmittedKernel &kernel : form.kernels) {
                              kernel.entry = entry_of(form, block);
                              mark_kernel(kernel, form, module);
                            }
                          });
  for (emit::RecordDescription &record : result.records) record.device = NORMA_CUDA;
  return result;
}

} // namespace norma::compiler::cuda
