//===- run_test.cpp - kernels of a record on a device -----------------------------------===//
#include "runtime/core/grid.h"
#include "tests/cuda/driver/device_test.h"

#include <cstring>

namespace norma::test {
namespace {

class Run : public OnMock {};

TEST_F(Run, KernelGetsWhatTheRecordSays) {
  RecordBuilder builder = affine_on_cuda();
  const DeviceArray x({1, 2, 3, 4, 5, 6}), gamma({10, 20, 30}), y(std::vector<float>(6, -1));
  const norma_status status = run(builder.build(), {x.view({2, 3}), gamma.view({3}), y.view({2, 3})});
  ASSERT_EQ(status.code, NORMA_OK) << message(status);
  EXPECT_EQ(y.values(), (std::vector<float>{10.5, 40.5, 90.5, 40.5, 100.5, 180.5}));
  ASSERT_EQ(mock::launches().size(), 1u);
  const mock::Launch launch = mock::launches().front();
  EXPECT_EQ(launch.symbol, "affine");
  EXPECT_EQ(launch.grid, 2u);
  EXPECT_EQ(launch.block, 64u);
  EXPECT_EQ(launch.cluster, 1u);
  EXPECT_EQ(launch.stream, stream);
  EXPECT_FALSE(launch.cooperative);
}

TEST_F(Run, NothingWaitsForTheStream) {
  RecordBuilder builder = affine_on_cuda();
  const DeviceArray x({1}), gamma({2}), y({-1});
  const Views arguments({x.view({1, 1}), gamma.view({1}), y.view({1, 1})});
  const CudaContext context(stream);
  const double shift = 7;
  ASSERT_EQ(norma_call(&builder.build(), arguments.data(), &shift, nullptr, 0, &context.raw()).code, NORMA_OK);
  EXPECT_EQ(y.values(), std::vector<float>{-1});
  mock::synchronize(stream);
  EXPECT_EQ(y.values(), std::vector<float>{9});
}

TEST_F(Run, DefaultStreamIsTheCurrentContexts) {
  RecordBuilder builder = affine_on_cuda();
  const DeviceArray x({1}), gamma({2}), y({-1});
  ASSERT_EQ(run(builder.build(), {x.view({1, 1}), gamma.view({1}), y.view({1, 1})}, CudaContext().raw()).code,
            NORMA_OK);
  mock::synchronize(nullptr);
  EXPECT_EQ(y.values(), std::vector<float>{2.5});
}

TEST_F(Run, LeftOutParameterTakesItsFirstValueOnTheDevice) {
  RecordBuilder builder = affine_on_cuda();
  const DeviceArray x({1, 2, 3}), y(std::vector<float>(3, -1));
  const norma_status status = run(builder.build(), {x.view({1, 3}), {}, y.view({1, 3})});
  ASSERT_EQ(status.code, NORMA_OK) << message(status);
  EXPECT_EQ(y.values(), (std::vector<float>{1.5, 2.5, 3.5}));
  EXPECT_EQ(mock::calls("cuMemsetD32Async"), 1);
}

TEST_F(Run, KernelsOfAVariantRunInOrderThroughTheWorkspace) {
  RecordBuilder builder = column_sum_on_cuda();
  const DeviceArray x({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}), total(std::vector<float>(2, -1));
  const norma_status status = run(builder.build(), {x.view({5, 2}), total.view({2})});
  ASSERT_EQ(status.code, NORMA_OK) << message(status);
  EXPECT_EQ(total.values(), (std::vector<float>{25, 30}));
  ASSERT_EQ(mock::launches().size(), 2u);
  EXPECT_EQ(mock::launches()[0].grid, 3u);
  EXPECT_EQ(mock::launches()[1].symbol, "column_sum_combine");
}

TEST_F(Run, PersistentBlocksTakeSeveralTasksAndHaveACopyEach) {
  RecordBuilder builder = column_sum_on_cuda(/*blocks_per_multiprocessor=*/2);
  const norma_record &record = builder.build();
  std::vector<float> rows(41);
  for (int n = 0; n < 41; ++n) rows[static_cast<std::size_t>(n)] = static_cast<float>(n);
  const DeviceArray x(rows), total({-1});
  const norma_status status = run(record, {x.view({41, 1}), total.view({1})});
  ASSERT_EQ(status.code, NORMA_OK) << message(status);
  EXPECT_EQ(total.values(), std::vector<float>{820});
  EXPECT_EQ(mock::launches()[0].grid, 8u); // 21 tasks on 4 multiprocessors with 2 blocks each

  // 21 partial sums take two lines, a copy for each of 8 blocks one, and the begin may lose 63 bytes.
  std::size_t bytes = 0;
  const Views arguments({x.view({41, 1}), total.view({1})});
  ASSERT_EQ(norma_workspace_bytes(&record, arguments.data(), 4, &bytes).code, NORMA_OK);
  EXPECT_EQ(bytes, 2 * 64 + 8 * 64 + 63u);
}

TEST_F(Run, GridsArePersistentWholeClustersWithinTheHardware) {
  using internal::clusters_of;
  norma_device_entry kernel = entry("kernel");
  EXPECT_EQ(clusters_of(kernel, 1'000'000, 132), 1'000'000);
  EXPECT_EQ(clusters_of(kernel, 5'000'000'000, 132), 0x7fffffff);
  kernel.cluster_blocks = 4;
  EXPECT_EQ(clusters_of(kernel, 5'000'000'000, 132), 0x7fffffff / 4);
  kernel.blocks_per_multiprocessor = 3;
  EXPECT_EQ(clusters_of(kernel, 1'000'000, 132), 99);
  EXPECT_EQ(clusters_of(kernel, 98, 132), 98);
  EXPECT_EQ(clusters_of(kernel, 98, 1), 1);
  EXPECT_EQ(clusters_of(kernel, 98, INT64_MAX), 98);
}

TEST_F(Run, ClustersSharedMemoryAndCooperationReachTheLaunch) {
  norma_device_entry launched = entry("affine");
  launched.cluster_blocks = 16;
  launched.shared_bytes = 100'000;
  launched.blocks_per_multiprocessor = 8;
  launched.cooperative = 1;
  RecordBuilder builder = affine_on_cuda(launched);
  const norma_record &record = builder.build();
  const DeviceArray x({1, 2, 3}), gamma({2}), y(std::vector<float>(3, -1));
  for (int i = 0; i < 2; ++i) {
    const norma_status status = run(record, {x.view({3, 1}), gamma.view({1}), y.view({3, 1})});
    ASSERT_EQ(status.code, NORMA_OK) << message(status);
  }
  EXPECT_EQ(y.values(), (std::vector<float>{2.5, 4.5, 6.5}));
  const mock::Launch launch = mock::launches().back();
  EXPECT_EQ(launch.grid, 32u); // two clusters, though there are three tasks
  EXPECT_EQ(launch.cluster, 16u);
  EXPECT_EQ(launch.shared_bytes, 100'000u);
  EXPECT_TRUE(launch.cooperative);
  EXPECT_EQ(mock::calls("cuFuncSetAttribute"), 2) << "attributes are set once, not in each call";
}

TEST_F(Run, LastWordIsTheNumberOfMultiprocessors) {
  RecordBuilder builder = affine_on_cuda();
  const DeviceArray x({1}), gamma({2}), y({-1});
  ASSERT_EQ(run(builder.build(), {x.view({1, 1}), gamma.view({1}), y.view({1, 1})}).code, NORMA_OK);
  const std::vector<std::byte> words = mock::launches().front().parameters.front();
  std::int64_t last = 0;
  std::memcpy(&last, words.data() + words.size() - sizeof last, sizeof last);
  EXPECT_EQ(last, 4);
}

TEST_F(Run, ArraysBetweenKernelsMayCountWorkers) {
  RecordBuilder builder("partials", "vjp");
  builder.argument("x", {"N"}).argument("y", {"N"}, output()).on_cuda({usual_image()});
  builder.variant({"v",
                   {},
                   {{.run = nullptr, .counts = {{NORMA_COUNT_WORKERS, 3}}, .entry = entry("affine")}},
                   {{4, false, {{NORMA_COUNT_WORKERS, 16}}}}});
  const norma_record &record = builder.build();
  const DeviceArray x({1}), y({1});
  std::size_t bytes = 0;
  const Views arguments({x.view({1}), y.view({1})});
  ASSERT_EQ(norma_workspace_bytes(&record, arguments.data(), 132, &bytes).code, NORMA_OK);
  EXPECT_EQ(bytes, 132 * 16 * 4 + 63u);
  mock::define("affine", {{}, [](const mock::Launch &) {}});
  ASSERT_EQ(run(record, {x.view({1}), y.view({1})}).code, NORMA_OK);
  EXPECT_EQ(mock::launches().front().grid, 12u);
}

TEST_F(Run, PreparedCallRunsOnOtherData) {
  RecordBuilder builder = affine_on_cuda();
  const norma_record *const record = &builder.build();
  const CudaContext context(stream);
  const Prepared call({&record, 1}, arguments(Tensor(f32, {1, 2}), Tensor(f32, {2}), Tensor(f32, {1, 2})), context);
  ASSERT_TRUE(call.ok()) << call.status().message();
  EXPECT_EQ(mock::live_modules(), 1) << "preparing loads";
  const DeviceArray x({1, 2}), gamma({3, 4}), y({-1, -1});
  const int before = mock::calls();
  ASSERT_TRUE(call.run(std::array<void *, 3>{x.data(), gamma.data(), y.data()}, {}, {}).ok());
  EXPECT_EQ(mock::calls() - before, 5) << "current context, its number and device, the stream's context, the launch";
  mock::synchronize(stream);
  EXPECT_EQ(y.values(), (std::vector<float>{3.5, 8.5}));
}

TEST_F(Run, FirstVariantThatTheDeviceCanRunIsChosen) {
  static const std::string text = "ptx 80\naffine\n";
  RecordBuilder builder("affine", "training");
  builder.argument("x", {"N", "C"})
      .argument("gamma", {"C"})
      .argument("y", {"N", "C"}, output())
      .scalar("shift", 0.5)
      .on_cuda({usual_image(), image(NORMA_IMAGE_PTX, 80, text)});
  norma_device_entry narrow = entry("affine");
  narrow.block_threads = 32;
  builder.variant({"clusters",
                   {{NORMA_GUARD_COMPUTE_CAPABILITY, 0, 0, 90, "not sm_90"}},
                   {{.run = nullptr, .counts = {{0, 1}}, .entry = entry("affine")}},
                   {}});
  builder.variant({"blocks",
                   {{NORMA_GUARD_SHARED_BYTES, 0, 0, 64 * 1024, "less than 64 KB of shared memory"}},
                   {{.run = nullptr, .counts = {{0, 1}}, .entry = narrow}},
                   {}});
  const norma_record &record = builder.build();
  for (const auto &[traits, threads] :
       {std::pair{mock::DeviceTraits{90, 4, 232448}, 64u}, std::pair{mock::DeviceTraits{80, 4, 166912}, 32u}}) {
    begin({traits});
    const DeviceArray x({1}), gamma({2}), y({-1});
    const norma_status status = run(record, {x.view({1, 1}), gamma.view({1}), y.view({1, 1})});
    ASSERT_EQ(status.code, NORMA_OK) << message(status);
    EXPECT_EQ(mock::launches().back().block, threads);
  }
  begin({{80, 4, 48 * 1024}});
  const DeviceArray x({1}), gamma({2}), y({-1});
  EXPECT_EQ(
      message(run(record, {x.view({1, 1}), gamma.view({1}), y.view({1, 1})})),
      "affine training: no kernel for this layout: clusters: not sm_90; blocks: less than 64 KB of shared memory");
}

} // namespace
} // namespace norma::test
