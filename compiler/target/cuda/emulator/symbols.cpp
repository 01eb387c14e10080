//===- symbols.cpp - where bound code finds the emulator ------------------===//
#include "compiler/target/cuda/emulator/machine.h"

namespace norma::compiler::cuda::emulator {

template <typename Function> static Symbol symbol(const char *name, Function *function) {
  return {name, reinterpret_cast<void *>(function)};
}

const std::vector<Symbol> &symbols() {
#define SYMBOL(NAME) symbol(#NAME, NAME)
  static const std::vector<Symbol> all = {
      SYMBOL(norma_emulator_register),     SYMBOL(norma_emulator_read),           SYMBOL(norma_emulator_read_invariant),
      SYMBOL(norma_emulator_write),        SYMBOL(norma_emulator_atomic),         SYMBOL(norma_emulator_shared),
      SYMBOL(norma_emulator_map),          SYMBOL(norma_emulator_move),           SYMBOL(norma_emulator_fill),
      SYMBOL(norma_emulator_barrier),      SYMBOL(norma_emulator_warp_barrier),   SYMBOL(norma_emulator_shuffle),
      SYMBOL(norma_emulator_vote),         SYMBOL(norma_emulator_cluster_arrive), SYMBOL(norma_emulator_cluster_wait),
      SYMBOL(norma_emulator_copy_async),   SYMBOL(norma_emulator_copy_commit),    SYMBOL(norma_emulator_copy_wait),
      SYMBOL(norma_emulator_f16_of_f32),   SYMBOL(norma_emulator_f16_of_f64),     SYMBOL(norma_emulator_bf16_of_f32),
      SYMBOL(norma_emulator_bf16_of_f64),  SYMBOL(norma_emulator_f32_of_f16),     SYMBOL(norma_emulator_trap),
      SYMBOL(norma_emulator_atomic_store),
  };
#undef SYMBOL
  return all;
}

} // namespace norma::compiler::cuda::emulator

using namespace norma::compiler::cuda::emulator;

void norma_emulator_trap() {
  emulate([] { report(FaultKind::trap, "traps", "that the kernel ends by itself"); });
}
