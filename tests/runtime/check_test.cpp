//===- check_test.cpp - what a call refuses, and what it says ------------------------------===//
//
// Each refusal stands beside the call that it differs from by one thing, which must pass; and where a call is refused,
// the outputs keep every bit.
//
//===----------------------------------------------------------------------===//
#include "tests/runtime/call_helper.h"
#include "tests/runtime/kernels.h"

#include <cstring>

namespace norma::test {
namespace {

constexpr float canary = -777;

/// x[4, 3], gamma[3], y[4, 3] of the affine kernel.
class AffineChecks : public testing::Test {
protected:
  RecordBuilder builder = affine();
  const norma_record &record = builder.build();
  std::vector<float> x = std::vector<float>(64, 2), gamma = std::vector<float>(64, 3),
                     y = std::vector<float>(64, canary);

  std::vector<norma_tensor> good() {
    static const std::int64_t matrix[] = {4, 3}, row[] = {3};
    return {{x.data(), {NORMA_CPU, 0}, 2, f32, matrix, nullptr, 0},
            {gamma.data(), {NORMA_CPU, 0}, 1, f32, row, nullptr, 0},
            {y.data(), {NORMA_CPU, 0}, 2, f32, matrix, nullptr, 0}};
  }

  void expect_refused(const std::vector<norma_tensor> &arguments, std::int32_t code, const std::string &text) {
    const norma_status status = norma_call(&record, arguments.data(), nullptr, nullptr, 0, nullptr);
    EXPECT_EQ(status.code, code);
    EXPECT_EQ(message(status), text);
    EXPECT_EQ(y, std::vector<float>(y.size(), canary)) << "a refused call has written";
  }

