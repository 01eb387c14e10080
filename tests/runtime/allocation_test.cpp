//===- allocation_test.cpp - a call takes no memory ---------------------------------------------===//
//
// malloc and its kin are replaced for this program by ones that count while they are watched.
//
//===----------------------------------------------------------------------===//
#include "tests/runtime/call_helper.h"
#include "tests/runtime/kernels.h"

#include <atomic>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define NORMA_MEMORY_IS_WATCHED // by a sanitizer, which has a malloc of its own
#endif
#elif defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define NORMA_MEMORY_IS_WATCHED
#endif

#if defined(__GLIBC__) && !defined(NORMA_MEMORY_IS_WATCHED)
extern "C" {
void *__libc_malloc(size_t);
void *__libc_calloc(size_t, size_t);
void *__libc_realloc(void *, size_t);
void *__libc_memalign(size_t, size_t);
}

namespace {
std::atomic<bool> watched = false;
std::atomic<int> allocations = 0;
void note() {
  if (watched) ++allocations;
}
} // namespace

extern "C" {
void *malloc(size_t size) { return note(), __libc_malloc(size); }
void *calloc(size_t count, size_t size) { return note(), __libc_calloc(count, size); }
void *realloc(void *memory, size_t size) { return note(), __libc_realloc(memory, size); }
void *memalign(size_t alignment, size_t size) { return note(), __libc_memalign(alignment, size); }
void *aligned_alloc(size_t alignment, size_t size) { return note(), __libc_memalign(alignment, size); }
}

namespace norma::test {
namespace {

template <typename Work> int allocations_of(Work work) {
  allocations = 0;
  watched = true;
  work();
  watched = false;
  return allocations;
}

TEST(Allocation, TheCounterCounts) {
  void *volatile memory = nullptr;
  EXPECT_EQ(allocations_of([&] { memory = ::operator new(100); }), 1);
  ::operator delete(memory);
}

TEST(Allocation, NoneInACallAQueryOrAPreparedRun) {
  RecordBuilder builder = column_sum();
  const norma_record &record = builder.build();
  std::vector<float> x(50), total(5);
  const auto arguments = views({{x.data(), {10, 5}}, {total.data(), {5}}});
  const norma_record *records[] = {&record};
  void *const data[] = {x.data(), total.data()};
  static norma_prepared prepared;
  alignas(64) static unsigned char workspace[4096];
  std::size_t bytes = 0;
  norma_status statuses[5] = {};
  char text[100];
  EXPECT_EQ(allocations_of([&] {
              statuses[0] = norma_call(&record, arguments.data(), nullptr, workspace, sizeof workspace, nullptr);
              statuses[1] = norma_workspace_bytes(&record, arguments.data(), 2, &bytes);
              statuses[2] = norma_prepare(&prepared, records, 1, arguments.data(), nullptr);
              statuses[3] = norma_run(&prepared, data, nullptr, workspace, sizeof workspace);
              statuses[4] = norma_run(&prepared, data, nullptr, nullptr, 0);
              norma_status_message(&statuses[4], text, sizeof text);
            }),
            0);
  for (int i = 0; i < 4; ++i) EXPECT_EQ(statuses[i].code, NORMA_OK) << i;
  EXPECT_STREQ(text, "workspace has 0 bytes, expected 255");
}

TEST(Allocation, NoneWithOpenMpOnceItsThreadsRun) {
  RecordBuilder builder = column_sum();
  const norma_record &record = builder.build();
  std::vector<float> x(50), total(5);
  const auto arguments = views({{x.data(), {10, 5}}, {total.data(), {5}}});
  alignas(64) static unsigned char workspace[4096];
  const Context context = Context().with_workers(2);
  norma_status status = norma_call(&record, arguments.data(), nullptr, workspace, sizeof workspace, &context.raw());
  EXPECT_EQ(allocations_of([&] {
              status = norma_call(&record, arguments.data(), nullptr, workspace, sizeof workspace, &context.raw());
            }),
            0);
  EXPECT_EQ(status.code, NORMA_OK);
}

} // namespace
} // namespace norma::test
#endif
