//===- thunk.cpp - what launches a kernel ---------------------------------===//
//
// `norma_emulated_NAME` reads the arguments as cuLaunchKernel's kernelParams hold them; what is passed by value is
// copied for each thread. `norma_emulated_NAME_kernel` is the Kernel of kernel.h.
//
//===----------------------------------------------------------------------===//
#include "compiler/target/cuda/emulator/bind/rewrites.h"

#include "llvm/IR/AttributeMask.h"

namespace norma::compiler::cuda::emulator {

static llvm::Value *load_argument(llvm::IRBuilder<> &builder, const llvm::Argument &device, llvm::Type *type,
                                  llvm::Value *arguments) {
  llvm::Value *place = builder.CreateLoad(
      builder.getPtrTy(), builder.CreateConstInBoundsGEP1_64(builder.getPtrTy(), arguments, device.getArgNo()));
  if (!device.hasByValAttr()) return builder.CreateAlignedLoad(type, place, llvm::Align(1));
  llvm::Type *passed = device.getParamByValType();
  const uint64_t bytes = device.getParent()->getDataLayout().getTypeAllocSize(passed);
  llvm::AllocaInst *copy = builder.CreateAlloca(llvm::ArrayType::get(builder.getInt8Ty(), bytes));
  copy->setAlignment(std::max(device.getParamAlign().valueOrOne(), llvm::Align(16)));
  builder.CreateMemCpy(copy, copy->getAlign(), place, llvm::Align(1), bytes);
  return copy;
}

static llvm::Function *make_thunk(llvm::Function &kernel, const llvm::Function &device) {
  llvm::LLVMContext &context = kernel.getContext();
  auto *type = llvm::FunctionType::get(llvm::Type::getVoidTy(context), {llvm::PointerType::get(context, 0)}, false);
  llvm::Function *thunk = llvm::Function::Create(type, llvm::GlobalValue::ExternalLinkage,
                                                 "norma_emulated_" + kernel.getName(), *kernel.getParent());
  llvm::IRBuilder<> builder(llvm::BasicBlock::Create(context, "", thunk));
  llvm::SmallVector<llvm::Value *> values;
  for (const auto &[parameter, argument] : llvm::zip(device.args(), kernel.args())) {
    kernel.removeParamAttrs(argument.getArgNo(), llvm::AttributeMask().addAttribute(llvm::Attribute::ByVal));
    values.push_back(load_argument(builder, parameter, argument.getType(), thunk->getArg(0)));
  }
  builder.CreateCall(&kernel, values);
  builder.CreateRetVoid();
  return thunk;
}

/// A constant of the module; `parts` have the types of a struct's members.
static llvm::Constant *structure(llvm::LLVMContext &context, llvm::ArrayRef<llvm::Constant *> parts) {
  return llvm::ConstantStruct::getAnon(context, parts);
}

static llvm::Constant *array(llvm::Module &module, llvm::ArrayRef<llvm::Constant *> elements) {
  if (elements.empty()) return llvm::ConstantPointerNull::get(llvm::PointerType::get(module.getContext(), 0));
  auto *type = llvm::ArrayType::get(elements[0]->getType(), elements.size());
  return new llvm::GlobalVariable(module, type, true, llvm::GlobalValue::PrivateLinkage,
                                  llvm::ConstantArray::get(type, elements));
}

static uint64_t most_threads(const llvm::Function &device) {
  uint64_t threads = 1;
  const llvm::Attribute attribute = device.getFnAttribute("nvvm.maxntid");
  if (!attribute.isStringAttribute()) return 0;
  llvm::SmallVector<llvm::StringRef> extents;
  attribute.getValueAsString().split(extents, ',');
  for (llvm::StringRef extent : extents) {
    uint64_t value = 1;
    extent.trim().getAsInteger(10, value);
    threads *= value;
  }
  return threads;
}

void add_thunk(llvm::Function &kernel, const llvm::Function &device, const SharedLayout &layout) {
  llvm::Module &module = *kernel.getParent();
  llvm::LLVMContext &context = module.getContext();
  llvm::IRBuilder<> builder(context);
  const auto text = [&](llvm::StringRef value) { return builder.CreateGlobalString(value, "", 0, &module); };
  const auto number = [&](uint64_t value) { return builder.getInt64(value); };

  std::vector<llvm::Constant *> variables, tables;
  for (const SharedPlace &place : layout.places)
    if (place.bytes)
      variables.push_back(
          structure(context, {text(place.variable->getName()), number(place.offset), number(place.bytes)}));
  for (llvm::GlobalVariable &table : module.globals())
    if (table.hasName() && !table.getName().starts_with("norma_emulated_"))
      tables.push_back(structure(context, {text(table.getName()), &table,
                                           number(module.getDataLayout().getTypeAllocSize(table.getValueType()))}));
  llvm::Function *thunk = make_thunk(kernel, device);
  llvm::Constant *description = structure(
      context, {text(kernel.getName()), thunk, number(most_threads(device)), number(layout.static_bytes),
                number(variables.size()), array(module, variables), number(tables.size()), array(module, tables)});
  new llvm::GlobalVariable(module, description->getType(), true, llvm::GlobalValue::ExternalLinkage, description,
                           kernel_symbol(kernel.getName()));
}

} // namespace norma::compiler::cuda::emulator
