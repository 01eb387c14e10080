//===- emulated_device.h - a device whose kernels run in the emulator -----===//
#pragma once

#include "compiler/driver/execute/kernels.h"
#include "compiler/target/cuda/emulator/emulator.h"
#include "norma/runtime.h"

#include <string>
#include <vector>

namespace norma::compiler::driver {

/// Stands behind a norma_context as runtime/cuda does; its memory is the host's.
class EmulatedDevice {
public:
  /// `seed` draws the order in which threads run.
  EmulatedDevice(const Kernels &kernels, std::uint64_t seed) : kernels(kernels), seed(seed) {}

  /// Memory that kernels may touch.
  void lend(std::string name, void *address, std::size_t bytes, bool writable);
  /// For calls of records whose arguments were lent. Points to this.
  norma_context context();

  norma_status launch(const norma_variant &variant, int kernel, const std::uint64_t *words, std::int64_t tasks,
                      std::int64_t blocks);

private:
  const Kernels &kernels;
  std::uint64_t seed;
  std::vector<cuda::emulator::Buffer> buffers;
  std::string fault; ///< what a status may point to
};

} // namespace norma::compiler::driver
