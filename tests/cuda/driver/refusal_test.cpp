//===- refusal_test.cpp - what a call on a device refuses, and what it says ----------------===//
//
// Each refusal stands beside the call that it differs from by one thing, which must pass; and where a call is refused,
// nothing was put on the stream.
//
//===----------------------------------------------------------------------===//
#include "tests/cuda/driver/device_test.h"
#include "tests/runtime/kernels.h"

namespace norma::test {
namespace {

class Refusal : public OnMock {
protected:
  Refusal() : OnMock({{}, {}}) {}

  /// An accepted call of one element, in which a test changes one thing.
  struct Call {
    Tensor x, gamma, y;
    norma_context context;
  };

  norma_status call(const norma_record &record, const Call &given) {
    return run(record, {given.x, given.gamma, given.y}, given.context);
  }

  void expect_refused(const norma_status &status, std::int32_t code, const std::string &text) {
    EXPECT_EQ(status.code, code);
    EXPECT_EQ(message(status), text);
    EXPECT_EQ(mock::launches().size(), 0u);
    EXPECT_EQ(y.values(), std::vector<float>{-1});
  }

  void expect_accepted(const norma_status &status) {
    EXPECT_EQ(message(status), "ok");
    EXPECT_EQ(y.values(), std::vector<float>{2.5});
  }

