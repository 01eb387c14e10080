//===- cpp_test.cpp - tensors, DLPack, workspace, contexts in C++ --------------------------------===//
#include "tests/runtime/call_helper.h"
#include "tests/runtime/kernels.h"

#include <cstring>
#include <numeric>
#include <type_traits>

namespace norma::test {
namespace {

// A struct with the members and the layout of DLPack 1.0's.
enum DeviceType : std::int32_t { host = 1 };
struct DlDevice {
  DeviceType device_type;
  std::int32_t device_id;
};
struct DlType {
  std::uint8_t code, bits;
  std::uint16_t lanes;
};
struct DlTensor {
  void *data;
  DlDevice device;
  std::int32_t ndim;
  DlType dtype;
  std::int64_t *shape, *strides;
  std::uint64_t byte_offset;
};
struct DlManaged {
  DlTensor dl_tensor;
  void *manager_ctx;
  void (*deleter)(DlManaged *);
};
static_assert(sizeof(DlTensor) == sizeof(norma_tensor) && offsetof(DlTensor, dtype) == offsetof(norma_tensor, dtype) &&
              offsetof(DlTensor, shape) == offsetof(norma_tensor, shape) &&
              offsetof(DlTensor, byte_offset) == offsetof(norma_tensor, byte_offset));

TEST(TensorView, FromPointerAndShape) {
  float x[6];
  const Tensor tensor(x, {2, 3});
  const norma_tensor view = tensor.view();
  EXPECT_EQ(view.data, x);
  EXPECT_EQ(view.rank, 2);
  EXPECT_EQ(view.shape[1], 3);
  EXPECT_EQ(view.strides, nullptr);
  EXPECT_EQ(view.device.type, NORMA_CPU);
  EXPECT_EQ(std::memcmp(&view.dtype, &f32, sizeof f32), 0);
  const std::vector<std::int64_t> shape = {3, 2}, strides = {1, 3};
  EXPECT_EQ(Tensor(x, shape, strides).view().rank, 2);
}

TEST(TensorView, TypesOfPointers) {
  double d;
  bool b;
  std::int32_t i;
  const std::int64_t l = 0;
  EXPECT_EQ(Tensor(&d, {1}).view().dtype.bits, 64);
  EXPECT_EQ(Tensor(&b, {1}).view().dtype.code, NORMA_BOOL);
  EXPECT_EQ(Tensor(&b, {1}).view().dtype.bits, 8);
  EXPECT_EQ(Tensor(&i, {1}).view().dtype.code, NORMA_INT);
  EXPECT_EQ(Tensor(&l, {1}).view().dtype.bits, 64);
}

TEST(TensorView, LeftOutIsAllZeros) {
  const norma_tensor view = Tensor().view();
  EXPECT_EQ(view.dtype.bits, 0);
  EXPECT_EQ(view.shape, nullptr);
}

TEST(TensorView, CopiesHaveTheirOwnShape) {
  float x[6];
  Tensor copy;
  {
    const Tensor tensor(x, {2, 3}, {3, 1});
    copy = tensor;
    EXPECT_NE(copy.view().shape, tensor.view().shape);
  }
  EXPECT_EQ(copy.view().shape[0], 2);
  EXPECT_EQ(copy.view().strides[0], 3);
}

TEST(TensorView, WrongNumbersOfExtentsAreRefusedByTheCall) {
  RecordBuilder builder = affine();
  const norma_record &record = builder.build();
  float x[6] = {}, y[6] = {};
  EXPECT_EQ(message(call(record, {{x, {2, 3}, {1}}, {}, {y, {2, 3}}})), "x: rank is -1, expected 2: [N, C]");
  EXPECT_EQ(message(call(record, {{x, {1, 1, 1, 1, 1, 1, 1, 1, 1}}, {}, {y, {2, 3}}})),
            "x: rank is 9, expected 2: [N, C]");
}

TEST(Dlpack, RoundTrip) {
  float x[40];
  std::int64_t shape[] = {2, 3}, strides[] = {6, 2};
  DlTensor from = {x, {host, 0}, 2, {NORMA_FLOAT, 32, 1}, shape, strides, 8};
  const Tensor tensor(&from);
  EXPECT_EQ(tensor.begin(), x + 2);
  const auto back = tensor.to_dlpack<DlTensor>();
  EXPECT_EQ(back.data, x);
  EXPECT_EQ(back.byte_offset, 8u);
  EXPECT_EQ(back.device.device_type, host);
  EXPECT_EQ(back.ndim, 2);
  EXPECT_EQ(back.dtype.bits, 32);
  EXPECT_EQ(back.shape[1], 3);
  EXPECT_EQ(back.strides[1], 2);
  from.strides = nullptr;
  EXPECT_EQ(Tensor(&from).to_dlpack<DlTensor>().strides, nullptr);
}

TEST(Dlpack, ManagedTensorsAndRunning) {
  RecordBuilder builder = affine();
  const norma_record &record = builder.build();
  std::vector<float> x(12), y(6);
  std::iota(x.begin(), x.end(), 0.0f);
  std::int64_t shape[] = {2, 3};
  const DlManaged managed = {{x.data(), {host, 0}, 2, {NORMA_FLOAT, 32, 1}, shape, nullptr, 16}, nullptr, nullptr};
  ASSERT_EQ(message(call(record, {Tensor(&managed), {}, {y.data(), {2, 3}}})), "ok");
  EXPECT_EQ(y[0], 4.5f);
}

TEST(Dlpack, AConsumerInCTakesThePointerAsItIs) {
  RecordBuilder builder = affine();
  const norma_record &record = builder.build();
  float x[3] = {1, 2, 3}, gamma[3] = {1, 1, 1}, y[3] = {};
  std::int64_t matrix[] = {1, 3}, row[] = {3};
  const DlTensor tensors[] = {{x, {host, 0}, 2, {NORMA_FLOAT, 32, 1}, matrix, nullptr, 0},
                              {gamma, {host, 0}, 1, {NORMA_FLOAT, 32, 1}, row, nullptr, 0},
                              {y, {host, 0}, 2, {NORMA_FLOAT, 32, 1}, matrix, nullptr, 0}};
  norma_tensor views[3];
  std::memcpy(views, tensors, sizeof views);
  EXPECT_EQ(norma_call(&record, views, nullptr, nullptr, 0, nullptr).code, NORMA_OK);
  EXPECT_EQ(y[2], 3.5f);
}

TEST(WorkspaceOwner, IsAlignedAndGrows) {
  Workspace workspace(100);
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(workspace.data()) % 64, 0u);
  workspace.reserve(50);
  EXPECT_EQ(workspace.bytes(), 100u);
  workspace.reserve(200);
  EXPECT_EQ(workspace.bytes(), 200u);
  const Workspace moved = std::move(workspace);
  const WorkspaceView view = moved;
  EXPECT_EQ(view.bytes, 200u);
  static_assert(!std::is_copy_constructible_v<Workspace>);
}

TEST(Contexts, WorkersThatWorkspaceIsSizedFor) {
  EXPECT_EQ(Context::serial().workers(), 1);
  EXPECT_EQ(Context::serial().with_workers(8).workers(), 1) << "nobody runs them";
  EXPECT_GE(Context().workers(), 1);
  EXPECT_EQ(Context().with_workers(3).workers(), 3);
  RecordBuilder builder = column_sum();
  const norma_record *records[] = {&builder.build()};
  const Tensor x(f32, {5, 7});
  EXPECT_EQ(workspace_bytes(records, arguments(x, Tensor()), Context().with_workers(3)), 128u + 3 * 64u + 63u);
  EXPECT_EQ(workspace_bytes(records, arguments(Tensor(), Tensor())), 0u);
}

TEST(StatusInCpp, SaysItsSentenceFromACopy) {
  RecordBuilder builder = affine();
  const norma_record *records[] = {&builder.build()};
  float x[6] = {}, y[6] = {};
  const Tensor x_view(x, {2, 3}), gamma(x, {2}), y_view(y, {2, 3});
  const Status status = dispatch(records, arguments(x_view, gamma, y_view), scalars(), {}, Context::serial());
  const Status copy = status;
  EXPECT_FALSE(copy.ok());
  EXPECT_EQ(copy.code(), NORMA_WRONG_EXTENT);
  EXPECT_STREQ(copy.message(), "gamma: extent 0 is 2, x has C = 3");
  EXPECT_STREQ(Status().message(), "ok");
}

} // namespace
} // namespace norma::test
