//===- device_test.h - calls through the mock driver ---------------------------------------===//
#pragma once

#include "norma/cuda.hpp"
#include "tests/cuda/driver/device_records.h"
#include "tests/runtime/call_helper.h"

#include <gtest/gtest.h>

namespace norma::test {

/// Numbers on the mock's device.
class DeviceArray {
public:
  explicit DeviceArray(std::vector<float> values, int device = 0)
      : count(values.size()), where(cuda_device(device)),
        memory(static_cast<float *>(mock::allocate(sizeof(float) * values.size()))) {
    std::copy(values.begin(), values.end(), memory);
  }
  DeviceArray(const DeviceArray &) = delete;
  ~DeviceArray() { mock::free(memory); }

  float *data() const { return memory; }
  std::vector<float> values() const { return {memory, memory + count}; }
  Tensor view(Tensor::ListedExtents shape, Tensor::ListedExtents strides = {}) const {
    return Tensor(memory, shape, strides).on(where);
  }

private:
  std::size_t count;
  norma_device where;
  float *memory;
};

/// One device of compute capability 9.0 with four multiprocessors, a context, a stream.
class OnMock : public testing::Test {
protected:
  explicit OnMock(std::vector<mock::DeviceTraits> devices = {{}}) { begin(std::move(devices)); }

  void TearDown() override {
    EXPECT_EQ(mock::complaints(), std::vector<std::string>{});
    // Whatever a test leaves loaded went down with its contexts.
    EXPECT_EQ(norma_cuda_load_driver(NORMA_MOCK_DRIVER).code, NORMA_OK);
  }

  void begin(std::vector<mock::DeviceTraits> devices) {
    mock::reset(std::move(devices));
    define_kernels();
    EXPECT_EQ(norma_cuda_load_driver(NORMA_MOCK_DRIVER).code, NORMA_OK);
    cuda_context = mock::create_context(0);
    stream = mock::create_stream();
  }

  /// With workspace on the device, as much as the query says.
  norma_status run(const norma_record &record, const std::vector<Tensor> &tensors, const norma_context &context) {
    std::size_t bytes = 0;
    const Views arguments(tensors);
    const norma_status sized = norma_workspace_bytes(&record, arguments.data(), context.worker_limit, &bytes);
    if (sized.code != NORMA_OK) return sized;
    void *const workspace = bytes > 0 ? mock::allocate(bytes) : nullptr;
    const norma_status status = norma_call(&record, arguments.data(), nullptr, workspace, bytes, &context);
    mock::synchronize(stream);
    if (workspace != nullptr) mock::free(workspace);
    return status;
  }

  norma_status run(const norma_record &record, const std::vector<Tensor> &tensors) {
    return run(record, tensors, CudaContext(stream).raw());
  }

  cuda::Context cuda_context;
  cuda::Stream stream;
};

} // namespace norma::test