  RecordBuilder builder = affine_on_cuda();
  const norma_record &record = builder.build();
  DeviceArray x{{1}}, gamma{{2}}, y{{-1}};
  Call good = {x.view({1, 1}), gamma.view({1}), y.view({1, 1}), CudaContext(stream).raw()};
};

TEST_F(Refusal, WhatFitsIsAccepted) { expect_accepted(call(record, good)); }

TEST_F(Refusal, TensorOnTheHost) {
  Call other = good;
  other.gamma = good.gamma.on({NORMA_CPU, 0});
  expect_refused(call(record, other), NORMA_WRONG_DEVICE, "gamma: device is the CPU, expected CUDA");
  expect_accepted(call(record, good));
}

TEST_F(Refusal, TensorOnAnotherDevice) {
  Call other = good;
  other.y = good.y.on(cuda_device(1));
  expect_refused(call(record, other), NORMA_WRONG_DEVICE, "y: device is CUDA 1, expected CUDA 0");
  other.y = good.y.on(cuda_device(0));
  expect_accepted(call(record, other));
}

TEST_F(Refusal, WorkspaceOnTheHost) {
  const Views arguments({x.view({1, 1}), {}, y.view({1, 1})});
  std::byte memory[256];
  expect_refused(norma_call(&record, arguments.data(), nullptr, memory, sizeof memory, &good.context),
                 NORMA_WRONG_DEVICE, "workspace: device is the CPU, expected CUDA");
  void *const workspace = mock::allocate_managed(sizeof memory);
  EXPECT_EQ(norma_call(&record, arguments.data(), nullptr, workspace, sizeof memory, &good.context).code, NORMA_OK);
}

TEST_F(Refusal, WorkspaceOnAnotherDevice) {
  const Views arguments({x.view({1, 1}), {}, y.view({1, 1})});
  (void)mock::create_context(1);
  void *const elsewhere = mock::allocate(256);
  mock::make_current(cuda_context);
  void *const here = mock::allocate(256);
  expect_refused(norma_call(&record, arguments.data(), nullptr, elsewhere, 256, &good.context), NORMA_WRONG_DEVICE,
                 "workspace: device is CUDA 1, expected CUDA 0");
  EXPECT_EQ(norma_call(&record, arguments.data(), nullptr, here, 256, &good.context).code, NORMA_OK);
}

TEST_F(Refusal, ContextForTheHost) {
  Call other = good;
  other.context = Context::serial().raw();
  expect_refused(
      call(record, other), NORMA_WRONG_CONTEXT,
      "affine training: runs on CUDA, the context is for the CPU: norma_cuda_context makes one for a stream");
  const norma_record *const records = &record;
  EXPECT_EQ(norma_cuda_load(&records, 1, &other.context).code, NORMA_WRONG_CONTEXT);
  EXPECT_EQ(norma_cuda_load(&records, 1, &good.context).code, NORMA_OK);
  expect_accepted(call(record, good));
}

TEST_F(Refusal, KernelOfTheHostWithAContextForADevice) {
  RecordBuilder host = affine();
  float one[] = {1}, two[] = {2}, result[] = {-1};
  const std::vector<Tensor> tensors = {{one, {1, 1}}, {two, {1}}, {result, {1, 1}}};
  const norma_record &host_record = host.build();
  expect_refused(
      run(host_record, tensors), NORMA_WRONG_CONTEXT,
      "affine training: runs on the CPU, the context is for CUDA: norma_default_context makes one for the host");
  EXPECT_EQ(result[0], -1);
  EXPECT_EQ(run(host_record, tensors, Context::serial().raw()).code, NORMA_OK);
  EXPECT_EQ(result[0], 2.5f);
}

TEST_F(Refusal, KernelNotGeneratedForTheDevice) {
  RecordBuilder host = affine();
  expect_refused(call(host.build(), good), NORMA_WRONG_DEVICE, "x: device is CUDA, expected the CPU");
  expect_accepted(call(record, good));
}

TEST_F(Refusal, RecordsOfBothDevicesTellThemApart) {
  RecordBuilder host = affine(), wide = affine(f64);
  const norma_record *const records[] = {&host.build(), &wide.build(), &record};
  const auto dispatch = [&](const std::vector<Tensor> &tensors, const norma_context &context) {
    const Views arguments(tensors);
    const norma_status status = norma_dispatch(records, 3, arguments.data(), nullptr, nullptr, 0, &context);
    mock::synchronize(stream);
    return status;
  };
  const norma_context on_host = Context::serial().raw();
  expect_refused(dispatch({good.x, good.gamma.on({NORMA_CPU, 0}), good.y}, good.context), NORMA_WRONG_DEVICE,
                 "gamma: device is the CPU, expected CUDA");
  expect_refused(
      dispatch({good.x, good.gamma, good.y}, on_host), NORMA_WRONG_CONTEXT,
      "affine training: runs on CUDA, the context is for the CPU: norma_cuda_context makes one for a stream");
  expect_refused(dispatch({Tensor(x.data(), f16, {1, 1}).on(cuda_device(0)), good.gamma, good.y}, good.context),
                 NORMA_NOT_GENERATED,
                 "x: type is f16, which was not generated; generated: the CPU: f32; the CPU: f64; CUDA: f32");
  expect_accepted(dispatch({good.x, good.gamma, good.y}, good.context));
  float one[] = {1}, two[] = {2}, result[] = {-1};
  EXPECT_EQ(dispatch({{one, {1, 1}}, {two, {1}}, {result, {1, 1}}}, on_host).code, NORMA_OK);
  EXPECT_EQ(result[0], 2.5f);
}

TEST_F(Refusal, WorkspaceOnTheHostIsAboutNoRecord) {
  RecordBuilder other("affine", "training");
  other.argument("x", {"N", "C"}, {.type = f64})
      .argument("gamma", {"C"}, {.type = f64})
      .argument("y", {"N", "C"}, output(f64))
      .on_cuda({usual_image()});
  const norma_record *const records[] = {&record, &other.build()};
  const Views arguments({good.x, {}, good.y});
  std::byte memory[256];
  expect_refused(norma_dispatch(records, 2, arguments.data(), nullptr, memory, sizeof memory, &good.context),
                 NORMA_WRONG_DEVICE, "workspace: device is the CPU, expected CUDA");
}

TEST_F(Refusal, PreparedByShapesAloneTheContextTellsRecordsApart) {
  RecordBuilder host = affine();
  const norma_record *const records[] = {&host.build(), &record};
  const Tensor matrix(f32, {1, 1}), row(f32, {1});
  const auto shapes = arguments(matrix, row, matrix);
  const Prepared on_device(records, shapes, Context(good.context)), on_host(records, shapes, Context::serial());
  ASSERT_STREQ(on_device.status().message(), "ok");
  ASSERT_STREQ(on_host.status().message(), "ok");
  float one[] = {1}, two[] = {2}, result[] = {-1};
  EXPECT_TRUE(on_host.run(std::array<void *, 3>{one, two, result}, {}, {}).ok());
  EXPECT_EQ(result[0], 2.5f);
  EXPECT_TRUE(on_device.run(std::array<void *, 3>{x.data(), gamma.data(), y.data()}, {}, {}).ok());
  mock::synchronize(stream);
  EXPECT_EQ(y.values(), std::vector<float>{2.5});
}

TEST_F(Refusal, StreamOfAnotherContext) {
  (void)mock::create_context(0);
  const CudaContext other(stream);
  EXPECT_EQ(other.status().code(), NORMA_WRONG_STREAM);
  EXPECT_STREQ(other.status().message(),
               "the stream belongs to another CUDA context than the thread's current one: make "
               "that of the stream current");
  EXPECT_EQ(other.raw().device_functions, nullptr);
  expect_refused(call(record, good), NORMA_WRONG_STREAM,
                 "affine training: the stream belongs to another CUDA context than the thread's current one: make that "
                 "of the stream current");
  mock::make_current(cuda_context);
  EXPECT_TRUE(CudaContext(stream).ok());
  expect_accepted(call(record, good));
}

TEST_F(Refusal, DefaultStreamWhileAnotherDeviceIsCurrent) {
  Call other = good;
  other.context = CudaContext().raw();
  (void)mock::create_context(1);
  expect_refused(call(record, other), NORMA_WRONG_STREAM,
                 "affine training: the stream belongs to another CUDA context than the thread's current one: make that "
                 "of the stream current");
  mock::make_current(cuda_context);
  EXPECT_EQ(call(record, other).code, NORMA_OK);
}

TEST_F(Refusal, NoContextIsCurrent) {
  const std::string text =
      "cuCtxGetCurrent answers none: make a CUDA context current in this thread, as cudaSetDevice or "
      "cuCtxSetCurrent does";
  mock::make_current(nullptr);
  EXPECT_EQ(CudaContext(stream).status().message(), text);
  EXPECT_EQ(message(norma_cuda_unload()), text);
  const Views arguments({good.x, good.gamma, good.y});
  expect_refused(norma_call(&record, arguments.data(), nullptr, nullptr, 0, &good.context), NORMA_DEVICE_FAILED,
                 "affine training: " + text);
  mock::make_current(cuda_context);
  expect_accepted(call(record, good));
}

TEST_F(Refusal, ContextIsDestroyedUnderUs) {
  expect_accepted(call(record, good));
  const std::size_t before = mock::launches().size();
  const Views arguments({good.x, good.gamma, good.y});
  const cuda::Context successor = mock::create_context(0);
  mock::make_current(successor);
  mock::destroy_context(cuda_context);
  const norma_status status = norma_call(&record, arguments.data(), nullptr, nullptr, 0, &good.context);
  EXPECT_EQ(message(status),
            "affine training: cuStreamGetCtx answers CUDA_ERROR_CONTEXT_IS_DESTROYED: the CUDA context was destroyed, "
            "make another current and a norma_context in it");
  EXPECT_EQ(mock::launches().size(), before);
  stream = mock::create_stream();
  const DeviceArray new_x({1}), new_y({-1});
  EXPECT_EQ(message(run(record, {new_x.view({1, 1}), new_x.view({1}), new_y.view({1, 1})})), "ok");
  EXPECT_EQ(new_y.values(), std::vector<float>{1.5});
}

TEST_F(Refusal, DeviceIsTooOldForEveryImage) {
  static const std::string sm_100 = "cubin 100\naffine\n", sm_120 = "ptx 120\naffine\n", sm_80 = "ptx 80\naffine\n";
  RecordBuilder later =
      affine_on_cuda(entry("affine"), {image(NORMA_IMAGE_CUBIN, 100, sm_100), image(NORMA_IMAGE_PTX, 120, sm_120)});
  expect_refused(call(later.build(), good), NORMA_NO_IMAGE,
                 "affine training: no code for compute capability 9.0; generated: cubin 10.0; PTX 12.0");
  RecordBuilder none = affine_on_cuda(entry("affine"), {});
  expect_refused(call(none.build(), good), NORMA_NO_IMAGE,
                 "affine training: no code for compute capability 9.0; generated: nothing");
  RecordBuilder sooner =
      affine_on_cuda(entry("affine"), {image(NORMA_IMAGE_CUBIN, 100, sm_100), image(NORMA_IMAGE_PTX, 80, sm_80)});
  expect_accepted(call(sooner.build(), good));
}

TEST_F(Refusal, CodeHasNotTheSymbolOfItsRecord) {
  RecordBuilder other = affine_on_cuda(entry("affin"));
  expect_refused(call(other.build(), good), NORMA_DEVICE_FAILED,
                 "affine training: cuModuleGetFunction answers CUDA_ERROR_NOT_FOUND: the device code does not fit its "
                 "record, generate and build again");
  expect_accepted(call(record, good));
}

TEST_F(Refusal, BlocksThatWaitForEachOtherDoNotFit) {
  norma_device_entry launched = entry("affine");
  launched.cooperative = 1;
  launched.blocks_per_multiprocessor = 17;
  RecordBuilder other = affine_on_cuda(launched);
  expect_refused(call(other.build(), good), NORMA_NOT_RESIDENT,
                 "affine training: kernel kernel waits among 17 blocks on each multiprocessor, this device holds 16: "
                 "generate for it");
  launched.blocks_per_multiprocessor = 16;
  RecordBuilder fits = affine_on_cuda(launched);
  expect_accepted(call(fits.build(), good));
}

TEST_F(Refusal, TooManyParameters) {
  const auto with_arrays = [](int arrays, int scalars) {
    RecordBuilder builder("wide", "training");
    for (int s = 0; s < scalars; ++s) builder.scalar("s", 0);
    builder.argument("x", {"A", "B", "C", "D", "E"}).on_cuda({usual_image()});
    norma_device_entry launched = entry("affine");
    std::vector<WorkspaceArray> workspace(static_cast<std::size_t>(arrays),
                                          {4, false, {{-1, 1}, {-1, 1}, {-1, 1}, {-1, 1}, {-1, 1}}});
    builder.variant({"v", {}, {{.run = nullptr, .counts = {}, .entry = launched}}, workspace});
    return builder;
  };
  mock::define("affine", {{}, [](const mock::Launch &) {}});
  // 14 words for x and what is always there, 6 for each of the arrays, 1 for each of the scalars: 512 in all.
  RecordBuilder fits = with_arrays(82, 6), wide = with_arrays(82, 7);
  const std::vector<Tensor> tensors = {x.view({1, 1, 1, 1, 1})};
  EXPECT_EQ(message(run(fits.build(), tensors)), "ok");
  const norma_status status = run(wide.build(), tensors);
  EXPECT_EQ(status.code, NORMA_TOO_MANY_PARAMETERS);
  EXPECT_EQ(message(status), "wide training: a kernel's parameters take 4104 bytes, expected at most 4096");
}

} // namespace
} // namespace norma::test
