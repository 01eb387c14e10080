//===- cuda_machine.h - lanes are the threads of a block --------------------------===//
#pragma once

#include "compiler/emit/vector_lanes.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"

namespace norma::compiler::cuda {

/// The threads of a block, whole warps.
struct Block {
  int64_t threads = 256;
};

/// A block does a task at a time. Of each step a thread has four elements, two of f64, or a single one where tensors
/// have any strides. They lie a block's threads apart, so that a warp loads what follows each other, wherever a tensor
/// begins. What is not in lanes all threads compute, to the same bits.
class CudaMachine final : public emit::VectorLanes {
public:
  /// `any_strides`: tensors may have any stride along the lane axis.
  CudaMachine(mlir::OpBuilder &builder, mlir::Location location, mlir::func::FuncOp function, Block block,
              bool any_strides);

  emit::Frame enter(const emit::FrameLayout &layout) override;
  bool lanes_are_threads() const override { return true; }
  void do_once(const std::function<void()> &body) override;
  void synchronize() override;
  bool wants_unit_strides() const override { return !any_strides; }
  int64_t step(mlir::Type compute) const override { return block.threads * elements(compute); }
  mlir::Value lane_indices(mlir::Value first, mlir::Type compute) override;
  mlir::Value mask_below(mlir::Value count, mlir::Type compute) override;
  bool converts_f16() const override { return true; }
  mlir::Value load(mlir::Type storage, mlir::Value pointer, mlir::Value stride, mlir::Value mask,
                   mlir::Type compute) override;
  void store(mlir::Value value, mlir::Value pointer, mlir::Value stride, mlir::Value mask, mlir::Type compute) override;
  bool stores_past_cache() const override { return false; }
  void store_past_cache(mlir::Value, mlir::Value, mlir::Value, mlir::Type) override {}
  void prefetch(mlir::Type, mlir::Value, mlir::Type, unsigned, unsigned) override {}
  void fence() override {}
  mlir::Value fold_step(mlir::Value lanes, const Combine &combine, mlir::Type compute) override;

private:
  /// Of a step's elements those of one thread. Of any strides each has an address of its own in registers.
  int64_t elements(mlir::Type compute) const override {
    return any_strides ? 1 : 128 / compute.getIntOrFloatBitWidth();
  }
  mlir::Value i64(int64_t value);
  mlir::Value i32(int64_t value);
  mlir::Value ask(llvm::StringRef intrinsic, mlir::Type result, mlir::ValueRange operands = {});
  /// The thread's element number `lane` of the step that begins at `pointer`.
  mlir::Value element_address(mlir::Type element, mlir::Value pointer, mlir::Value stride, int64_t lane);
  mlir::Value from_lane_across(mlir::Value value, int64_t distance);
  mlir::Value combine_warps(mlir::Value value, const Combine &combine);

  Block block;
  bool any_strides;
  mlir::Value thread; ///< in the block, i64
};

/// The parameters of a kernel: the struct of its words by value, as a pointer to it, and the number of tasks.
llvm::SmallVector<mlir::Type> kernel_parameters(mlir::MLIRContext *context);

/// The 64-bit words of that struct: pointers of all arrays, strides, extents, scalars, the distance of two workers'
/// arrays, and the workers.
int64_t word_count(const emit::FrameLayout &layout);

} // namespace norma::compiler::cuda
