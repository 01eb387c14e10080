//===- dispatch_test.cpp - a choice among records, and prepared calls ---------------------------===//
#include "tests/runtime/call_helper.h"
#include "tests/runtime/kernels.h"

#include <optional>

namespace norma::test {
namespace {

int chosen = 0;
template <int Number> void note_choice(const norma_frame *, std::int64_t, std::int64_t, std::int64_t) {
  chosen = Number;
}

RecordBuilder choice(norma_tasks run, norma_dtype type, norma_dtype gamma, std::int64_t columns,
                     bool unit_stride = false) {
  RecordBuilder builder("choice", "training");
  builder.axis("N").axis("C", columns);
  builder.argument("x", {"N", "C"}, {.type = type})
      .argument("gamma", {"C"}, {.type = gamma})
      .argument("y", {"N", "C"}, output(type))
      .scalar("eps", 0.5);
  std::vector<norma_guard> guards;
  if (unit_stride) guards.push_back({NORMA_GUARD_UNIT_STRIDE, 0, 1, 0, /*reason=*/nullptr});
  builder.variant({.name = "only", .guards = guards, .kernels = {{run, {}}}, .workspace = {}});
  return builder;
}

class Dispatch : public testing::Test {
protected:
  RecordBuilder first = choice(note_choice<1>, f32, f32, 3, true), second = choice(note_choice<2>, f32, f32, 5),
                third = choice(note_choice<3>, f64, f64, -1), fourth = choice(note_choice<4>, bf16, f32, 3);
  std::vector<const norma_record *> records = {&first.build(), &second.build(), &third.build(), &fourth.build()};
  alignas(64) double memory[256] = {};

