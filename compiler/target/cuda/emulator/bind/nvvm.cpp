//===- nvvm.cpp - intrinsics of NVPTX and what stands for them ------------===//
#include "compiler/target/cuda/emulator/bind/rewrites.h"

#include "compiler/target/cuda/emulator/calls.h"

#include "llvm/IR/Intrinsics.h"

namespace norma::compiler::cuda::emulator {

using Replacements = llvm::StringMap<Replacement>;

static llvm::Value *argument(const IntrinsicCall &site, unsigned index) { return site.call.getArgOperand(index); }

static llvm::Value *number(const IntrinsicCall &site, uint32_t value) { return site.builder.getInt32(value); }

static llvm::Value *flag(const IntrinsicCall &site, unsigned index) {
  return site.builder.CreateZExt(argument(site, index), site.builder.getInt32Ty());
}

static llvm::Value *call(const IntrinsicCall &site, llvm::StringRef name, llvm::Type *result,
                         llvm::ArrayRef<llvm::Value *> arguments) {
  return call_emulator(site.builder, name, result, arguments);
}

static llvm::Value *ask(const IntrinsicCall &site, llvm::StringRef name, llvm::ArrayRef<llvm::Value *> arguments) {
  return call(site, name, site.builder.getInt32Ty(), arguments);
}

static llvm::Value *tell(const IntrinsicCall &site, llvm::StringRef name, llvm::ArrayRef<llvm::Value *> arguments) {
  call(site, name, site.builder.getVoidTy(), arguments);
  return nullptr;
}

static llvm::Value *is_set(const IntrinsicCall &site, llvm::Value *value) {
  return site.builder.CreateICmpNE(value, number(site, 0));
}

static void add_registers(Replacements &all) {
  const auto add = [&](const std::string &name, uint32_t which) {
    all["read.ptx.sreg." + name] = [which](const IntrinsicCall &site) {
      return ask(site, "norma_emulator_register", {number(site, which)});
    };
  };
  const std::pair<const char *, Register> extents[] = {
      {"tid", Register::tid_x},
      {"ntid", Register::ntid_x},
      {"ctaid", Register::ctaid_x},
      {"nctaid", Register::nctaid_x},
      {"clusterid", Register::clusterid_x},
      {"nclusterid", Register::nclusterid_x},
      {"cluster.ctaid", Register::cluster_ctaid_x},
      {"cluster.nctaid", Register::cluster_nctaid_x},
  };
  for (const auto &[name, which] : extents)
    for (uint32_t axis = 0; axis < 3; ++axis)
      add(std::string(name) + "." + "xyz"[axis], static_cast<uint32_t>(which) + axis);
  const std::pair<const char *, Register> scalars[] = {
      {"cluster.ctarank", Register::cluster_ctarank},
      {"cluster.nctarank", Register::cluster_nctarank},
      {"laneid", Register::laneid},
      {"warpid", Register::warpid},
      {"nwarpid", Register::nwarpid},
      {"warpsize", Register::warpsize},
      {"lanemask.eq", Register::lanemask_eq},
      {"lanemask.le", Register::lanemask_le},
      {"lanemask.lt", Register::lanemask_lt},
      {"lanemask.ge", Register::lanemask_ge},
      {"lanemask.gt", Register::lanemask_gt},
      {"dynamic_smem_size", Register::dynamic_smem_size},
  };
  for (const auto &[name, which] : scalars) add(name, static_cast<uint32_t>(which));
}

static llvm::Value *barrier(const IntrinsicCall &site, bool aligned, bool counted, Reduction reduction) {
  const unsigned predicate = counted ? 2 : 1;
  return ask(site, "norma_emulator_barrier",
             {argument(site, 0), counted ? argument(site, 1) : number(site, 0), number(site, aligned ? site.number : 0),
              number(site, static_cast<uint32_t>(reduction)),
              reduction == Reduction::none ? number(site, 0) : flag(site, predicate)});
}

static void add_barriers(Replacements &all) {
  for (const bool aligned : {false, true})
    for (const bool counted : {false, true}) {
      const std::string suffix = std::string(aligned ? ".aligned" : "") + (counted ? ".count" : ".all");
      all["barrier.cta.sync" + suffix] = [=](const IntrinsicCall &site) -> llvm::Value * {
        barrier(site, aligned, counted, Reduction::none);
        return nullptr;
      };
      all["barrier.cta.red.popc" + suffix] = [=](const IntrinsicCall &site) {
        return barrier(site, aligned, counted, Reduction::popc);
      };
      all["barrier.cta.red.and" + suffix] = [=](const IntrinsicCall &site) {
        return is_set(site, barrier(site, aligned, counted, Reduction::all));
      };
      all["barrier.cta.red.or" + suffix] = [=](const IntrinsicCall &site) {
        return is_set(site, barrier(site, aligned, counted, Reduction::any));
      };
    }
  all["bar.warp.sync"] = [](const IntrinsicCall &site) {
    return tell(site, "norma_emulator_warp_barrier", {argument(site, 0)});
  };
  for (const std::string suffix : {"", ".aligned"}) {
    all["barrier.cluster.wait" + suffix] = [](const IntrinsicCall &site) {
      return tell(site, "norma_emulator_cluster_wait", {});
    };
    for (const bool relaxed : {false, true})
      all["barrier.cluster.arrive" + std::string(relaxed ? ".relaxed" : "") + suffix] = [=](const IntrinsicCall &site) {
        return tell(site, "norma_emulator_cluster_arrive", {number(site, relaxed)});
      };
  }
}

static llvm::Value *shuffle(const IntrinsicCall &site, ShuffleMode mode, bool with_predicate) {
  llvm::IRBuilder<> &builder = site.builder;
  llvm::Value *bits = builder.CreateBitCast(argument(site, 1), builder.getInt32Ty());
  llvm::Value *both =
      call(site, "norma_emulator_shuffle", builder.getInt64Ty(),
           {number(site, static_cast<uint32_t>(mode)), argument(site, 0), bits, argument(site, 2), argument(site, 3)});
  llvm::Value *value =
      builder.CreateBitCast(builder.CreateTrunc(both, builder.getInt32Ty()), argument(site, 1)->getType());
  if (!with_predicate) return value;
  llvm::Value *in_range = builder.CreateTrunc(builder.CreateLShr(both, 32), builder.getInt1Ty());
  llvm::Value *pair = builder.CreateInsertValue(llvm::PoisonValue::get(site.call.getType()), value, 0);
  return builder.CreateInsertValue(pair, in_range, 1);
}

static void add_exchanges(Replacements &all) {
  const std::pair<const char *, ShuffleMode> shuffles[] = {
      {"idx", ShuffleMode::idx}, {"up", ShuffleMode::up}, {"down", ShuffleMode::down}, {"bfly", ShuffleMode::bfly}};
  for (const auto &[name, mode] : shuffles)
    for (const char *type : {"i32", "f32"})
      for (const bool predicate : {false, true})
        all["shfl.sync." + std::string(name) + "." + type + (predicate ? "p" : "")] =
            [mode, predicate](const IntrinsicCall &site) { return shuffle(site, mode, predicate); };
  const auto vote = [](const IntrinsicCall &site, VoteMode mode) {
    return ask(site, "norma_emulator_vote",
               {number(site, static_cast<uint32_t>(mode)), argument(site, 0), flag(site, 1)});
  };
  const std::pair<const char *, VoteMode> votes[] = {
      {"all", VoteMode::all}, {"any", VoteMode::any}, {"uni", VoteMode::uni}};
  for (const auto &[name, mode] : votes)
    all["vote." + std::string(name) + ".sync"] = [=](const IntrinsicCall &site) {
      return is_set(site, vote(site, mode));
    };
  all["vote.ballot.sync"] = [=](const IntrinsicCall &site) { return vote(site, VoteMode::ballot); };
}

static void add_memory(Replacements &all) {
  for (const char *name : {"mapa", "mapa.shared.cluster"})
    all[name] = [](const IntrinsicCall &site) {
      llvm::Value *mapped =
          call(site, "norma_emulator_map", site.builder.getPtrTy(), {argument(site, 0), argument(site, 1)});
      return site.builder.CreateAddrSpaceCast(mapped, site.call.getType());
    };
  const std::pair<const char *, uint32_t> copies[] = {
      {"ca.shared.global.4", 4}, {"ca.shared.global.8", 8}, {"ca.shared.global.16", 16}, {"cg.shared.global.16", 16}};
  for (const auto &[name, bytes] : copies) {
    const std::string full = "cp.async." + std::string(name);
    all[full] = [bytes](const IntrinsicCall &site) {
      return tell(site, "norma_emulator_copy_async",
                  {argument(site, 0), argument(site, 1), number(site, bytes), number(site, bytes)});
    };
    all[full + ".s"] = [bytes](const IntrinsicCall &site) {
      return tell(site, "norma_emulator_copy_async",
                  {argument(site, 0), argument(site, 1), number(site, bytes), argument(site, 2)});
    };
  }
  all["cp.async.commit.group"] = [](const IntrinsicCall &site) { return tell(site, "norma_emulator_copy_commit", {}); };
  all["cp.async.wait.group"] = [](const IntrinsicCall &site) {
    return tell(site, "norma_emulator_copy_wait", {argument(site, 0)});
  };
  all["cp.async.wait.all"] = [](const IntrinsicCall &site) {
    tell(site, "norma_emulator_copy_commit", {});
    return tell(site, "norma_emulator_copy_wait", {number(site, 0)});
  };
  // What orders or hastens accesses and has no effect of its own: the emulator's memory is always up to date.
  for (const char *name : {"membar.cta", "membar.gl", "membar.sys", "fence.sc.cluster", "prefetch.L1", "prefetch.L2",
                           "prefetch.global.L1", "prefetch.global.L2", "prefetch.local.L1", "prefetch.local.L2",
                           "prefetch.global.L2.evict.normal", "prefetch.global.L2.evict.last", "prefetchu.L1"})
    all[name] = [](const IntrinsicCall &) -> llvm::Value * { return nullptr; };
}

/// Arithmetic that rounds once, to nearest even.
static void add_arithmetic(Replacements &all) {
  for (const std::string type : {"f", "d"}) {
    all["add.rn." + type] = [](const IntrinsicCall &site) {
      return site.builder.CreateFAdd(argument(site, 0), argument(site, 1));
    };
    all["mul.rn." + type] = [](const IntrinsicCall &site) {
      return site.builder.CreateFMul(argument(site, 0), argument(site, 1));
    };
    all["div.rn." + type] = [](const IntrinsicCall &site) {
      return site.builder.CreateFDiv(argument(site, 0), argument(site, 1));
    };
    all["rcp.rn." + type] = [](const IntrinsicCall &site) {
      return site.builder.CreateFDiv(llvm::ConstantFP::get(site.call.getType(), 1), argument(site, 0));
    };
    all["sqrt.rn." + type] = [](const IntrinsicCall &site) {
      return site.builder.CreateUnaryIntrinsic(llvm::Intrinsic::sqrt, argument(site, 0));
    };
    all["fma.rn." + type] = [](const IntrinsicCall &site) {
      return site.builder.CreateIntrinsic(llvm::Intrinsic::fma, site.call.getType(),
                                          {argument(site, 0), argument(site, 1), argument(site, 2)});
    };
    all["fmin." + type] = [](const IntrinsicCall &site) {
      return site.builder.CreateBinaryIntrinsic(llvm::Intrinsic::minimumnum, argument(site, 0), argument(site, 1));
    };
    all["fmax." + type] = [](const IntrinsicCall &site) {
      return site.builder.CreateBinaryIntrinsic(llvm::Intrinsic::maximumnum, argument(site, 0), argument(site, 1));
    };
  }
}

const llvm::StringMap<Replacement> &nvvm_replacements() {
  static const Replacements all = [] {
    Replacements made;
    add_registers(made);
    add_barriers(made);
    add_exchanges(made);
    add_memory(made);
    add_arithmetic(made);
    return made;
  }();
  return all;
}

} // namespace norma::compiler::cuda::emulator
