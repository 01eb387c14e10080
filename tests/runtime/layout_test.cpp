//===- layout_test.cpp - packs, composite axes, the strides that a kernel sees ------------------===//
#include "tests/runtime/call_helper.h"
#include "tests/runtime/kernels.h"

#include <algorithm>

namespace norma::test {
namespace {

std::vector<std::int64_t> seen_strides, seen_extents;

void note_frame(const norma_frame *frame, std::int64_t, std::int64_t, std::int64_t) {
  std::copy_n(frame->strides, seen_strides.size(), seen_strides.begin());
  std::copy_n(frame->extents, seen_extents.size(), seen_extents.begin());
}

using Numbers = std::vector<std::int64_t>;

/// x[N, C, ...] with C = G * K, and m[N, G, ...]; axes in the order N, G, K, ...
class Packs : public testing::Test {
protected:
  Packs() {
    builder.axis("N").axis("G", 2);
    builder.argument("x", {"N", "C = G * K", "..."})
        .argument("m", {"N", "G", "..."}, output())
        .variant({.name = "v", .guards = {}, .kernels = {{note_frame, {}}}, .workspace = {}});
    seen_strides.assign(7, -1);
    seen_extents.assign(4, -1);
  }

  std::string run(const Tensor &x, const Tensor &m) { return message(call(record(), {x, m})); }

  const norma_record &record() {
    if (built == nullptr) built = &builder.build();
    return *built;
  }

  RecordBuilder builder{"packed", "training"};
  const norma_record *built = nullptr;
  std::vector<float> x = std::vector<float>(512), m = std::vector<float>(512);
};

TEST_F(Packs, CompactDimensionsCollapse) {
  ASSERT_EQ(run({x.data(), {2, 6, 4, 5}}, {m.data(), {2, 2, 4, 5}}), "ok");
  EXPECT_EQ(seen_extents, (Numbers{2, 2, 3, 20}));
  EXPECT_EQ(seen_strides, (Numbers{120, 60, 20, 1, 40, 20, 1}));
}

TEST_F(Packs, ChannelsLastCollapses) {
  ASSERT_EQ(run({x.data(), {2, 6, 4, 5}, {120, 1, 30, 6}}, {m.data(), {2, 2, 4, 5}}), "ok");
  EXPECT_EQ(seen_strides, (Numbers{120, 3, 1, 6, 40, 20, 1}));
}

TEST_F(Packs, ExtentsOfOneDoNotHinder) {
  ASSERT_EQ(run({x.data(), {2, 6, 1, 4, 1, 5}, {120, 20, 7, 5, 9, 1}}, {m.data(), {2, 2, 1, 4, 1, 5}}), "ok");
  EXPECT_EQ(seen_strides[3], 1);
}

TEST_F(Packs, PaddedRowsDoNotCollapse) {
  EXPECT_EQ(run({x.data(), {2, 6, 4, 5}, {192, 32, 8, 1}}, {m.data(), {2, 2, 4, 5}}),
            "x: stride 2 is 8, expected 5: the dimensions of ... must collapse to one");
  EXPECT_EQ(run({x.data(), {2, 6, 4, 5}, {192, 32, 5, 1}}, {m.data(), {2, 2, 4, 5}}), "ok")
      << "padded outside the pack";
}

TEST_F(Packs, NoDimensionAtAllIsAnExtentOfOne) {
  ASSERT_EQ(run({x.data(), {2, 6}}, {m.data(), {2, 2}}), "ok");
  EXPECT_EQ(seen_extents, (Numbers{2, 2, 3, 1}));
}

TEST_F(Packs, AgreeDimensionByDimension) {
  EXPECT_EQ(run({x.data(), {2, 6, 2, 6}}, {m.data(), {2, 2, 3, 4}}), "m: extent 2 is 3, x has ... = 2");
  EXPECT_EQ(run({x.data(), {2, 6, 2, 6}}, {m.data(), {2, 2, 2, 5}}), "m: extent 2 is 10, x has ... = 12");
  EXPECT_EQ(run({x.data(), {2, 6, 2, 6}}, {m.data(), {2, 2, 12}}), "ok") << "flattened";
}

TEST_F(Packs, RankIsAtLeastTheOtherAxes) {
  EXPECT_EQ(run({x.data(), {2}}, {m.data(), {2, 2}}), "x: rank is 1, expected 2 to 8: [N, C, ...]");
  EXPECT_EQ(run({x.data(), {1, 2, 1, 1, 1, 1, 1, 1, 1}}, {m.data(), {1, 2}}),
            "x: rank is 9, expected 2 to 8: [N, C, ...]");
}

TEST_F(Packs, NoElementsAtAll) {
  EXPECT_EQ(run({x.data(), {2, 6, 0, 5}}, {m.data(), {2, 2, 0, 5}}), "ok");
  EXPECT_EQ(seen_extents[0], -1) << "no kernel runs";
}

TEST(Layout, WorkspaceStridesFollowThoseOfTheArguments) {
  RecordBuilder builder("w", "training");
  builder.argument("x", {"N", "C"})
      .argument("s", {}, output())
      .variant({.name = "v",
                .guards = {},
                .kernels = {{note_frame, {}}},
                .workspace = {{4, false, {{0, 4}, {1, 1}, {-1, 1}}}, {8, true, {{1, 2}}}}});
  const norma_record &record = builder.build();
  seen_strides.assign(6, -1);
  seen_extents.assign(2, -1);
  std::vector<float> x(64), s(1);
  ASSERT_EQ(message(call(record, {{x.data(), {5, 7}}, {s.data(), Tensor::Extents{}}})), "ok");
  EXPECT_EQ(seen_strides, (Numbers{7, 1, 7, 1, 1, 1}));
}

TEST(Layout, TwoPacksAreOneDimensionEach) {
  RecordBuilder builder("p", "training");
  builder.argument("x", {"N...", "C", "..."})
      .argument("y", {"N...", "C", "..."}, output())
      .variant({.name = "v", .guards = {}, .kernels = {{note_frame, {}}}, .workspace = {}});
  const norma_record &record = builder.build();
  seen_strides.assign(6, -1);
  seen_extents.assign(3, -1);
  std::vector<float> x(64), y(64);
  EXPECT_EQ(message(call(record, {{x.data(), {2, 3, 4}}, {y.data(), {2, 3, 4}}})), "ok");
  EXPECT_EQ(message(call(record, {{x.data(), {2, 3, 4, 1}}, {y.data(), {2, 3, 4, 1}}})),
            "x: rank is 4, expected 3: [N..., C, ...]");
}

} // namespace
} // namespace norma::test
