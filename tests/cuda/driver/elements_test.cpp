//===- elements_test.cpp - what a device writes without a kernel ---------------------------===//
//
// Calls without elements on the device against the same calls on the host, for every size of element, by rows, by
// columns and by single elements.
//
//===----------------------------------------------------------------------===//
#include "tests/cuda/driver/device_test.h"

#include <cstring>
#include <numeric>

namespace norma::test {
namespace {

class Elements : public OnMock {};

/// Over N = 0 rows: `gradient` becomes zeros, `new_m` the old `m`, or its first value where that is left out.
RecordBuilder without_rows(norma_dtype type, bool on_cuda) {
  RecordBuilder builder("states", "training");
  builder.argument("x", {"N"}, {.type = type})
      .argument("m", {"A", "B", "D"},
                {.type = type, .role = NORMA_ROLE_STATE, .optional = true, .first_value = 1.0 / 3})
      .argument("gradient", {"A", "B", "D"}, {.type = type, .role = NORMA_ROLE_GRADIENT, .written = true})
      .argument("new_m", {"A", "B", "D"}, {.type = type, .role = NORMA_ROLE_NEW_STATE, .written = true, .alias = 1});
  if (on_cuda) builder.on_cuda({});
  builder.variant({"none", {}, {}, {}});
  return builder;
}

struct Layout {
  std::string name;
  std::vector<std::int64_t> shape, strides;
  std::int64_t first = 0;                     ///< the place of element (0, 0, 0)
  std::vector<std::int64_t> old_strides = {}; ///< of the old state, where they differ
};

const std::vector<Layout> layouts = {{"compact", {2, 3, 4}, {12, 4, 1}},
                                     {"rows with gaps", {2, 3, 4}, {15, 5, 1}},
                                     {"rows at two pitches", {2, 3, 4}, {100, 5, 1}},
                                     {"every second", {2, 3, 4}, {24, 8, 2}},
                                     {"transposed", {2, 3, 4}, {1, 2, 6}},
                                     {"backwards", {2, 3, 4}, {12, 4, -1}, 3},
                                     {"one element", {1, 1, 1}, {7, 7, 7}},
                                     {"from one element", {2, 3, 4}, {12, 4, 1}, 0, {0, 0, 0}},
                                     {"from one row", {2, 3, 4}, {12, 4, 1}, 0, {0, 0, 1}},
                                     {"from rows that overlap", {2, 3, 4}, {12, 4, 1}, 0, {7, 2, 1}},
                                     {"from rows with gaps", {2, 3, 4}, {12, 4, 1}, 0, {18, 6, 1}},
                                     {"from two sheets", {2, 3, 4}, {12, 4, 1}, 0, {50, 4, 1}},
                                     {"from every second", {2, 3, 4}, {12, 4, 1}, 0, {24, 8, 2}},
                                     {"from columns", {2, 3, 4}, {12, 4, 1}, 0, {1, 2, 6}}};
constexpr std::size_t places = 200;

struct Buffers {
  std::byte *m, *gradient, *new_m;
};

/// The bytes of gradient and new_m after a call.
std::vector<std::byte> outcome(const norma_record &record, norma_dtype type, const Layout &layout, bool with_old,
                               Buffers buffers, norma_device where, const Context &context) {
  const std::size_t size = type.bits / 8;
  for (std::size_t i = 0; i < places * size; ++i) {
    buffers.m[i] = static_cast<std::byte>(i * 37 + 11);
    buffers.gradient[i] = buffers.new_m[i] = std::byte{0xee};
  }
  const auto view = [&](std::byte *memory, const std::vector<std::int64_t> &strides) {
    return Tensor(memory + static_cast<std::size_t>(layout.first) * size, type, layout.shape, strides).on(where);
  };
  const Tensor old = view(buffers.m, layout.old_strides.empty() ? layout.strides : layout.old_strides);
  const norma_status status = call(record,
                                   {Tensor(type, {0}), with_old ? old : Tensor(),
                                    view(buffers.gradient, layout.strides), view(buffers.new_m, layout.strides)},
                                   context);
  EXPECT_EQ(status.code, NORMA_OK) << message(status);
  if (where.type == NORMA_CUDA) mock::synchronize(static_cast<cuda::Stream>(context.raw().stream));
  std::vector<std::byte> bytes(buffers.gradient, buffers.gradient + places * size);
  bytes.insert(bytes.end(), buffers.new_m, buffers.new_m + places * size);
  return bytes;
}

TEST_F(Elements, DeviceWritesWhatTheHostDoes) {
  for (const norma_dtype type : {boolean, bf16, f32, f64, i64}) {
    RecordBuilder host_builder = without_rows(type, false), device_builder = without_rows(type, true);
    const norma_record &on_host = host_builder.build(), &on_device = device_builder.build();
    const CudaContext context(stream);
    std::vector<std::byte> host[3];
    Buffers device = {};
    std::byte **const device_members[] = {&device.m, &device.gradient, &device.new_m};
    for (int i = 0; i < 3; ++i) {
      host[i].resize(places * 8);
      *device_members[i] = static_cast<std::byte *>(mock::allocate(places * 8));
    }
    for (const Layout &layout : layouts)
      for (const bool with_old : {true, false}) {
        const auto expected = outcome(on_host, type, layout, with_old, {host[0].data(), host[1].data(), host[2].data()},
                                      {NORMA_CPU, 0}, Context::serial());
        EXPECT_EQ(outcome(on_device, type, layout, with_old, device, context.device(), context), expected)
            << layout.name << ", type code " << int{type.code} << " of " << int{type.bits} << " bits, "
            << (with_old ? "with" : "without") << " the old state";
      }
  }
}

TEST_F(Elements, LongRunsTakeFewCalls) {
  RecordBuilder builder = without_rows(f64, true);
  const norma_record &record = builder.build();
  const CudaContext context(stream);
  auto *const memory = static_cast<double *>(mock::allocate(8 * 20000));
  const auto calls_for = [&](Tensor::ListedExtents strides) {
    const int before = mock::calls();
    const Tensor view = Tensor(memory, {10, 20, 30}, strides).on(context.device());
    const Tensor other = Tensor(memory + 10000, {10, 20, 30}, strides).on(context.device());
    EXPECT_EQ(call(record, {Tensor(f64, {0}), {}, view, other}, context).code, NORMA_OK);
    return mock::calls() - before;
  };
  // Four look at the context; a fill with zeros is one, with a third of two words two.
  EXPECT_EQ(calls_for({600, 30, 1}), 4 + 1 + 2);
  EXPECT_EQ(calls_for({1, 10, 200}), 4 + 1 + 2) << "no order of the axes is better than another";
}

TEST_F(Elements, StateStaysWhereItIs) {
  RecordBuilder builder = without_rows(f32, true);
  const DeviceArray m({1, 2}), gradient({3, 4});
  const norma_status status =
      run(builder.build(), {Tensor(f32, {0}), m.view({1, 1, 2}), gradient.view({1, 1, 2}), m.view({1, 1, 2})});
  ASSERT_EQ(status.code, NORMA_OK) << message(status);
  EXPECT_EQ(m.values(), (std::vector<float>{1, 2}));
  EXPECT_EQ(mock::calls("cuMemcpyDtoDAsync"), 0);
}

} // namespace
} // namespace norma::test
