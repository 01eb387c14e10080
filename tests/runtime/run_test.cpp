//===- run_test.cpp - tasks, workspace, threads, what is left out -----------------------------===//
#include "tests/runtime/call_helper.h"
#include "tests/runtime/kernels.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstring>
#include <mutex>
#include <random>
#include <thread>

namespace norma::test {
namespace {

/// Two threads that take tasks in turn, as an application's own pool might.
void two_threads(void *, std::int64_t tasks, std::int64_t worker_limit, norma_parallel_task task, void *task_data) {
  ASSERT_GE(worker_limit, 2);
  std::atomic<std::int64_t> next = 0;
  const auto work = [&](std::int64_t worker) {
    for (std::int64_t t = next++; t < tasks; t = next++) task(task_data, t, worker);
  };
  std::thread other(work, 1);
  work(0);
  other.join();
}

std::vector<float> random_values(std::size_t count) {
  std::mt19937 engine(7);
  std::uniform_real_distribution<float> uniform(-1, 1);
  std::vector<float> values(count);
  for (float &value : values) value = uniform(engine);
  return values;
}

TEST(Run, SumsColumnsThroughTheWorkspace) {
  RecordBuilder builder = column_sum();
  const norma_record &record = builder.build();
  std::vector<float> x(5 * 7), total(7, -1);
  for (std::size_t i = 0; i < x.size(); ++i) x[i] = static_cast<float>(i);
  ASSERT_EQ(call(record, {{x.data(), {5, 7}}, {total.data(), {7}}}).code, NORMA_OK);
  // Of column c: c, 7 + c, ... 28 + c.
  for (std::size_t c = 0; c < 7; ++c) EXPECT_EQ(total[c], 70.0f + 5.0f * static_cast<float>(c));
}

TEST(Run, ReadsAndWritesAnyStrides) {
  RecordBuilder builder = affine();
  const norma_record &record = builder.build();
  std::vector<float> x = random_values(12), gamma = {1, 0, 2, 0, 3}, y(12);
  // x transposed, gamma every second, y upside down.
  ASSERT_EQ(call(record, {{x.data(), {4, 3}, {1, 4}}, {gamma.data(), {3}, {2}}, {y.data() + 9, {4, 3}, {-3, 1}}}).code,
            NORMA_OK);
  for (int n = 0; n < 4; ++n)
    for (int c = 0; c < 3; ++c) EXPECT_EQ(y[9 - 3 * n + c], x[n + 4 * c] * static_cast<float>(c + 1) + 0.5f);
}

TEST(Run, SameBitsForAnyThreads) {
  RecordBuilder builder = column_sum();
  const norma_record &record = builder.build();
  const std::vector<float> x = random_values(101 * 53);
  std::vector<float> one(53), own(53), openmp(53);
  ASSERT_EQ(call(record, {{x.data(), {101, 53}}, {one.data(), {53}}}).code, NORMA_OK);
  ASSERT_EQ(call(record, {{x.data(), {101, 53}}, {own.data(), {53}}}, Context(two_threads, nullptr, 2)).code, NORMA_OK);
  ASSERT_EQ(call(record, {{x.data(), {101, 53}}, {openmp.data(), {53}}}, Context().with_workers(2)).code, NORMA_OK);
  EXPECT_EQ(std::memcmp(one.data(), own.data(), 53 * sizeof(float)), 0);
  EXPECT_EQ(std::memcmp(one.data(), openmp.data(), 53 * sizeof(float)), 0);
}

TEST(Run, WorkspaceOfAnyAlignmentAndNoByteBeyond) {
  RecordBuilder builder = column_sum();
  const norma_record &record = builder.build();
  const std::vector<float> x = random_values(5 * 7);
  std::vector<float> total(7, -1);
  const auto arguments = views({{x.data(), {5, 7}}, {total.data(), {7}}});
  const Context context(two_threads, nullptr, 3);
  std::size_t bytes = 0;
  ASSERT_EQ(norma_workspace_bytes(&record, arguments.data(), 3, &bytes).code, NORMA_OK);
  // 3 blocks of 7 floats and 3 workers' rows of 7, each in whole lines, and a line's rest for the alignment.
  EXPECT_EQ(bytes, 128u + 3 * 64u + 63u);
  for (std::size_t shift = 0; shift < 64; ++shift) {
    std::vector<unsigned char> memory(bytes + 128, 0xa5);
    ASSERT_EQ(norma_call(&record, arguments.data(), nullptr, memory.data() + shift, bytes, &context.raw()).code,
              NORMA_OK);
    for (std::size_t i = 0; i < memory.size(); ++i)
      if (i < shift || i >= shift + bytes) {
        ASSERT_EQ(memory[i], 0xa5) << "byte " << i << " with shift " << shift;
      }
  }
}

TEST(Run, WorkspaceTooSmall) {
  RecordBuilder builder = column_sum();
  const norma_record &record = builder.build();
  const std::vector<float> x = random_values(5 * 7);
  std::vector<float> total(7, -1);
  const auto arguments = views({{x.data(), {5, 7}}, {total.data(), {7}}});
  norma_status status = norma_call(&record, arguments.data(), nullptr, nullptr, 0, nullptr);
  EXPECT_EQ(status.code, NORMA_WORKSPACE_TOO_SMALL);
  EXPECT_EQ(message(status), "workspace has 0 bytes, expected 255");
  alignas(64) unsigned char memory[192];
  status = norma_call(&record, arguments.data(), nullptr, memory, 191, nullptr);
  EXPECT_EQ(message(status), "workspace has 191 bytes, expected 255");
  EXPECT_EQ(total, std::vector<float>(7, -1));
  EXPECT_EQ(norma_call(&record, arguments.data(), nullptr, memory, 192, nullptr).code, NORMA_OK)
      << "aligned, so the slack is not needed";
}

TEST(Run, QueryNeedsOnlyWhatSaysTheExtents) {
  RecordBuilder builder = column_sum();
  const norma_record &record = builder.build();
  std::size_t bytes = 0;
  EXPECT_EQ(norma_workspace_bytes(&record, views({Tensor(f32, {5, 7}), {}}).data(), 1, &bytes).code, NORMA_OK);
  EXPECT_EQ(bytes, 255u);
  const norma_status status = norma_workspace_bytes(&record, views({{}, Tensor(f32, {7})}).data(), 1, &bytes);
  EXPECT_EQ(message(status), "x: is missing, and no other argument says what N is");
}

TEST(Run, LeftOutWithAShapeStillSaysExtents) {
  RecordBuilder builder = affine();
  builder.argument("w", {"M"}, {.optional = true, .first_value = 3});
  const norma_record &record = builder.build();
  const std::vector<float> x = random_values(6);
  std::vector<float> y(6);
  EXPECT_EQ(message(call(record, {{x.data(), {2, 3}}, {}, {y.data(), {2, 3}}, Tensor(f32, {5})})), "ok");
  EXPECT_EQ(message(call(record, {{x.data(), {2, 3}}, Tensor(f32, {4}), {y.data(), {2, 3}}, Tensor(f32, {5})})),
            "gamma: extent 0 is 4, x has C = 3");
}

using Share = std::pair<std::int64_t, std::int64_t>;

struct Shares {
  std::mutex mutex;
  std::vector<Share> seen;
};
Shares *shares = nullptr;

void note_share(const norma_frame *, std::int64_t begin, std::int64_t end, std::int64_t) {
  const std::scoped_lock lock(shares->mutex);
  shares->seen.emplace_back(begin, end);
}

TEST(Run, TasksAreCountedAndShared) {
  Shares noted;
  shares = &noted;
  RecordBuilder builder("count", "training");
  builder.argument("x", {"N", "C"})
      .argument("y", {"N"}, output())
      .variant({.name = "v",
                .guards = {},
                .kernels = {{note_share, {{0, 2}, {1, 1}}}, {note_share, {{0, 1}}}, {note_share, {{-1, 1}}}},
                .workspace = {}});
  const norma_record &record = builder.build();
  std::vector<float> x(64), y(64);
  ASSERT_EQ(call(record, {{x.data(), {5, 2}}, {y.data(), {5}}}).code, NORMA_OK);
  EXPECT_EQ(noted.seen, (std::vector<Share>{{0, 6}, {0, 5}, {0, 1}}));

  noted.seen.clear();
  ASSERT_EQ(call(record, {{x.data(), {5, 2}}, {y.data(), {5}}}, Context(two_threads, nullptr, 2)).code, NORMA_OK);
  ASSERT_EQ(noted.seen.size(), 5u);
  for (const std::size_t kernel : {0, 2}) std::sort(noted.seen.begin() + kernel, noted.seen.begin() + kernel + 2);
  EXPECT_EQ(noted.seen, (std::vector<Share>{{0, 3}, {3, 6}, {0, 3}, {3, 5}, {0, 1}}));
}

TEST(Run, LeftOutParameterTakesItsFirstValue) {
  RecordBuilder builder = affine();
  const norma_record &record = builder.build();
  const std::vector<float> x = random_values(6);
  std::vector<float> y(6);
  const auto arguments = views({{x.data(), {2, 3}}, {}, {y.data(), {2, 3}}});
  std::size_t bytes = 0;
  ASSERT_EQ(norma_workspace_bytes(&record, arguments.data(), 1, &bytes).code, NORMA_OK);
  EXPECT_EQ(bytes, 64u + 63u);
  ASSERT_EQ(norma_call(&record, arguments.data(), nullptr, nullptr, 0, nullptr).code, NORMA_WORKSPACE_TOO_SMALL);
  ASSERT_EQ(call(record, {{x.data(), {2, 3}}, {}, {y.data(), {2, 3}}}).code, NORMA_OK);
  for (std::size_t i = 0; i < 6; ++i) EXPECT_EQ(y[i], x[i] + 0.5f);
}

TEST(Run, ScalarsOfTheCall) {
  RecordBuilder builder = affine();
  const norma_record &record = builder.build();
  const float x[] = {1}, gamma[] = {2};
  float y[] = {0};
  const double scalars[] = {0.25};
  ASSERT_EQ(
      norma_call(&record, views({{x, {1, 1}}, {gamma, {1}}, {y, {1, 1}}}).data(), scalars, nullptr, 0, nullptr).code,
      NORMA_OK);
  EXPECT_EQ(y[0], 2.25f);
}

TEST(Run, LeftOutOutputGoesToTheWorkspace) {
  RecordBuilder builder("affine", "training");
  builder.argument("x", {"N", "C"})
      .argument("gamma", {"C"})
      .argument("y", {"N", "C"}, {.role = NORMA_ROLE_STATISTIC, .written = true, .optional = true})
      .scalar("shift", 0)
      .variant({.name = "v", .guards = {}, .kernels = {{affine_rows, {{0, 1}}}}, .workspace = {}});
  const norma_record &record = builder.build();
  const std::vector<float> x = random_values(6), gamma(3, 2);
  EXPECT_EQ(call(record, {{x.data(), {2, 3}}, {gamma.data(), {3}}, {}}).code, NORMA_OK);
  EXPECT_EQ(
      norma_call(&record, views({{x.data(), {2, 3}}, {gamma.data(), {3}}, {}}).data(), nullptr, nullptr, 0, nullptr)
          .code,
      NORMA_WORKSPACE_TOO_SMALL);
}

/// State m[C] and new_m[C]; the one kernel would add 1.
RecordBuilder with_state() {
  RecordBuilder builder("tracked", "training");
  builder.argument("x", {"N", "C"})
      .argument("m", {"C"}, {.role = NORMA_ROLE_STATE, .optional = true, .first_value = 4})
      .argument("dgamma", {"C"}, {.role = NORMA_ROLE_GRADIENT, .written = true})
      .argument("new_m", {"C"}, {.role = NORMA_ROLE_NEW_STATE, .written = true, .alias = 1})
      .variant({.name = "v",
                .guards = {},
                .kernels = {{[](const norma_frame *frame, std::int64_t begin, std::int64_t end, std::int64_t) {
                               const std::int64_t *s = frame->strides;
                               for (std::int64_t c = begin; c < end; ++c) {
                                 static_cast<float *>(frame->data[2])[c * s[3]] = 9;
                                 static_cast<float *>(frame->data[3])[c * s[4]] =
                                     static_cast<const float *>(frame->data[1])[c * s[2]] + 1;
                               }
                             },
                             {{1, 1}}}},
                .workspace = {}});
  return builder;
}

TEST(Run, WithoutElementsGradientsAreZeroAndStatesStay) {
  RecordBuilder builder = with_state();
  const norma_record &record = builder.build();
  std::vector<float> x(6), m = {1, 0, 2, 0, 3}, dgamma(3, -1), new_m(3, -1);
  const auto run = [&](std::int64_t rows, const Tensor &old) {
    return call(record, {{x.data(), {rows, 3}}, old, {dgamma.data(), {3}}, {new_m.data(), {3}}});
  };
  ASSERT_EQ(run(0, {m.data(), {3}, {2}}).code, NORMA_OK);
  EXPECT_EQ(dgamma, (std::vector<float>{0, 0, 0}));
  EXPECT_EQ(new_m, (std::vector<float>{1, 2, 3}));
  ASSERT_EQ(run(0, {}).code, NORMA_OK);
  EXPECT_EQ(new_m, (std::vector<float>{4, 4, 4}));
  ASSERT_EQ(run(2, {m.data(), {3}, {2}}).code, NORMA_OK);
  EXPECT_EQ(dgamma, (std::vector<float>{9, 9, 9}));
  EXPECT_EQ(new_m, (std::vector<float>{2, 3, 4}));
}

TEST(Run, WithoutElementsNoDataIsNeeded) {
  RecordBuilder builder = affine();
  const norma_record &record = builder.build();
  const float gamma[] = {1, 1, 1};
  EXPECT_EQ(call(record, {Tensor(f32, {0, 3}), {gamma, {3}}, Tensor(f32, {0, 3})}).code, NORMA_OK);
  EXPECT_EQ(message(call(record, {Tensor(f32, {1, 3}), {gamma, {3}}, Tensor(f32, {1, 3})})), "x: data is null");
}

std::int32_t streamed = -1;

TEST(Run, LargeTensorsAreStoredPastTheCache) {
  RecordBuilder builder("stream", "training");
  builder.argument("x", {"N"})
      .argument("y", {"N"}, output())
      .variant({.name = "v",
                .guards = {},
                .kernels = {{[](const norma_frame *frame, std::int64_t, std::int64_t, std::int64_t) {
                               streamed = frame->stream;
                             },
                             {}}},
                .workspace = {}});
  const norma_record &record = builder.build();
  std::vector<float> x(100), y(100);
  const auto run = [&](const Context &context) {
    EXPECT_EQ(call(record, {{x.data(), {100}}, {y.data(), {100}}}, context).code, NORMA_OK);
    return streamed;
  };
  EXPECT_EQ(run(Context::serial()), 0);
  EXPECT_EQ(run(Context::serial().with_stream_threshold(799)), 1);
  EXPECT_EQ(run(Context::serial().with_stream_threshold(800)), 0);
}

TEST(Run, NestedCallsRunSerially) {
  RecordBuilder builder("nest", "training");
  static std::atomic<int> greatest_worker;
  greatest_worker = 0;
  builder.argument("x", {"N"})
      .argument("y", {"N"}, output())
      .variant({.name = "v",
                .guards = {},
                .kernels = {{[](const norma_frame *, std::int64_t, std::int64_t, std::int64_t) {
                               const Context inner = Context().with_workers(2);
                               inner.raw().parallel_for(
                                   inner.raw().parallel_data, 8, 2,
                                   [](void *, std::int64_t, std::int64_t worker) {
                                     if (worker > greatest_worker) greatest_worker = static_cast<int>(worker);
                                   },
                                   nullptr);
                             },
                             {{0, 1}}}},
                .workspace = {}});
  const norma_record &record = builder.build();
  std::vector<float> x(8), y(8);
  ASSERT_NE(Context().raw().parallel_for, nullptr) << "the OpenMP adapter is linked by default";
  EXPECT_EQ(call(record, {{x.data(), {8}}, {y.data(), {8}}}, Context().with_workers(2)).code, NORMA_OK);
  EXPECT_EQ(greatest_worker, 0);
}

TEST(OpenMp, PartsAreConsecutiveAndCoverEveryTask) {
  const Context context = Context().with_workers(2);
  for (const std::int64_t tasks : {0, 1, 2, 3, 7, 64}) {
    std::vector<std::int64_t> worker_of(static_cast<std::size_t>(tasks), -1);
    context.raw().parallel_for(
        nullptr, tasks, 2,
        [](void *data, std::int64_t task, std::int64_t worker) { static_cast<std::int64_t *>(data)[task] = worker; },
        worker_of.data());
    for (std::int64_t t = 0; t < tasks; ++t) {
      const std::int64_t worker = worker_of[static_cast<std::size_t>(t)];
      EXPECT_EQ(worker, tasks > 1 && t >= (tasks + 1) / 2 ? 1 : 0) << t << " of " << tasks;
    }
  }
}

} // namespace
} // namespace norma::test