  std::string run(norma_dtype type, norma_dtype gamma, std::int64_t columns, std::int64_t gamma_columns,
                  std::int64_t step = 1) {
    chosen = 0;
    const Tensor x(memory, type, {2, columns}, {columns * step, step}), g(memory + 64, gamma, {gamma_columns}),
        y(memory + 128, type, {2, columns});
    const Status status = dispatch(records, arguments(x, g, y), {}, {}, Context::serial());
    EXPECT_EQ(status.ok(), chosen != 0);
    return status.message();
  }
};

TEST_F(Dispatch, TakesTheFirstThatAccepts) {
  EXPECT_EQ(run(f32, f32, 3, 3), "ok");
  EXPECT_EQ(chosen, 1);
  EXPECT_EQ(run(f32, f32, 5, 5), "ok");
  EXPECT_EQ(chosen, 2);
  EXPECT_EQ(run(f64, f64, 7, 7), "ok");
  EXPECT_EQ(chosen, 3);
  EXPECT_EQ(run(bf16, f32, 3, 3), "ok");
  EXPECT_EQ(chosen, 4);
}

TEST_F(Dispatch, SaysWhatWasGenerated) {
  const std::string generated =
      "; generated: f32 with C = 3; f32 with C = 5; f64; x bf16, gamma f32, y bf16 with C = 3";
  EXPECT_EQ(run(f16, f32, 3, 3), "x: type is f16, which was not generated" + generated);
  EXPECT_EQ(run(f32, bf16, 3, 3), "gamma: type is bf16, which was not generated" + generated);
  EXPECT_EQ(run(f32, f32, 4, 4), "x: extent 1 is 4, compiled for C = 3" + generated);
}

TEST_F(Dispatch, AMistakeOfTheCallIsNamedAndNotWhatWasGenerated) {
  EXPECT_EQ(run(f64, f64, 4, 5), "gamma: extent 0 is 5, x has C = 4");
  EXPECT_EQ(run(f32, f32, 5, 4).substr(0, 42), "gamma: extent 0 is 4, compiled for C = 5; ");
  EXPECT_EQ(run(f32, f32, 3, 3, 2), "choice training: no kernel for this layout: only: x: stride along C is not 1");
}

TEST_F(Dispatch, OneRecordSaysWhatItExpects) {
  records.resize(1);
  EXPECT_EQ(run(f16, f32, 3, 3), "x: type is f16, expected f32");
  EXPECT_EQ(run(f32, f32, 4, 4), "x: extent 1 is 4, compiled for C = 3");
}

TEST_F(Dispatch, AHeaderOfAnotherRecordIsAnInternalError) {
  const Tensor x(memory, f32, {2, 3}), y(memory + 128, f32, {2, 3});
  EXPECT_STREQ(dispatch(records, arguments(x, y), {}, {}, {}).message(),
               "internal error: choice training: malformed kernel record");
  EXPECT_STREQ(dispatch({}, arguments(x, y), {}, {}, {}).message(), "internal error: no kernel record");
  const Tensor gamma(memory + 64, f32, {3});
  EXPECT_EQ(dispatch(records, arguments(x, gamma, y), scalars(1, 2), {}, {}).code(), NORMA_MALFORMED_RECORD);
  EXPECT_TRUE(dispatch(records, arguments(x, gamma, y), scalars(1), {}, {}).ok());
}

TEST(Queries, TakeTheMostOfTheRecordsThatMayRun) {
  const auto with_workspace = [](std::int32_t element_bytes) {
    RecordBuilder builder("scratch", "training");
    builder.argument("x", {"N"})
        .variant({.name = "v", .guards = {}, .kernels = {}, .workspace = {{element_bytes, false, {{0, 1}}}}});
    return builder;
  };
  RecordBuilder large = with_workspace(64), small = with_workspace(8);
  const norma_record *records[] = {&large.build(), &small.build()};
  const norma_record *reversed[] = {records[1], records[0]};
  const Tensor x(f32, {16});
  EXPECT_EQ(workspace_bytes(records, arguments(x)), 16 * 64u + 63u);
  EXPECT_EQ(workspace_bytes(reversed, arguments(x)), 16 * 64u + 63u);
}

TEST(Guards, AStrideAlongAnExtentOfOneDoesNotMatter) {
  RecordBuilder builder = choice(note_choice<1>, f32, f32, -1, true);
  const norma_record &record = builder.build();
  std::vector<float> x(16), gamma(4), y(16);
  EXPECT_EQ(message(call(record, {{x.data(), {2, 1}, {4, 3}}, {gamma.data(), {1}}, {y.data(), {2, 1}}})), "ok");
  EXPECT_EQ(call(record, {{x.data(), {2, 2}, {4, 3}}, {gamma.data(), {2}}, {y.data(), {2, 2}}}).code, NORMA_NO_KERNEL);
}

TEST(PreparedCall, RunsOnOtherData) {
  RecordBuilder builder = affine();
  const norma_record *records[] = {&builder.build()};
  const Tensor shape(f32, {2, 3}), row(f32, {3});
  const Prepared prepared(records, arguments(shape, row, shape));
  ASSERT_TRUE(prepared.ok()) << prepared.status().message();
  EXPECT_EQ(prepared.workspace_bytes(), 0u);
  for (float value : {1.0f, 2.0f}) {
    const std::vector<float> x(6, value), gamma = {1, 2, 3};
    std::vector<float> y(6);
    const Tensor x_view(x.data(), {2, 3}), gamma_view(gamma.data(), {3}), y_view(y.data(), {2, 3});
    ASSERT_TRUE(prepared.run(pointers(x_view, gamma_view, y_view), scalars(10), {}).ok());
    EXPECT_EQ(y[5], value * 3 + 10);
  }
}

TEST(PreparedCall, ChecksDataInEveryRun) {
  RecordBuilder builder = affine();
  const norma_record *records[] = {&builder.build()};
  const Tensor shape(f32, {2, 3}), row(f32, {3});
  const Prepared prepared(records, arguments(shape, row, shape));
  std::vector<float> x(6), gamma(3), y(6, -7);
  const auto run = [&](void *a, void *b, void *c) {
    void *const data[] = {a, b, c};
    return std::string(prepared.run(data, {}, {}).message());
  };
  EXPECT_EQ(run(x.data(), gamma.data(), nullptr), "y: data is null");
  EXPECT_EQ(run(x.data(), nullptr, y.data()), "gamma: data is null") << "it was there when the call was prepared";
  EXPECT_EQ(run(x.data(), gamma.data(), x.data()), "y: shares memory with x");
  EXPECT_EQ(y, std::vector<float>(6, -7));
  EXPECT_EQ(run(x.data(), gamma.data(), y.data()), "ok");
  void *const too_few[] = {x.data(), gamma.data()};
  EXPECT_EQ(prepared.run(too_few, {}, {}).code(), NORMA_MALFORMED_RECORD);
}

TEST(PreparedCall, LeftOutStaysLeftOut) {
  RecordBuilder builder = affine();
  const norma_record *records[] = {&builder.build()};
  const Tensor shape(f32, {2, 3});
  const Prepared prepared(records, arguments(shape, Tensor(), shape));
  ASSERT_TRUE(prepared.ok());
  std::vector<float> x(6, 2), gamma(3), y(6);
  const Workspace workspace(prepared.workspace_bytes());
  void *data[] = {x.data(), gamma.data(), y.data()};
  EXPECT_STREQ(prepared.run(data, {}, workspace).message(), "gamma: was left out when the call was prepared");
  data[1] = nullptr;
  EXPECT_STREQ(prepared.run(data, {}, workspace).message(), "ok");
  EXPECT_EQ(y[0], 2.5f);
}

TEST(PreparedCall, WrongShapesAreToldWhenPreparing) {
  RecordBuilder builder = affine();
  const norma_record *records[] = {&builder.build()};
  const Tensor shape(f32, {2, 3}), row(f32, {2});
  const Prepared prepared(records, arguments(shape, row, shape));
  EXPECT_STREQ(prepared.status().message(), "gamma: extent 0 is 2, x has C = 3");
  void *const data[] = {nullptr, nullptr, nullptr};
  EXPECT_STREQ(prepared.run(data, {}, {}).message(), "gamma: extent 0 is 2, x has C = 3");
  norma_prepared raw;
  ASSERT_NE(norma_prepare(&raw, records, 1, arguments(shape, row, shape).data(), nullptr).code, NORMA_OK);
  EXPECT_EQ(message(norma_run(&raw, data, nullptr, nullptr, 0)), "the call was not prepared");
}

TEST(PreparedCall, PassesOverARecordWithoutAVariantForTheStrides) {
  RecordBuilder first = choice(note_choice<1>, f32, f32, -1, true), second = choice(note_choice<2>, f32, f32, -1);
  const norma_record *records[] = {&first.build(), &second.build()};
  const Tensor x(f32, {2, 3}, {6, 2}), row(f32, {3}), y(f32, {2, 3});
  const Prepared prepared(records, arguments(x, row, y));
  ASSERT_TRUE(prepared.ok());
  std::vector<float> memory(64);
  void *const data[] = {memory.data(), memory.data() + 16, memory.data() + 32};
  ASSERT_TRUE(prepared.run(data, {}, {}).ok());
  EXPECT_EQ(chosen, 2);
}

} // namespace
} // namespace norma::test
