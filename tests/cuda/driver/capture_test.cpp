//===- capture_test.cpp - calls inside of a CUDA graph's capture --------------------------===//
#include "tests/cuda/driver/device_test.h"

namespace norma::test {
namespace {

class Capture : public OnMock {
protected:
  void replay(const std::vector<std::function<void()>> &graph) {
    for (const auto &node : graph) node();
  }

  RecordBuilder builder = affine_on_cuda();
  const norma_record *const record = &builder.build();
};

TEST_F(Capture, LoadedCodeIsCapturedWithItsFills) {
  const CudaContext context(stream);
  ASSERT_TRUE(context.load({&record, 1}).ok());
  const DeviceArray x({1, 2}), y({-1, -1});
  const Views arguments({x.view({1, 2}), {}, y.view({1, 2})});
  void *const workspace = mock::allocate(256);
  mock::begin_capture(stream, cuda::capture_global);
  const norma_status status = norma_call(record, arguments.data(), nullptr, workspace, 256, &context.raw());
  const auto graph = mock::end_capture(stream);
  EXPECT_EQ(message(status), "ok");
  EXPECT_EQ(graph.size(), 2u) << "the first value and the kernel";
  EXPECT_EQ(y.values(), (std::vector<float>{-1, -1}));
  replay(graph);
  EXPECT_EQ(y.values(), (std::vector<float>{1.5, 2.5}));
  x.data()[0] = 5;
  replay(graph);
  EXPECT_EQ(y.values(), (std::vector<float>{5.5, 2.5}));
}

TEST_F(Capture, CodeThatIsNotLoadedIsRefusedAndTheCaptureGoesOn) {
  const CudaContext context(stream);
  const DeviceArray x({1}), gamma({2}), y({-1});
  const Views arguments({x.view({1, 1}), gamma.view({1}), y.view({1, 1})});
  mock::begin_capture(stream, cuda::capture_global);
  const norma_status refused = norma_call(record, arguments.data(), nullptr, nullptr, 0, &context.raw());
  EXPECT_EQ(refused.code, NORMA_NOT_LOADED);
  EXPECT_EQ(message(refused), "affine training: its code is not loaded and the stream is being captured: call "
                              "norma_cuda_load before");
  EXPECT_EQ(mock::calls("cuModuleLoadData"), 0);
  EXPECT_EQ(mock::end_capture(stream).size(), 0u);
  EXPECT_EQ(norma_call(record, arguments.data(), nullptr, nullptr, 0, &context.raw()).code, NORMA_OK);
}

TEST_F(Capture, PreparingLoads) {
  const CudaContext context(stream);
  const Prepared call({&record, 1}, arguments(Tensor(f32, {1, 2}), Tensor(f32, {2}), Tensor(f32, {1, 2})), context);
  const DeviceArray x({1, 2}), gamma({3, 4}), y({-1, -1});
  mock::begin_capture(stream, cuda::capture_global);
  const Status status = call.run(std::array<void *, 3>{x.data(), gamma.data(), y.data()}, {}, {});
  EXPECT_STREQ(status.message(), "ok");
  replay(mock::end_capture(stream));
  EXPECT_EQ(y.values(), (std::vector<float>{3.5, 8.5}));
}

TEST_F(Capture, LoadingLeavesTheCaptureOfAnotherStreamAlone) {
  const cuda::Stream captured = mock::create_stream();
  mock::begin_capture(captured, cuda::capture_global);
  EXPECT_TRUE(CudaContext(stream).load({&record, 1}).ok());
  EXPECT_EQ(mock::calls("cuModuleLoadData"), 1);
  EXPECT_EQ(mock::thread_capture_mode(), cuda::capture_global) << "it is what it was";
  mock::end_capture(captured);
}

TEST_F(Capture, ModeOfTheThreadStaysWhereItCannotBeChanged) {
  mock::fail("cuThreadExchangeStreamCaptureMode", 1, cuda::out_of_memory);
  EXPECT_EQ(CudaContext(stream).load({&record, 1}).code(), NORMA_DEVICE_FAILED);
  EXPECT_EQ(mock::thread_capture_mode(), cuda::capture_global);
  EXPECT_EQ(mock::calls("cuModuleLoadData"), 0);
  EXPECT_TRUE(CudaContext(stream).load({&record, 1}).ok());
}

TEST_F(Capture, DefaultStreamDuringACaptureIsADriversError) {
  const cuda::Stream captured = mock::create_stream();
  const CudaContext context;
  ASSERT_TRUE(context.load({&record, 1}).ok());
  const DeviceArray x({1}), gamma({2}), y({-1});
  const Views arguments({x.view({1, 1}), gamma.view({1}), y.view({1, 1})});
  mock::begin_capture(captured, cuda::capture_global);
  EXPECT_EQ(message(norma_call(record, arguments.data(), nullptr, nullptr, 0, &context.raw())),
            "affine training: cuLaunchKernelEx answers CUDA_ERROR_STREAM_CAPTURE_IMPLICIT: a capture forbids it, make "
            "the call outside of "
            "the capture or on the stream that is captured");
  mock::end_capture(captured);
  EXPECT_EQ(norma_call(record, arguments.data(), nullptr, nullptr, 0, &context.raw()).code, NORMA_OK);
}

} // namespace
} // namespace norma::test
