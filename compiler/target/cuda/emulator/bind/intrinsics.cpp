//===- intrinsics.cpp - what a call may name ------------------------------===//
//
// Functions of the module, intrinsics of NVPTX that the emulator knows, and those of LLVM that are exact. Nothing else.
//
//===----------------------------------------------------------------------===//
#include "compiler/target/cuda/emulator/bind/rewrites.h"

#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"

namespace norma::compiler::cuda::emulator {

/// Says something about values or asks for nothing.
static bool is_remark(llvm::Intrinsic::ID id) {
  switch (id) {
  case llvm::Intrinsic::assume:
  case llvm::Intrinsic::donothing:
  case llvm::Intrinsic::experimental_noalias_scope_decl:
  case llvm::Intrinsic::invariant_end:
  case llvm::Intrinsic::invariant_start:
  case llvm::Intrinsic::lifetime_end:
  case llvm::Intrinsic::lifetime_start:
  case llvm::Intrinsic::prefetch:
  case llvm::Intrinsic::sideeffect:
    return true;
  default:
    return false;
  }
}

/// Has one result that the standard or the language reference fixes to the bit.
static bool is_exact(llvm::Intrinsic::ID id) {
  switch (id) {
  case llvm::Intrinsic::abs:
  case llvm::Intrinsic::bitreverse:
  case llvm::Intrinsic::bswap:
  case llvm::Intrinsic::ceil:
  case llvm::Intrinsic::copysign:
  case llvm::Intrinsic::ctlz:
  case llvm::Intrinsic::ctpop:
  case llvm::Intrinsic::cttz:
  case llvm::Intrinsic::fabs:
  case llvm::Intrinsic::floor:
  case llvm::Intrinsic::fma:
  case llvm::Intrinsic::fptosi_sat:
  case llvm::Intrinsic::fptoui_sat:
  case llvm::Intrinsic::fshl:
  case llvm::Intrinsic::fshr:
  case llvm::Intrinsic::is_fpclass:
  case llvm::Intrinsic::maximum:
  case llvm::Intrinsic::maximumnum:
  case llvm::Intrinsic::minimum:
  case llvm::Intrinsic::minimumnum:
  case llvm::Intrinsic::nearbyint:
  case llvm::Intrinsic::rint:
  case llvm::Intrinsic::roundeven:
  case llvm::Intrinsic::sadd_sat:
  case llvm::Intrinsic::sadd_with_overflow:
  case llvm::Intrinsic::scmp:
  case llvm::Intrinsic::smax:
  case llvm::Intrinsic::smin:
  case llvm::Intrinsic::smul_with_overflow:
  case llvm::Intrinsic::sqrt:
  case llvm::Intrinsic::ssub_sat:
  case llvm::Intrinsic::ssub_with_overflow:
  case llvm::Intrinsic::trunc:
  case llvm::Intrinsic::uadd_sat:
  case llvm::Intrinsic::uadd_with_overflow:
  case llvm::Intrinsic::ucmp:
  case llvm::Intrinsic::umax:
  case llvm::Intrinsic::umin:
  case llvm::Intrinsic::umul_with_overflow:
  case llvm::Intrinsic::usub_sat:
  case llvm::Intrinsic::usub_with_overflow:
  case llvm::Intrinsic::vector_deinterleave2:
  case llvm::Intrinsic::vector_extract:
  case llvm::Intrinsic::vector_insert:
  case llvm::Intrinsic::vector_interleave2:
  case llvm::Intrinsic::vector_reduce_add:
  case llvm::Intrinsic::vector_reduce_and:
  case llvm::Intrinsic::vector_reduce_fadd: // in order: the flag to reorder is refused
  case llvm::Intrinsic::vector_reduce_fmaximum:
  case llvm::Intrinsic::vector_reduce_fminimum:
  case llvm::Intrinsic::vector_reduce_fmul:
  case llvm::Intrinsic::vector_reduce_mul:
  case llvm::Intrinsic::vector_reduce_or:
  case llvm::Intrinsic::vector_reduce_smax:
  case llvm::Intrinsic::vector_reduce_smin:
  case llvm::Intrinsic::vector_reduce_umax:
  case llvm::Intrinsic::vector_reduce_umin:
  case llvm::Intrinsic::vector_reduce_xor:
    return true;
  default:
    return false;
  }
}

/// PTX's min and max tell the signs of zeros apart, which minnum leaves open and minimumnum does not.
static llvm::Value *replace_minimum(const IntrinsicCall &site, llvm::Intrinsic::ID id) {
  const bool least = id == llvm::Intrinsic::minnum;
  return site.builder.CreateBinaryIntrinsic(least ? llvm::Intrinsic::minimumnum : llvm::Intrinsic::maximumnum,
                                            site.call.getArgOperand(0), site.call.getArgOperand(1));
}

static void replace(llvm::CallInst &call, llvm::Value *value) {
  if (value) call.replaceAllUsesWith(value);
  call.eraseFromParent();
}

static llvm::Error replace_call(llvm::Function &function, llvm::CallInst &call, uint32_t &barriers) {
  const llvm::Function *callee = call.getCalledFunction();
  if (!callee) return refuse(function, "calls through a pointer or in assembly", "a call of a function by its name");
  const llvm::StringRef name = callee->getName();
  if (!callee->isDeclaration() || name.starts_with("norma_emulator_")) return llvm::Error::success();

  llvm::IRBuilder<> builder(&call);
  const IntrinsicCall site{call, builder, ++barriers};
  const llvm::Intrinsic::ID id = callee->getIntrinsicID();
  if (is_remark(id)) {
    replace(call, call.getType()->isVoidTy() ? nullptr : llvm::PoisonValue::get(call.getType()));
  } else if (id == llvm::Intrinsic::minnum || id == llvm::Intrinsic::maxnum) {
    replace(call, replace_minimum(site, id));
  } else if (id == llvm::Intrinsic::trap || id == llvm::Intrinsic::ubsantrap) {
    call_emulator(builder, "norma_emulator_trap", builder.getVoidTy(), {});
    replace(call, nullptr);
  } else if (name.starts_with("llvm.nvvm.")) {
    const auto found = nvvm_replacements().find(name.drop_front(10));
    if (found == nvvm_replacements().end())
      return refuse(function, "calls " + name, "an intrinsic that the emulator knows and that is exact");
    replace(call, found->second(site));
  } else if (!is_exact(id)) {
    return refuse(function, "calls " + name,
                  id ? "an intrinsic that gives the same bits everywhere" : "a function of the module");
  }
  return llvm::Error::success();
}

llvm::Error replace_intrinsics(llvm::Function &function, uint32_t &barriers) {
  for (llvm::Instruction &instruction : llvm::make_early_inc_range(llvm::instructions(function)))
    if (auto *call = llvm::dyn_cast<llvm::CallInst>(&instruction))
      if (llvm::Error error = replace_call(function, *call, barriers)) return error;
  return llvm::Error::success();
}

} // namespace norma::compiler::cuda::emulator
