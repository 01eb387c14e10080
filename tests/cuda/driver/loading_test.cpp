//===- loading_test.cpp - which code is loaded, when, and how often ------------------------===//
#include "tests/cuda/driver/device_test.h"
#include "tests/cuda/driver/host_memory.h"
#include "tests/runtime/kernels.h"

#include <thread>

namespace norma::test {
namespace {

class Loading : public OnMock {
protected:
  /// One call of one element.
  norma_status run_once(const norma_record &record) {
    const DeviceArray x({1}), gamma({2}), y({-1});
    const norma_status status = run(record, {x.view({1, 1}), gamma.view({1}), y.view({1, 1})});
    if (status.code == NORMA_OK) EXPECT_EQ(y.values(), std::vector<float>{2.5});
    return status;
  }

  norma_status run_in_new_context(const norma_record &record) {
    cuda_context = mock::create_context(0);
    stream = mock::create_stream();
    return run_once(record);
  }
};

TEST_F(Loading, OnceForAllCalls) {
  RecordBuilder builder = affine_on_cuda();
  const norma_record &record = builder.build();
  for (int i = 0; i < 3; ++i) EXPECT_EQ(run_once(record).code, NORMA_OK);
  EXPECT_EQ(mock::calls("cuModuleLoadData"), 1);
  EXPECT_EQ(mock::calls("cuModuleGetFunction"), 1);
}

TEST_F(Loading, OnceForRecordsThatShareAnImage) {
  RecordBuilder first = affine_on_cuda(), second = affine_on_cuda();
  EXPECT_EQ(run_once(first.build()).code, NORMA_OK);
  EXPECT_EQ(run_once(second.build()).code, NORMA_OK);
  EXPECT_EQ(mock::calls("cuModuleLoadData"), 1);
  EXPECT_EQ(mock::calls("cuModuleGetFunction"), 2);
}

TEST_F(Loading, OnceForEachContext) {
  RecordBuilder builder = affine_on_cuda();
  const norma_record &record = builder.build();
  const cuda::Context first = cuda_context;
  const cuda::Stream first_stream = stream;
  EXPECT_EQ(run_once(record).code, NORMA_OK);
  EXPECT_EQ(run_in_new_context(record).code, NORMA_OK);
  EXPECT_EQ(mock::calls("cuModuleLoadData"), 2);
  mock::make_current(first);
  stream = first_stream;
  EXPECT_EQ(run_once(record).code, NORMA_OK);
  EXPECT_EQ(mock::calls("cuModuleLoadData"), 2);
}

TEST_F(Loading, OnceForManyThreads) {
  RecordBuilder builder = affine_on_cuda();
  const norma_record *const record = &builder.build();
  mock::delay("cuModuleLoadData", std::chrono::milliseconds(20));
  std::vector<std::thread> threads;
  std::vector<std::int32_t> codes(8, -1);
  for (std::size_t t = 0; t < codes.size(); ++t)
    threads.emplace_back([&, t] {
      mock::make_current(cuda_context);
      codes[t] = CudaContext(stream).load({&record, 1}).code();
    });
  for (std::thread &thread : threads) thread.join();
  EXPECT_EQ(codes, std::vector<std::int32_t>(8, NORMA_OK));
  EXPECT_EQ(mock::calls("cuModuleLoadData"), 1);
}

TEST_F(Loading, AheadOfTheFirstCall) {
  RecordBuilder builder = affine_on_cuda();
  const norma_record *const record = &builder.build();
  ASSERT_TRUE(CudaContext(stream).load({&record, 1}).ok());
  EXPECT_EQ(mock::calls("cuModuleLoadData"), 1);
  EXPECT_EQ(run_once(*record).code, NORMA_OK);
  EXPECT_EQ(mock::calls("cuModuleLoadData"), 1);
}

TEST_F(Loading, OnlyWhatTheDeviceCanRun) {
  RecordBuilder builder = affine_on_cuda();
  builder.variant({"later",
                   {{NORMA_GUARD_COMPUTE_CAPABILITY, 0, 0, 100, "not sm_100"}},
                   {{.run = nullptr, .counts = {}, .entry = entry("no such symbol")}},
                   {}});
  const norma_record *const record = &builder.build();
  EXPECT_STREQ(CudaContext(stream).load({&record, 1}).message(), "ok");
}

TEST_F(Loading, RecordsOfTheHostArePassedOver) {
  RecordBuilder host = affine(), device = affine_on_cuda();
  const norma_record *const records[] = {&host.build(), &device.build()};
  EXPECT_STREQ(CudaContext(stream).load(records).message(), "ok");
  EXPECT_EQ(mock::calls("cuModuleLoadData"), 1);
}

TEST_F(Loading, WithAnotherDriverAllIsLoadedAgain) {
  RecordBuilder builder = affine_on_cuda();
  const norma_record &record = builder.build();
  EXPECT_EQ(run_once(record).code, NORMA_OK);
  EXPECT_EQ(norma_cuda_load_driver(NORMA_MOCK_DRIVER).code, NORMA_OK);
  EXPECT_EQ(live_allocations(), 0);
  EXPECT_EQ(run_once(record).code, NORMA_OK);
  EXPECT_EQ(mock::calls("cuModuleLoadData"), 2);
}

TEST_F(Loading, UnloadingGivesBackAndTheNextCallLoadsAgain) {
  RecordBuilder builder = affine_on_cuda();
  const norma_record &record = builder.build();
  EXPECT_EQ(run_once(record).code, NORMA_OK);
  EXPECT_EQ(mock::live_modules(), 1);
  EXPECT_EQ(norma_cuda_unload().code, NORMA_OK);
  EXPECT_EQ(mock::live_modules(), 0);
  EXPECT_EQ(norma_cuda_unload().code, NORMA_OK);
  EXPECT_EQ(mock::calls("cuModuleUnload"), 1);
  EXPECT_EQ(run_once(record).code, NORMA_OK);
  EXPECT_EQ(mock::live_modules(), 1);
}

TEST_F(Loading, WhatCannotBeUnloadedStaysKnown) {
  RecordBuilder builder = affine_on_cuda();
  const norma_record &record = builder.build();
  EXPECT_EQ(run_once(record).code, NORMA_OK);
  mock::fail("cuModuleUnload", 1, cuda::out_of_memory);
  EXPECT_EQ(message(norma_cuda_unload()), "cuModuleUnload answers CUDA_ERROR_OUT_OF_MEMORY: free memory of the device, "
                                          "norma_cuda_unload gives back that of kernels");
  EXPECT_EQ(mock::live_modules(), 1);
  EXPECT_EQ(norma_cuda_unload().code, NORMA_OK);
  EXPECT_EQ(mock::live_modules(), 0);
}

TEST_F(Loading, OtherContextsAreNotUnloaded) {
  RecordBuilder builder = affine_on_cuda();
  const norma_record &record = builder.build();
  EXPECT_EQ(run_once(record).code, NORMA_OK);
  EXPECT_EQ(run_in_new_context(record).code, NORMA_OK);
  EXPECT_EQ(norma_cuda_unload().code, NORMA_OK);
  EXPECT_EQ(mock::live_modules(), 1);
}

TEST_F(Loading, ContextThatTookADestroyedOnesPlaceIsAnother) {
  RecordBuilder builder = affine_on_cuda();
  const norma_record &record = builder.build();
  EXPECT_EQ(run_once(record).code, NORMA_OK);
  mock::destroy_context(cuda_context);
  cuda_context = mock::create_context_at(cuda_context, 0);
  stream = mock::create_stream();
  EXPECT_EQ(run_once(record).code, NORMA_OK);
  EXPECT_EQ(mock::calls("cuModuleLoadData"), 2);
  EXPECT_EQ(live_allocations(), 2) << "a module and a variant; those of the former are forgotten";
  EXPECT_EQ(norma_cuda_unload().code, NORMA_OK);
  EXPECT_EQ(live_allocations(), 0);
  EXPECT_EQ(mock::calls("cuModuleUnload"), 1) << "the former's module went down with it";
}

TEST_F(Loading, WithADriverOfVersion11ContextsAreKnownByTheirPlace) {
  ASSERT_EQ(norma_cuda_load_driver(NORMA_MOCK_DRIVER_OF_VERSION_11).code, NORMA_OK);
  RecordBuilder builder = affine_on_cuda();
  const norma_record &record = builder.build();
  EXPECT_EQ(run_once(record).code, NORMA_OK);
  EXPECT_EQ(run_in_new_context(record).code, NORMA_OK);
  EXPECT_EQ(mock::calls("cuModuleLoadData"), 2);
  EXPECT_EQ(mock::calls("cuCtxGetId"), 0);
  // As the header asks for with such drivers.
  EXPECT_EQ(norma_cuda_unload().code, NORMA_OK);
  mock::destroy_context(cuda_context);
  cuda_context = mock::create_context_at(cuda_context, 0);
  stream = mock::create_stream();
  EXPECT_EQ(run_once(record).code, NORMA_OK);
}

/// Each image has the symbol under another name, which tells what was chosen.
TEST_F(Loading, BestImageIsChosen) {
  struct Case {
    int device;
    std::vector<std::pair<std::int32_t, int>> images;
    const char *chosen;
  };
  constexpr std::int32_t ptx = NORMA_IMAGE_PTX, cubin = NORMA_IMAGE_CUBIN;
  const Case cases[] = {
      {90, {{cubin, 80}, {cubin, 90}, {ptx, 90}}, "cubin 90"},
      {86, {{cubin, 80}, {cubin, 90}, {ptx, 80}}, "cubin 80"},
      {89, {{cubin, 80}, {cubin, 86}, {cubin, 90}}, "cubin 86"},
      {86, {{cubin, 89}, {cubin, 80}}, "cubin 80"},
      {86, {{cubin, 80}, {ptx, 86}}, "cubin 80"},
      {100, {{ptx, 80}, {cubin, 90}, {ptx, 90}, {ptx, 120}}, "ptx 90"},
      {121, {{ptx, 90}, {ptx, 80}}, "ptx 90"},
      {90, {{ptx, 90}, {cubin, 90}}, "cubin 90"},
      {120, {{cubin, 120}, {ptx, 90}}, "cubin 120"},
  };
  for (const Case &each : cases) {
    begin({{each.device, 4, 100'000}});
    std::vector<std::string> texts;
    for (const auto &[kind, capability] : each.images)
      texts.push_back((kind == ptx ? "ptx " : "cubin ") + std::to_string(capability) + "\naffine\n");
    std::vector<norma_image> images;
    for (std::size_t i = 0; i < texts.size(); ++i)
      images.push_back(image(each.images[i].first, each.images[i].second, texts[i]));
    RecordBuilder builder = affine_on_cuda(entry("affine"), images);
    const norma_status status = run_once(builder.build());
    EXPECT_EQ(status.code, NORMA_OK) << each.device << ": " << message(status);
    EXPECT_EQ(mock::last_image(), each.chosen) << each.device;
  }
}

} // namespace
} // namespace norma::test