  void expect_accepted(const std::vector<norma_tensor> &arguments) {
    const norma_status status = norma_call(&record, arguments.data(), nullptr, nullptr, 0, nullptr);
    EXPECT_EQ(status.code, NORMA_OK) << message(status);
    EXPECT_EQ(message(status), "ok");
    EXPECT_NE(y[0], canary);
  }
};

TEST_F(AffineChecks, AcceptsWhatFits) {
  expect_accepted(good());
  EXPECT_EQ(y[11], 2 * 3 + 0.5f);
  EXPECT_EQ(y[12], canary);
}

TEST_F(AffineChecks, RequiredArgumentIsMissing) {
  auto arguments = good();
  arguments[0] = {};
  expect_refused(arguments, NORMA_MISSING_ARGUMENT, "x: is missing, expected f32[N, C]");
}

TEST_F(AffineChecks, DataIsNull) {
  auto arguments = good();
  arguments[2].data = nullptr;
  expect_refused(arguments, NORMA_NULL_DATA, "y: data is null");
}

TEST_F(AffineChecks, DeviceIsNotTheHost) {
  auto arguments = good();
  arguments[1].device.type = NORMA_CUDA;
  expect_refused(arguments, NORMA_WRONG_DEVICE, "gamma: device is CUDA, expected the CPU");
  arguments[1].device.type = 8;
  expect_refused(arguments, NORMA_WRONG_DEVICE, "gamma: device is of type 8, expected the CPU");
}

TEST_F(AffineChecks, TypeDiffers) {
  auto arguments = good();
  const std::pair<norma_dtype, std::string> wrong[] = {{f64, "f64"},
                                                       {f16, "f16"},
                                                       {bf16, "bf16"},
                                                       {i32, "i32"},
                                                       {i64, "i64"},
                                                       {boolean, "bool"},
                                                       {{NORMA_UINT, 8, 1}, "u8"},
                                                       {{NORMA_FLOAT, 32, 4}, "f32x4"}};
  for (const auto &[type, name] : wrong) {
    arguments[1].dtype = type;
    expect_refused(arguments, NORMA_WRONG_TYPE, "gamma: type is " + name + ", expected f32");
  }
}

TEST_F(AffineChecks, RankDiffers) {
  auto arguments = good();
  const std::int64_t shape[] = {4, 3, 1, 1, 1, 1, 1, 1, 1};
  arguments[0].shape = shape;
  arguments[0].rank = 3;
  expect_refused(arguments, NORMA_WRONG_RANK, "x: rank is 3, expected 2: [N, C]");
  arguments[0].rank = -1;
  expect_refused(arguments, NORMA_WRONG_RANK, "x: rank is -1, expected 2: [N, C]");
  arguments[0].rank = 9;
  expect_refused(arguments, NORMA_WRONG_RANK, "x: rank is 9, expected 2: [N, C]");
  arguments[0].rank = 2;
  expect_accepted(arguments);
}

TEST_F(AffineChecks, ExtentDiffersFromTheFirstArgumentThatHasTheAxis) {
  auto arguments = good();
  std::int64_t row[] = {2}, matrix[] = {4, 4};
  arguments[1].shape = row;
  expect_refused(arguments, NORMA_WRONG_EXTENT, "gamma: extent 0 is 2, x has C = 3");
  arguments[1] = good()[1];
  arguments[2].shape = matrix;
  expect_refused(arguments, NORMA_WRONG_EXTENT, "y: extent 1 is 4, x has C = 3");
  matrix[1] = -3;
  expect_refused(arguments, NORMA_WRONG_EXTENT, "y: extent 1 is -3, expected 0 or more");
  matrix[1] = 3;
  expect_accepted(arguments);
}

TEST_F(AffineChecks, OutputIsNotAlignedToItsElements) {
  auto arguments = good();
  arguments[0].byte_offset = 2;
  expect_refused(arguments, NORMA_MISALIGNED, "x: data is not aligned to 4 bytes");
  arguments[0].byte_offset = 4;
  expect_accepted(arguments);
}

TEST_F(AffineChecks, OutputSharesMemoryWithItself) {
  auto arguments = good();
  std::int64_t strides[] = {3, 0};
  arguments[2].strides = strides;
  expect_refused(arguments, NORMA_SELF_OVERLAP, "y: stride 1 is 0, two elements of an output would share memory");
  strides[0] = 2, strides[1] = 1;
  expect_refused(arguments, NORMA_SELF_OVERLAP, "y: stride 0 is 2, two elements of an output would share memory");
  strides[0] = 1, strides[1] = 4;
  expect_accepted(arguments);
}

TEST_F(AffineChecks, InputsMayRepeatElements) {
  auto arguments = good();
  const std::int64_t strides[] = {0, 1};
  arguments[0].strides = strides;
  expect_accepted(arguments);
}

TEST_F(AffineChecks, RecordIsOfAnotherVersion) {
  norma_record other = record;
  other.abi_version = NORMA_ABI_VERSION + 1;
  const norma_status status = norma_call(&other, good().data(), nullptr, nullptr, 0, nullptr);
  EXPECT_EQ(status.code, NORMA_WRONG_VERSION);
  EXPECT_EQ(message(status), "kernel record has version 4, this runtime knows 3: generate and build again");
  EXPECT_EQ(y[0], canary);
}

TEST_F(AffineChecks, RecordBeyondTheLimitsIsAnInternalError) {
  norma_record other = record;
  other.axis_count = NORMA_MAX_AXES + 1;
  const norma_status status = norma_call(&other, good().data(), nullptr, nullptr, 0, nullptr);
  EXPECT_EQ(status.code, NORMA_MALFORMED_RECORD);
  EXPECT_EQ(message(status), "internal error: affine training: malformed kernel record");
}

TEST_F(AffineChecks, SavedOfAnotherKernel) {
  EXPECT_EQ(norma_check_saved(&record, 0x51).code, NORMA_OK);
  const norma_status status = norma_check_saved(&record, 0xabc);
  EXPECT_EQ(status.code, NORMA_WRONG_SAVED);
  EXPECT_EQ(message(status), "affine training: saved was written by another kernel, its hash is 0xabc, expected 0x51");
}

TEST(Checks, FixedExtent) {
  RecordBuilder builder = affine();
  builder.axis("C", 3);
  const norma_record &record = builder.build();
  std::vector<float> x(16), y(16, canary);
  norma_status status = call(record, {{x.data(), {4, 4}}, {}, {y.data(), {4, 4}}});
  EXPECT_EQ(message(status), "x: extent 1 is 4, compiled for C = 3");
  EXPECT_EQ(y[0], canary);
  status = call(record, {{x.data(), {4, 3}}, {}, {y.data(), {4, 3}}});
  EXPECT_EQ(message(status), "ok");
}

TEST(Checks, CompositeMustDivide) {
  RecordBuilder builder("group", "training");
  builder.axis("N").axis("G", 4).argument("x", {"N", "C = G * K"}).argument("y", {"N", "C = G * K"}, output());
  const norma_record &record = builder.build();
  std::vector<float> x(64), y(64, canary);
  norma_status status = call(record, {{x.data(), {2, 6}}, {y.data(), {2, 6}}});
  EXPECT_EQ(status.code, NORMA_NOT_DIVISIBLE);
  EXPECT_EQ(message(status), "x: extent 1 is 6, expected a multiple of 4: C = G * K with G = 4");
  status = call(record, {{x.data(), {2, 8}}, {y.data(), {2, 12}}});
  EXPECT_EQ(message(status), "y: extent 1 is 12, x has C = 8");
  EXPECT_EQ(call(record, {{x.data(), {2, 8}}, {y.data(), {2, 8}}}).code, NORMA_NO_KERNEL) << "all shapes fit";
}

TEST(Checks, TwinIsTheSameAxis) {
  RecordBuilder builder = affine();
  builder.argument("w", {"C", "C'"});
  const norma_record &record = builder.build();
  std::vector<float> x(64), y(64, canary), w(64);
  norma_status status = call(record, {{x.data(), {2, 3}}, {}, {y.data(), {2, 3}}, {w.data(), {3, 4}}});
  EXPECT_EQ(message(status), "w: extent 1 is 4, x has C = 3");
  EXPECT_EQ(y[0], canary);
  status = call(record, {{x.data(), {2, 3}}, {}, {y.data(), {2, 3}}, {w.data(), {3, 3}}});
  EXPECT_EQ(message(status), "ok");
}

TEST(Checks, ExtentThatNobodySays) {
  RecordBuilder builder = affine();
  builder.argument("w", {"M"}, {.optional = true});
  const norma_record &record = builder.build();
  std::vector<float> x(64), y(64, canary), w(64);
  norma_status status = call(record, {{x.data(), {2, 3}}, {}, {y.data(), {2, 3}}, {}});
  EXPECT_EQ(status.code, NORMA_MISSING_ARGUMENT);
  EXPECT_EQ(message(status), "w: is missing, and no other argument says what M is");
  status = call(record, {{x.data(), {2, 3}}, {}, {y.data(), {2, 3}}, {w.data(), {5}}});
  EXPECT_EQ(message(status), "ok");
}

TEST(Checks, UnbiasedVarianceNeedsTwoElements) {
  RecordBuilder builder = affine();
  builder.area({"N", "C"}, 2);
  const norma_record &record = builder.build();
  std::vector<float> x(64), y(64, canary);
  norma_status status = call(record, {{x.data(), {1, 1}}, {}, {y.data(), {1, 1}}});
  EXPECT_EQ(status.code, NORMA_TOO_FEW_ELEMENTS);
  EXPECT_EQ(message(status), "an area over (N, C) has 1 element, expected at least 2");
  EXPECT_EQ(y[0], canary);
  EXPECT_EQ(call(record, {{x.data(), {1, 2}}, {}, {y.data(), {1, 2}}}).code, NORMA_OK);
  EXPECT_EQ(call(record, {{x.data(), {0, 2}}, {}, {y.data(), {0, 2}}}).code, NORMA_OK) << "no area at all";
}

TEST(Checks, EveryRefusedVariantSaysWhy) {
  RecordBuilder builder = affine();
  RecordBuilder guarded("affine", "training");
  guarded.argument("x", {"N", "C"})
      .argument("gamma", {"C"}, {.optional = true, .first_value = 1})
      .argument("y", {"N", "C"}, output())
      .scalar("shift", 0)
      .variant({.name = "wide",
                .guards = {{NORMA_GUARD_AT_LEAST, 1, 0, 2, "C is below 2"},
                           {NORMA_GUARD_UNIT_STRIDE, 0, 1, 0, "x: stride along C is not 1"}},
                .kernels = {{affine_rows, {{0, 1}}}},
                .workspace = {}})
      .variant({.name = "aligned",
                .guards = {{NORMA_GUARD_ALIGNED, 2, 0, 64, "y is not aligned to 64 bytes"}},
                .kernels = {{affine_rows, {{0, 1}}}},
                .workspace = {}})
      .variant({.name = "future",
                .guards = {{NORMA_GUARD_CPU, 0, 0, INT64_C(1) << 62, "this machine is not of the future"}},
                .kernels = {},
                .workspace = {}})
      .variant({.name = "small",
                .guards = {{NORMA_GUARD_AT_MOST, 0, 0, 1, "N is above 1"}},
                .kernels = {{affine_rows, {{0, 1}}}},
                .workspace = {}})
      .variant({.name = "blocks",
                .guards = {{NORMA_GUARD_DIVISIBLE, 1, 0, 8, "C is no multiple of 8"}},
                .kernels = {{affine_rows, {{0, 1}}}},
                .workspace = {}});
  const norma_record &record = guarded.build();
  std::vector<float> x(64), y(64, canary);
  alignas(64) float aligned[64];
  // 4 bytes into a line of 64, wherever the vector lies.
  float *unaligned = aligned + 1;
  norma_status status = call(record, {{x.data(), {2, 3}, {6, 2}}, {}, {unaligned, {2, 3}}});
  EXPECT_EQ(status.code, NORMA_NO_KERNEL);
  EXPECT_EQ(message(status),
            "affine training: no kernel for this layout: wide: x: stride along C is not 1; aligned: y is not aligned "
            "to 64 bytes; "
            "future: this machine is not of the future; small: N is above 1; blocks: C is no multiple of 8");
  EXPECT_EQ(call(record, {{x.data(), {2, 3}}, {}, {unaligned, {2, 3}}}).code, NORMA_OK) << "wide";
  EXPECT_EQ(call(record, {{x.data(), {2, 3}, {6, 2}}, {}, {aligned, {2, 3}}}).code, NORMA_OK) << "aligned";
  EXPECT_EQ(call(record, {{x.data(), {1, 3}, {6, 2}}, {}, {unaligned, {1, 3}}}).code, NORMA_OK) << "small";
  EXPECT_EQ(call(record, {{x.data(), {2, 8}, {16, 2}}, {}, {unaligned, {2, 8}}}).code, NORMA_OK) << "blocks";
  EXPECT_EQ(call(record, {{x.data(), {1, 1}, {6, 2}}, {}, {unaligned, {1, 1}}}).code, NORMA_OK) << "small";
}

TEST(Checks, MessageIsCutToTheBuffer) {
  RecordBuilder builder = affine();
  const norma_record &record = builder.build();
  std::vector<float> x(64);
  const norma_status status = call(record, {{x.data(), {2, 3}}, {}, {}});
  char text[8];
  std::memset(text, '#', sizeof text);
  EXPECT_EQ(norma_status_message(&status, text, 5), std::strlen("y: is missing, expected f32[N, C]"));
  EXPECT_STREQ(text, "y: i");
  EXPECT_EQ(text[5], '#');
}

} // namespace
} // namespace norma::test
