//===- failure_test.cpp - each of the driver's calls failing in turn -----------------------===//
#include "tests/cuda/driver/device_test.h"
#include "tests/cuda/driver/host_memory.h"

#include <set>

namespace norma::test {
namespace {

class Failure : public OnMock {
protected:
  /// Makes a context and calls: left-out first value, workspace, much shared memory, a large cluster, cooperation.
  norma_status make_and_call() {
    const CudaContext context(stream);
    if (!context.ok()) return context.status().raw();
    return run(record, {x->view({2, 3}), {}, y->view({2, 3})}, context.raw());
  }

  void begin_again() {
    x.reset(), y.reset();
    begin({{}});
    x = std::make_unique<DeviceArray>(std::vector<float>{1, 2, 3, 4, 5, 6});
    y = std::make_unique<DeviceArray>(std::vector<float>(6, -1));
  }

  RecordBuilder builder = affine_on_cuda([] {
    norma_device_entry launched = entry("affine");
    launched.cluster_blocks = 16;
    launched.shared_bytes = 200'000;
    launched.blocks_per_multiprocessor = 8;
    launched.cooperative = 1;
    return launched;
  }());
  const norma_record &record = builder.build();
  std::unique_ptr<DeviceArray> x, y;
  const std::vector<float> expected = {1.5, 2.5, 3.5, 4.5, 5.5, 6.5};
};

TEST_F(Failure, EachCallInTurnLeavesAStatusAndNoLeakAndTheNextGoesWell) {
  begin_again();
  ASSERT_EQ(message(make_and_call()), "ok");
  const int calls = mock::calls();
  std::set<std::string> failed;
  for (int n = 1; n <= calls; ++n) {
    begin_again();
    mock::fail("", n, cuda::out_of_memory);
    const norma_status status = make_and_call();
    ASSERT_EQ(status.code, NORMA_DEVICE_FAILED) << n;
    ASSERT_NE(mock::failed(), "") << n;
    const std::string sentence = mock::failed() + " answers CUDA_ERROR_OUT_OF_MEMORY: free memory of the device, "
                                                  "norma_cuda_unload gives back that of kernels";
    EXPECT_TRUE(message(status) == sentence || message(status) == "affine training: " + sentence) << message(status);
    EXPECT_EQ(y->values(), std::vector<float>(6, -1)) << mock::failed();
    EXPECT_EQ(mock::launches().size(), 0u) << mock::failed();
    failed.insert(mock::failed());

    EXPECT_EQ(message(make_and_call()), "ok") << "after a failed " << mock::failed();
    EXPECT_EQ(y->values(), expected) << "after a failed " << mock::failed();
    EXPECT_EQ(mock::live_modules(), 1) << "after a failed " << mock::failed();
    EXPECT_EQ(norma_cuda_unload().code, NORMA_OK);
    EXPECT_EQ(mock::live_modules(), 0) << "after a failed " << mock::failed();
    EXPECT_EQ(live_allocations(), 0) << "after a failed " << mock::failed();
    EXPECT_EQ(mock::complaints(), std::vector<std::string>{}) << "after a failed " << mock::failed();
  }
  EXPECT_EQ(failed, (std::set<std::string>{
                        "cuCtxGetCurrent", "cuCtxGetDevice", "cuCtxGetId", "cuDeviceGetAttribute", "cuFuncSetAttribute",
                        "cuInit", "cuLaunchKernelEx", "cuMemsetD32Async", "cuModuleGetFunction", "cuModuleLoadData",
                        "cuOccupancyMaxActiveBlocksPerMultiprocessor", "cuPointerGetAttributes", "cuStreamGetCtx",
                        "cuStreamIsCapturing", "cuThreadExchangeStreamCaptureMode"}));
}

TEST_F(Failure, HostHasNoMemory) {
  for (const int nth : {1, 2}) {
    begin_again();
    fail_allocation(nth);
    EXPECT_EQ(message(make_and_call()), "affine training: malloc answers null: free memory of the host");
    EXPECT_EQ(y->values(), std::vector<float>(6, -1));
    EXPECT_EQ(message(make_and_call()), "ok");
    EXPECT_EQ(mock::live_modules(), 1);
    EXPECT_EQ(norma_cuda_unload().code, NORMA_OK);
    EXPECT_EQ(live_allocations(), 0);
  }
}

TEST_F(Failure, EveryErrorHasItsAdvice) {
  const std::string destroyed = "the CUDA context was destroyed, make another current and a norma_context in it",
                    misfit = "the device code does not fit its record, generate and build again",
                    no_compiler = "this driver cannot compile the PTX, update it or generate a cubin for this device",
                    resources = "the kernel takes more of a multiprocessor than this device has, generate for it",
                    lost = "an earlier kernel failed and its CUDA context is lost, compute-sanitizer finds which",
                    capture =
                        "a capture forbids it, make the call outside of the capture or on the stream that is captured",
                    system = "the driver does not fit the kernel of the operating system, restart the machine";
  const std::tuple<cuda::Result, std::string, std::string> cases[] = {
      {cuda::invalid_value, "INVALID_VALUE", "see the CUDA driver's manual for this error"},
      {cuda::not_initialized, "NOT_INITIALIZED", "see whether nvidia-smi lists a device"},
      {cuda::no_device, "NO_DEVICE", "see whether nvidia-smi lists a device"},
      {cuda::invalid_context, "INVALID_CONTEXT", destroyed},
      {cuda::context_is_destroyed, "CONTEXT_IS_DESTROYED", destroyed},
      {cuda::invalid_image, "INVALID_IMAGE", misfit},
      {cuda::invalid_ptx, "INVALID_PTX", misfit},
      {cuda::no_binary_for_gpu, "NO_BINARY_FOR_GPU", misfit},
      {cuda::not_found, "NOT_FOUND", misfit},
      {cuda::unsupported_ptx_version, "UNSUPPORTED_PTX_VERSION", no_compiler},
      {cuda::jit_compiler_not_found, "JIT_COMPILER_NOT_FOUND", no_compiler},
      {cuda::launch_out_of_resources, "LAUNCH_OUT_OF_RESOURCES", resources},
      {cuda::cooperative_launch_too_large, "COOPERATIVE_LAUNCH_TOO_LARGE", resources},
      {cuda::illegal_address, "ILLEGAL_ADDRESS", lost},
      {cuda::launch_failed, "LAUNCH_FAILED", lost},
      {cuda::stream_capture_unsupported, "STREAM_CAPTURE_UNSUPPORTED", capture},
      {cuda::stream_capture_invalidated, "STREAM_CAPTURE_INVALIDATED", capture},
      {cuda::stream_capture_implicit, "STREAM_CAPTURE_IMPLICIT", capture},
      {cuda::system_not_ready, "SYSTEM_NOT_READY", system},
      {cuda::system_driver_mismatch, "SYSTEM_DRIVER_MISMATCH", system}};
  begin_again();
  for (const auto &[answer, name, advice] : cases) {
    mock::fail("cuLaunchKernelEx", 1, answer);
    EXPECT_EQ(message(make_and_call()), "affine training: cuLaunchKernelEx answers CUDA_ERROR_" + name + ": " + advice);
  }
  EXPECT_EQ(message(make_and_call()), "ok");
}

TEST_F(Failure, SecondKernelFailsAfterTheFirstWasLaunched) {
  RecordBuilder sums = column_sum_on_cuda();
  const norma_record &both = sums.build();
  const DeviceArray rows({1, 2, 3, 4}), total({-1, -1});
  mock::fail("cuLaunchKernelEx", 2, cuda::out_of_memory);
  EXPECT_EQ(run(both, {rows.view({2, 2}), total.view({2})}).code, NORMA_DEVICE_FAILED);
  EXPECT_EQ(mock::launches().size(), 1u);
  EXPECT_EQ(run(both, {rows.view({2, 2}), total.view({2})}).code, NORMA_OK);
  EXPECT_EQ(total.values(), (std::vector<float>{4, 6}));
}

/// The copies and fills of a call without elements.
TEST_F(Failure, CopiesAndFillsFail) {
  RecordBuilder states("states", "training");
  states.argument("x", {"N"})
      .argument("m", {"A", "B"}, {.role = NORMA_ROLE_STATE})
      .argument("new_m", {"A", "B"}, {.role = NORMA_ROLE_NEW_STATE, .written = true, .alias = 1})
      .argument("dm", {"A", "B"}, {.role = NORMA_ROLE_GRADIENT, .written = true})
      .on_cuda({})
      .variant({"none", {}, {}, {}});
  const norma_record &empty = states.build();
  const DeviceArray m({1, 2, 3, 4, 5}), new_m({-1, -1, -1, -1, -1}), dm({-1, -1, -1, -1, -1});
  const auto run_on = [&](Tensor::ListedExtents strides) {
    return run(empty,
               {Tensor(f32, {0}), m.view({2, 2}, strides), new_m.view({2, 2}, strides), dm.view({2, 2}, strides)});
  };
  for (const char *call : {"cuMemcpy2DAsync", "cuMemsetD2D32Async"}) {
    mock::fail(call, 1, cuda::invalid_handle);
    EXPECT_EQ(run_on({3, 1}).code, NORMA_DEVICE_FAILED) << call;
    EXPECT_EQ(mock::failed(), call);
  }
  EXPECT_EQ(run_on({3, 1}).code, NORMA_OK);
  EXPECT_EQ(new_m.values(), (std::vector<float>{1, 2, -1, 4, 5}));
  EXPECT_EQ(dm.values(), (std::vector<float>{0, 0, -1, 0, 0}));
  for (const char *call : {"cuMemcpyDtoDAsync", "cuMemsetD32Async"}) {
    mock::fail(call, 1, cuda::invalid_handle);
    EXPECT_EQ(message(run_on({2, 1})), std::string("states training: ") + call +
                                           " answers CUDA_ERROR_INVALID_HANDLE: the stream or its CUDA context was "
                                           "destroyed, make a norma_context of a living one");
  }
  EXPECT_EQ(run_on({2, 1}).code, NORMA_OK);
  EXPECT_EQ(new_m.values(), (std::vector<float>{1, 2, 3, 4, 5}));
}

TEST_F(Failure, ErrorWithoutANameHasASentence) {
  begin_again();
  mock::fail("cuStreamGetCtx", 1, static_cast<cuda::Result>(12345));
  EXPECT_EQ(message(make_and_call()),
            "cuStreamGetCtx answers an error without a name: see the CUDA driver's manual for this error");
  EXPECT_EQ(message(make_and_call()), "ok");
}

} // namespace
} // namespace norma::test
