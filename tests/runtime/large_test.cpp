//===- large_test.cpp - sizes that need 64 bits, and sizes that exceed them ------------------------===//
#include "tests/runtime/call_helper.h"
#include "tests/runtime/kernels.h"

#include <gtest/gtest.h>
#include <sys/mman.h>

namespace norma::test {
namespace {

/// 20 GiB of address space, of which only touched pages take memory.
class Large : public testing::Test {
protected:
  void SetUp() override {
    memory = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED) GTEST_SKIP() << "no 20 GiB of address space";
  }
  void TearDown() override {
    if (memory != MAP_FAILED) ::munmap(memory, bytes);
  }
  static constexpr std::size_t bytes = std::size_t{20} << 30;
  void *memory = MAP_FAILED;
};

TEST_F(Large, OffsetsBeyondFourGigabytes) {
  RecordBuilder builder = affine();
  const norma_record &record = builder.build();
  constexpr std::int64_t row = INT64_C(4) << 30; // elements: the second row begins 16 GiB in
  auto *x = static_cast<float *>(memory);
  x[row + 1] = 5;
  float gamma[] = {1, 2}, y[4] = {};
  ASSERT_EQ(call(record, {{x, {2, 2}, {row, 1}}, {gamma, {2}}, {y, {2, 2}}}).code, NORMA_OK);
  EXPECT_EQ(y[3], 10.5f);
  EXPECT_EQ(message(call(record, {{x, {2, 2}, {row, 1}}, {gamma, {2}}, {x + row, {2, 2}}})), "y: shares memory with x");
}

std::int64_t tasks_seen = 0;

TEST(Sizes, MoreTasksThan32BitsCount) {
  RecordBuilder builder("many", "training");
  builder.argument("x", {"N"})
      .argument("y", {}, output())
      .variant({.name = "v",
                .guards = {},
                .kernels = {{[](const norma_frame *, std::int64_t begin, std::int64_t end, std::int64_t) {
                               tasks_seen = end - begin;
                             },
                             {{0, 2}}}},
                .workspace = {}});
  const norma_record &record = builder.build();
  float x = 1, y = 0;
  constexpr std::int64_t many = INT64_C(5) << 33;
  ASSERT_EQ(call(record, {{&x, {many}, {0}}, {&y, Tensor::Extents{}}}).code, NORMA_OK);
  EXPECT_EQ(tasks_seen, many / 2);
}

TEST(Sizes, BeyondSixtyFourBits) {
  RecordBuilder builder = affine();
  const norma_record &record = builder.build();
  float x[4] = {}, y[4] = {-7};
  const auto run = [&](std::int64_t rows, std::int64_t columns, std::int64_t stride) {
    return message(call(record, {{x, {rows, columns}, {stride, 0}}, {}, {y, {rows, columns}}}));
  };
  constexpr std::int64_t huge = INT64_C(1) << 62;
  EXPECT_EQ(run(huge, 4, 0), "x: its size does not fit in 64 bits");
  EXPECT_EQ(run(2, 2, huge), "x: its size does not fit in 64 bits");
  EXPECT_EQ(run(huge / 4, 2, 0), "y: its size does not fit in 64 bits");
  EXPECT_EQ(y[0], -7);
  EXPECT_EQ(run(2, 2, 0), "ok");
}

TEST(Sizes, WorkspaceBeyondSixtyFourBits) {
  RecordBuilder builder = column_sum();
  const norma_record &record = builder.build();
  float x = 0;
  std::size_t bytes = 1;
  const auto query = [&](std::int64_t workers) {
    return norma_workspace_bytes(&record, views({{&x, {4, INT64_C(1) << 40}, {0, 0}}, {}}).data(), workers, &bytes);
  };
  EXPECT_EQ(query(1).code, NORMA_OK);
  EXPECT_EQ(bytes, (std::size_t{3} << 42) + 63);
  const norma_status status = query(INT64_C(1) << 40);
  EXPECT_EQ(status.code, NORMA_TOO_LARGE);
  EXPECT_EQ(message(status), "the call: its size does not fit in 64 bits");
}

} // namespace
} // namespace norma::test
