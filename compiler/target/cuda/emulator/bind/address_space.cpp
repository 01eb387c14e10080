//===- address_space.cpp - all pointers are alike on the host -------------===//
#include "compiler/target/cuda/emulator/bind/rewrites.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/Transforms/Utils/Cloning.h"
#include "llvm/Transforms/Utils/ValueMapper.h"

namespace norma::compiler::cuda::emulator {

namespace {
/// Pointers lose their address space, wherever they stand in a type.
class OneSpace : public llvm::ValueMapTypeRemapper {
public:
  llvm::Type *remapType(llvm::Type *type) override {
    if (llvm::Type *known = mapped.lookup(type)) return known;
    llvm::Type *result = map(type);
    mapped[type] = result;
    return result;
  }

private:
  llvm::Type *map(llvm::Type *type) {
    if (type->isPointerTy()) return llvm::PointerType::get(type->getContext(), 0);
    if (auto *array = llvm::dyn_cast<llvm::ArrayType>(type))
      return llvm::ArrayType::get(remapType(array->getElementType()), array->getNumElements());
    if (auto *vector = llvm::dyn_cast<llvm::VectorType>(type))
      return llvm::VectorType::get(remapType(vector->getElementType()), vector->getElementCount());
    llvm::SmallVector<llvm::Type *> parts;
    for (llvm::Type *part : type->subtypes()) parts.push_back(remapType(part));
    if (auto *structure = llvm::dyn_cast<llvm::StructType>(type))
      return llvm::ArrayRef<llvm::Type *>(parts) == structure->elements()
                 ? structure
                 : llvm::StructType::get(type->getContext(), parts, structure->isPacked());
    if (auto *function = llvm::dyn_cast<llvm::FunctionType>(type))
      return llvm::FunctionType::get(parts[0], llvm::ArrayRef<llvm::Type *>(parts).drop_front(), function->isVarArg());
    return type;
  }

  llvm::DenseMap<llvm::Type *, llvm::Type *> mapped;
};
} // namespace

/// What only a GPU's code generator reads, and what optimization found out before accesses were announced.
static void drop_attributes(llvm::Function &function) {
  function.setAttributes(function.getAttributes().removeFnAttributes(function.getContext()));
  function.setCallingConv(llvm::CallingConv::C);
  function.clearMetadata();
}

static void drop_attributes(llvm::CallInst &call) {
  call.setAttributes(call.getAttributes().removeFnAttributes(call.getContext()));
  call.setCallingConv(llvm::CallingConv::C);
}

/// Casts between address spaces are between equal types now.
static void drop_casts(llvm::Function &function) {
  for (llvm::Instruction &instruction : llvm::make_early_inc_range(llvm::instructions(function))) {
    if (auto *call = llvm::dyn_cast<llvm::CallInst>(&instruction)) drop_attributes(*call);
    if (!llvm::isa<llvm::AddrSpaceCastInst>(instruction)) continue;
    instruction.replaceAllUsesWith(instruction.getOperand(0));
    instruction.eraseFromParent();
  }
}

std::unique_ptr<llvm::Module> with_one_address_space(llvm::Module &device, const Host &host) {
  auto bound = std::make_unique<llvm::Module>(device.getModuleIdentifier(), device.getContext());
  bound->setTargetTriple(host.triple);
  bound->setDataLayout(host.layout);
  OneSpace types;
  llvm::ValueToValueMapTy values;
  for (llvm::GlobalVariable &variable : device.globals()) {
    if (variable.getAddressSpace() == 3) continue;
    auto *copy = new llvm::GlobalVariable(*bound, types.remapType(variable.getValueType()), variable.isConstant(),
                                          variable.getLinkage(), nullptr, variable.getName());
    copy->setAlignment(variable.getAlign());
    values[&variable] = copy;
  }
  for (llvm::Function &function : device) {
    if (function.isIntrinsic() && function.use_empty()) continue;
    values[&function] =
        llvm::Function::Create(llvm::cast<llvm::FunctionType>(types.remapType(function.getFunctionType())),
                               function.getLinkage(), function.getName(), *bound);
  }
  for (llvm::GlobalVariable &variable : device.globals())
    if (variable.hasInitializer() && values.count(&variable))
      llvm::cast<llvm::GlobalVariable>(values[&variable])
          ->setInitializer(llvm::MapValue(variable.getInitializer(), values, llvm::RF_None, &types));
  for (llvm::Function &function : device) {
    if (function.isDeclaration()) continue;
    auto *copy = llvm::cast<llvm::Function>(values[&function]);
    for (auto [from, to] : llvm::zip(function.args(), copy->args())) values[&from] = &to;
    llvm::SmallVector<llvm::ReturnInst *> returns;
    llvm::CloneFunctionInto(copy, &function, values, llvm::CloneFunctionChangeType::DifferentModule, returns, "",
                            nullptr, &types);
    drop_attributes(*copy);
    drop_casts(*copy);
  }
  return bound;
}

} // namespace norma::compiler::cuda::emulator
