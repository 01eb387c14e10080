//===- memory_test.cpp - what may share memory, and what may not -------------------------------===//
#include "tests/runtime/call_helper.h"
#include "tests/runtime/kernels.h"

namespace norma::test {
namespace {

class Memory : public testing::Test {
protected:
  RecordBuilder builder = affine();
  const norma_record &record = builder.build();
  std::vector<float> buffer = std::vector<float>(256, -777);
  const std::vector<float> gamma = {1, 1, 1};

  std::string run(const Tensor &x, const Tensor &y) { return message(call(record, {x, {gamma.data(), {3}}, y})); }
};

TEST_F(Memory, OutputOverInput) {
  float *at = buffer.data();
  EXPECT_EQ(run({at, {4, 3}}, {at, {4, 3}}), "y: shares memory with x");
  EXPECT_EQ(run({at, {4, 3}}, {at + 11, {4, 3}}), "y: shares memory with x");
  EXPECT_EQ(run({at + 11, {4, 3}}, {at, {4, 3}}), "y: shares memory with x");
  EXPECT_EQ(buffer, std::vector<float>(256, -777));
  EXPECT_EQ(run({at, {4, 3}}, {at + 12, {4, 3}}), "ok");
}

TEST_F(Memory, ColumnsOfOneBufferAreApart) {
  float *at = buffer.data();
  EXPECT_EQ(run({at, {4, 3}, {6, 1}}, {at + 3, {4, 3}, {6, 1}}), "ok");
  EXPECT_EQ(run({at, {4, 3}, {6, 1}}, {at + 2, {4, 3}, {6, 1}}), "y: shares memory with x");
  EXPECT_EQ(run({at, {4, 3}, {6, 2}}, {at + 1, {4, 3}, {6, 2}}), "ok");
  EXPECT_EQ(run({at, {4, 3}, {6, 1}}, {at + 4, {4, 3}, {6, 1}}), "y: shares memory with x")
      << "wraps into the next row";
}

TEST_F(Memory, NegativeStridesCoverWhatLiesBelow) {
  float *at = buffer.data();
  EXPECT_EQ(run({at, {4, 3}}, {at + 20, {4, 3}, {-3, 1}}), "y: shares memory with x");
  EXPECT_EQ(run({at, {4, 3}}, {at + 21, {4, 3}, {-3, 1}}), "ok");
}

TEST_F(Memory, WorkspaceOverAnArgument) {
  RecordBuilder sums = column_sum();
  const norma_record &column_record = sums.build();
  alignas(64) float memory[256] = {};
  float total[7] = {};
  const auto arguments = views({{memory + 32, {5, 7}}, {total, {7}}});
  norma_status status = norma_call(&column_record, arguments.data(), nullptr, memory, sizeof memory, nullptr);
  EXPECT_EQ(status.code, NORMA_WORKSPACE_OVERLAP);
  EXPECT_EQ(message(status), "x: its memory is used as workspace as well");
  status =
      norma_call(&column_record, arguments.data(), nullptr, memory + 80, sizeof memory - 80 * sizeof(float), nullptr);
  EXPECT_EQ(status.code, NORMA_OK);
}

TEST_F(Memory, OutputOverAnEarlierOutput) {
  RecordBuilder two("two", "training");
  two.argument("x", {"N"})
      .argument("y", {"N"}, output())
      .argument("s", {"N"}, output())
      .variant({.name = "v", .guards = {}, .kernels = {}, .workspace = {}});
  const norma_record &two_outputs = two.build();
  float *at = buffer.data();
  EXPECT_EQ(message(call(two_outputs, {{at, {4}}, {at + 8, {4}}, {at + 11, {4}}})), "s: shares memory with y");
  EXPECT_EQ(message(call(two_outputs, {{at, {4}}, {at + 8, {4}}, {at + 12, {4}}})), "ok");
}

TEST(Alias, StateMayBeUpdatedInPlace) {
  RecordBuilder builder("tracked", "training");
  builder.argument("x", {"N", "C"})
      .argument("gamma", {"C"})
      .argument("y", {"N", "C"}, {.role = NORMA_ROLE_NEW_STATE, .written = true, .alias = 0})
      .scalar("shift", 1)
      .variant({.name = "v", .guards = {}, .kernels = {{affine_rows, {{0, 1}}}}, .workspace = {}});
  const norma_record &record = builder.build();
  std::vector<float> buffer(64, 2), gamma(3, 1);
  float *at = buffer.data();
  EXPECT_EQ(message(call(record, {{at, {4, 3}}, {gamma.data(), {3}}, {at, {4, 3}}})), "ok");
  EXPECT_EQ(buffer[11], 3);
  EXPECT_EQ(buffer[12], 2);
  const std::string refusal = "y: shares memory with x, which is allowed for exactly the same view only";
  EXPECT_EQ(message(call(record, {{at, {4, 3}}, {gamma.data(), {3}}, {at + 1, {4, 3}}})), refusal);
  EXPECT_EQ(message(call(record, {{at, {3, 3}, {3, 1}}, {gamma.data(), {3}}, {at, {3, 3}, {1, 3}}})), refusal);
  EXPECT_EQ(message(call(record, {{at, {4, 3}}, {at + 1, {3}}, {at, {4, 3}}})), "y: shares memory with gamma");
}

} // namespace
} // namespace norma::test
