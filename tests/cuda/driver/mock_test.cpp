//===- mock_test.cpp - the mock driver sees what a driver would not survive -----------------===//
//
// Each fault stands beside the call that it differs from by one thing, about which there is no complaint.
//
//===----------------------------------------------------------------------===//
#include "tests/cuda/driver/mock_state.h"

#include <gtest/gtest.h>

namespace norma::test {
namespace {

class Mock : public testing::Test {
protected:
  Mock() {
    mock::reset({{90, 4, 100'000}, {}});
    mock::define("f", {{}, [](const mock::Launch &) {}});
    cuda::cuInit(0);
    context = mock::create_context(0);
    stream = mock::create_stream();
    memory = reinterpret_cast<std::uintptr_t>(mock::allocate(64));
    EXPECT_EQ(cuda::cuModuleLoadData(&module, "cubin 90\nf\n"), cuda::success);
    EXPECT_EQ(cuda::cuModuleGetFunction(&function, module, "f"), cuda::success);
  }

  /// The complaint about what `fault` does; `sound` does the same without the fault.
  template <typename Sound, typename Fault> void expect(const std::string &complaint, Sound sound, Fault fault) {
    sound();
    EXPECT_EQ(mock::complaints(), std::vector<std::string>{});
    fault();
    EXPECT_EQ(mock::complaints(), std::vector<std::string>{complaint});
  }

  cuda::Result launch(unsigned grid, unsigned block, unsigned cluster, unsigned shared_bytes) {
    cuda::LaunchAttribute attribute = {};
    attribute.id = cuda::launch_cluster_dimension;
    attribute.value.cluster = {cluster, 1, 1};
    const cuda::LaunchConfiguration configuration = {grid, 1, 1, block, 1, 1, shared_bytes, stream, &attribute, 1};
    return cuda::cuLaunchKernelEx(&configuration, function, nullptr, nullptr);
  }

  cuda::Context context;
  cuda::Stream stream;
  cuda::Module module;
  cuda::Function function;
  std::uintptr_t memory;
};

TEST_F(Mock, CallBeforeInit) {
  mock::reset();
  cuda::Context current;
  expect(
      "cuCtxGetCurrent before cuInit", [] { cuda::cuInit(0); },
      [&] {
        mock::reset();
        cuda::cuCtxGetCurrent(&current);
      });
}

TEST_F(Mock, BytesOutsideOfAnAllocation) {
  expect(
      "cuMemsetD8Async of bytes that are not one allocation's", [&] { cuda::cuMemsetD8Async(memory, 0, 64, stream); },
      [&] { cuda::cuMemsetD8Async(memory, 0, 65, stream); });
}

TEST_F(Mock, MisalignedFill) {
  expect(
      "cuMemsetD32Async off its alignment", [&] { cuda::cuMemsetD32Async(memory, 0, 4, stream); },
      [&] { cuda::cuMemsetD32Async(memory + 2, 0, 4, stream); });
}

TEST_F(Mock, PitchBelowARow) {
  expect(
      "cuMemsetD2D8Async with a pitch that no driver takes",
      [&] { cuda::cuMemsetD2D8Async(memory, 8, 0, 8, 2, stream); },
      [&] { cuda::cuMemsetD2D8Async(memory, 7, 0, 8, 2, stream); });
}

TEST_F(Mock, MemoryOfAnotherDevice) {
  mock::create_context(1);
  const auto elsewhere = reinterpret_cast<std::uintptr_t>(mock::allocate(64));
  mock::make_current(context);
  expect(
      "cuMemsetD8Async of another device's memory", [&] { cuda::cuMemsetD8Async(memory, 0, 64, stream); },
      [&] { cuda::cuMemsetD8Async(elsewhere, 0, 64, stream); });
}

TEST_F(Mock, MemoryOfADestroyedContext) {
  const cuda::Context doomed = mock::create_context(0);
  const auto lost = reinterpret_cast<std::uintptr_t>(mock::allocate(64));
  mock::destroy_context(doomed);
  mock::make_current(context);
  expect(
      "cuMemsetD8Async of memory whose context is destroyed", [&] { cuda::cuMemsetD8Async(memory, 0, 64, stream); },
      [&] { cuda::cuMemsetD8Async(lost, 0, 64, stream); });
}

TEST_F(Mock, MemoryFreedTwice) {
  expect(
      "memory is freed twice", [&] { mock::free(reinterpret_cast<void *>(memory)); },
      [&] { mock::free(reinterpret_cast<void *>(memory)); });
}

TEST_F(Mock, ModuleUnloadedTwice) {
  expect(
      "cuModuleUnload with a module that is gone", [&] { cuda::cuModuleUnload(module); },
      [&] { cuda::cuModuleUnload(module); });
}

TEST_F(Mock, FunctionOfADestroyedContext) {
  expect(
      "cuModuleGetFunction with a module that is gone", [&] { cuda::cuModuleGetFunction(&function, module, "f"); },
      [&] {
        mock::destroy_context(context);
        cuda::cuModuleGetFunction(&function, module, "f");
      });
}

TEST_F(Mock, FunctionOfAnUnloadedModule) {
  expect(
      "cuLaunchKernelEx of f: its module is gone or another context's", [&] { launch(1, 1, 1, 0); },
      [&] {
        cuda::cuModuleUnload(module);
        launch(1, 1, 1, 0);
      });
}

TEST_F(Mock, StreamOfAnotherContext) {
  expect(
      "a stream of another context", [&] { launch(1, 1, 1, 0); },
      [&] {
        mock::create_context(0);
        launch(1, 1, 1, 0);
      });
}

TEST_F(Mock, BlockBeyondTheHardware) {
  expect(
      "cuLaunchKernelEx of f: a grid or block that no device has", [&] { launch(1, 1024, 1, 0); },
      [&] { launch(1, 1025, 1, 0); });
}

TEST_F(Mock, ClusterThatDoesNotDivideTheGrid) {
  expect(
      "cuLaunchKernelEx of f: a cluster that the grid or the function does not allow", [&] { launch(8, 1, 8, 0); },
      [&] { launch(12, 1, 8, 0); });
}

TEST_F(Mock, ClusterLargerThanWasAskedFor) {
  cuda::cuFuncSetAttribute(function, cuda::non_portable_cluster_size_allowed, 1);
  expect(
      "cuLaunchKernelEx of f: a cluster that the grid or the function does not allow", [&] { launch(16, 1, 16, 0); },
      [&] {
        cuda::cuFuncSetAttribute(function, cuda::non_portable_cluster_size_allowed, 0);
        launch(16, 1, 16, 0);
      });
}

TEST_F(Mock, SharedMemoryThatWasNotAskedFor) {
  expect(
      "cuLaunchKernelEx of f: more shared memory than was asked for", [&] { launch(1, 1, 1, 48 * 1024); },
      [&] { launch(1, 1, 1, 48 * 1024 + 1); });
}

TEST_F(Mock, SharedMemoryBeyondTheDevice) {
  expect(
      "cuFuncSetAttribute asks for more shared memory than there is",
      [&] { cuda::cuFuncSetAttribute(function, cuda::max_dynamic_shared_size_bytes, 100'000); },
      [&] { cuda::cuFuncSetAttribute(function, cuda::max_dynamic_shared_size_bytes, 100'001); });
}

TEST_F(Mock, LoadingDuringACapture) {
  mock::begin_capture(stream, cuda::capture_global);
  cuda::CaptureMode mode = cuda::capture_relaxed;
  cuda::cuThreadExchangeStreamCaptureMode(&mode);
  expect(
      "cuModuleLoadData while a stream is being captured", [&] { cuda::cuModuleLoadData(&module, "ptx 80\n"); },
      [&] {
        cuda::cuThreadExchangeStreamCaptureMode(&mode);
        cuda::cuModuleLoadData(&module, "ptx 80\n");
      });
  launch(1, 1, 1, 0);
  EXPECT_EQ(mock::end_capture(stream).size(), 0u) << "the capture is spoilt";
}

} // namespace
} // namespace norma::test
