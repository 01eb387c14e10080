//===- driver_test.cpp - finding a driver, or not -----------------------------------------===//
#include "tests/cuda/driver/device_test.h"

namespace norma::test {
namespace {

class Driver : public OnMock {};

TEST_F(Driver, IsAbsent) {
  const norma_status status = norma_cuda_load_driver("libcuda_that_is_nowhere.so.1");
  EXPECT_EQ(status.code, NORMA_NO_DRIVER);
  const std::string text =
      "no CUDA driver: libcuda_that_is_nowhere.so.1: cannot open shared object file: No such file or "
      "directory";
  EXPECT_EQ(message(status), text);
  const CudaContext context(stream);
  EXPECT_EQ(context.status().message(), text);
  EXPECT_EQ(context.raw().device_functions, nullptr);
  EXPECT_EQ(message(norma_cuda_unload()), text);
  ASSERT_EQ(norma_cuda_load_driver(NORMA_MOCK_DRIVER).code, NORMA_OK);
  EXPECT_TRUE(CudaContext(stream).ok());
}

TEST_F(Driver, IsTooOld) {
  const norma_status status = norma_cuda_load_driver(NORMA_ANCIENT_DRIVER);
  EXPECT_EQ(message(status), "no CUDA driver: " NORMA_ANCIENT_DRIVER ": is too old, it has no cuGetErrorName");
  EXPECT_EQ(message(norma_cuda_load_driver(NORMA_MOCK_DRIVER_OF_VERSION_11)), "ok");
}

TEST_F(Driver, HasNoDevice) {
  mock::set_init_answer(cuda::no_device);
  const CudaContext context(stream);
  EXPECT_EQ(context.status().code(), NORMA_NO_DEVICE);
  EXPECT_STREQ(context.status().message(), "no CUDA device: cuInit answers CUDA_ERROR_NO_DEVICE");
  mock::set_init_answer(cuda::success);
  EXPECT_TRUE(CudaContext(stream).ok());
}

TEST_F(Driver, DoesNotFitTheSystem) {
  mock::set_init_answer(cuda::system_driver_mismatch);
  EXPECT_STREQ(CudaContext(stream).status().message(),
               "cuInit answers CUDA_ERROR_SYSTEM_DRIVER_MISMATCH: the driver does not fit the kernel of the operating "
               "system, restart the machine");
}

TEST_F(Driver, DescribesTheDeviceOfTheContext) {
  begin({{80, 108, 166912}, {120, 170, 101376}});
  (void)mock::create_context(1);
  stream = mock::create_stream();
  const CudaContext context(stream);
  ASSERT_TRUE(context.ok());
  EXPECT_EQ(context.device().type, NORMA_CUDA);
  EXPECT_EQ(context.device().id, 1);
  EXPECT_EQ(context.workers(), 170);
  EXPECT_EQ(context.raw().compute_capability, 120);
  EXPECT_EQ(context.raw().shared_bytes, 101376);
  EXPECT_EQ(context.raw().stream, stream);
}

/// A struct with the members of DLPack's.
struct DlpackTensor {
  void *data;
  struct {
    int device_type, device_id;
  } device;
  int ndim;
  struct {
    std::uint8_t code, bits;
    std::uint16_t lanes;
  } dtype;
  std::int64_t *shape, *strides;
  std::uint64_t byte_offset;
};

TEST_F(Driver, TensorsMayComeFromDlpack) {
  RecordBuilder builder = affine_on_cuda();
  const DeviceArray x({9, 1}), gamma({2}), y({-1});
  std::int64_t shape[] = {1, 1};
  const auto dlpack = [&](const DeviceArray &array, int rank, std::uint64_t offset) {
    return DlpackTensor{array.data(), {2, 0}, rank, {2, 32, 1}, shape, nullptr, offset};
  };
  const DlpackTensor given[] = {dlpack(x, 2, 4), dlpack(gamma, 1, 0), dlpack(y, 2, 0)};
  const norma_status status = run(builder.build(), {Tensor(&given[0]), Tensor(&given[1]), Tensor(&given[2])});
  EXPECT_EQ(message(status), "ok");
  EXPECT_EQ(y.values(), std::vector<float>{2.5});
}

} // namespace
} // namespace norma::test
