//===- large_test.cpp - more than 2³¹ elements through real kernels ---------------------------===//
//
// A small file is mapped over and over into one range of addresses, so that a tensor of 2³¹ elements and more takes a
// few megabytes. All of its pieces hold the same rows, whose results are known from a small call: were an offset cut to
// 32 bits, or a count, rows would be left out or written twice.
//
//===----------------------------------------------------------------------===//

#include "tests/laws/areas.h"
#include "tests/laws/compare.h"

#include "norma/workspace.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <sys/mman.h>
#include <unistd.h>

namespace norma::laws {
namespace {

constexpr std::int64_t columns = 1024, rows_of_piece = 4096, pieces = 514, rows = rows_of_piece * pieces;
static_assert(rows * columns > INT64_C(1) << 31);

/// Addresses for `rows` rows, in which every piece is the same memory; in `last` the end is memory of its own.
class Repeated {
public:
  Repeated() : file(::memfd_create("piece", 0)) {
    if (file < 0 || ::ftruncate(file, bytes_of_piece * 2) != 0) return;
    void *range =
        ::mmap(nullptr, bytes_of_piece * pieces, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (range == MAP_FAILED) return;
    base = static_cast<char *>(range);
    for (std::int64_t piece = 0; piece < pieces; ++piece) {
      const bool last = piece == pieces - 1;
      if (::mmap(base + piece * bytes_of_piece, bytes_of_piece, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, file,
                 last ? bytes_of_piece : 0) == MAP_FAILED)
        is_whole = false;
    }
  }
  ~Repeated() {
    if (base != nullptr) ::munmap(base, bytes_of_piece * pieces);
    if (file >= 0) ::close(file);
  }
  Repeated(const Repeated &) = delete;

  bool ok() const { return base != nullptr && is_whole; }
  float *data() const { return reinterpret_cast<float *>(base); }
  float *last_piece() const { return data() + (pieces - 1) * rows_of_piece * columns; }

private:
  static constexpr std::int64_t bytes_of_piece = rows_of_piece * columns * 4;
  int file;
  char *base = nullptr;
  bool is_whole = true;
};

/// Rows of mirrored pairs around 1/4, so that every mean is exact; those of the last piece are four times as wide.
void write_rows(float *piece, float width) {
  Draw draw(1);
  for (std::int64_t i = 0; i < rows_of_piece * columns; i += 2) {
    const float d = static_cast<float>(draw.whole(-63, 63)) * 0x1p-6F * width;
    piece[i] = 0.25F + d, piece[i + 1] = 0.25F - d;
  }
}

/// A call on f32 data that may be anywhere: tensors by name, compact where no strides are given.
struct Tensor {
  const float *data;
  Shape shape, strides = {};
};

void run(const char *norm, const char *form, const std::map<std::string, Tensor> &given) {
  const norma_record &record = *find_record("laws_f32", norm, form);
  std::vector<norma_tensor> tensors(static_cast<std::size_t>(record.argument_count));
  for (int a = 0; a < record.argument_count; ++a)
    if (auto found = given.find(record.arguments[a].name); found != given.end()) {
      const Tensor &tensor = found->second;
      tensors[static_cast<std::size_t>(a)] = {const_cast<float *>(tensor.data),
                                              {NORMA_CPU, 0},
                                              static_cast<std::int32_t>(tensor.shape.size()),
                                              {NORMA_FLOAT, 32, 1},
                                              tensor.shape.data(),
                                              tensor.strides.empty() ? nullptr : tensor.strides.data(),
                                              0};
    }
  norma_context context;
  norma_default_context(&context);
  std::size_t bytes = 0;
  ASSERT_EQ(norma_workspace_bytes(&record, tensors.data(), context.worker_limit, &bytes).code, NORMA_OK);
  const Workspace workspace(bytes);
  ASSERT_EQ(norma_call(&record, tensors.data(), nullptr, workspace.data(), workspace.bytes(), &context).code, NORMA_OK);
}

/// y and dx of some rows, each computed by one call.
struct Rows {
  std::vector<float> y, dx;
  explicit Rows(const float *x) : y(rows_of_piece * columns), dx(y.size()) {
    std::vector<float> m(rows_of_piece), r(rows_of_piece);
    const Shape shape = {rows_of_piece, columns}, one = {rows_of_piece};
    run("layer_norm", "training",
        {{"x", {x, shape}}, {"y", {y.data(), shape}}, {"m", {m.data(), one}}, {"r", {r.data(), one}}});
    run("layer_norm", "vjp",
        {{"dy", {x, shape}},
         {"x", {x, shape}},
         {"m", {m.data(), one}},
         {"r", {r.data(), one}},
         {"dx", {dx.data(), shape}}});
  }
};

bool same(const float *found, const std::vector<float> &wanted) {
  return std::memcmp(found, wanted.data(), wanted.size() * sizeof(float)) == 0;
}

// One test, since its pages are mapped at the first touch, which takes as long as the calls.
TEST(Large, MoreThanTwoToThe31stElements) {
  Repeated x, y;
  if (!x.ok() || !y.ok()) GTEST_SKIP() << "no 16 GiB of addresses over two files of 32 MiB";
  write_rows(x.data(), 1);
  write_rows(x.last_piece(), 4);
  const Rows first(x.data()), last(x.last_piece());
  ASSERT_NE(first.y, last.y);

  const Shape shape = {rows, columns}, one = {rows};
  std::vector<float> m(rows, -7), r(rows, -7);
  run("layer_norm", "training",
      {{"x", {x.data(), shape}}, {"y", {y.data(), shape}}, {"m", {m.data(), one}}, {"r", {r.data(), one}}});
  EXPECT_TRUE(same(y.data(), first.y) && same(y.last_piece(), last.y)) << "forward";
  EXPECT_TRUE(std::all_of(m.begin(), m.end(), [](float mean) { return mean == 0.25F; }));
  run("layer_norm", "vjp",
      {{"dy", {x.data(), shape}},
       {"x", {x.data(), shape}},
       {"m", {m.data(), one}},
       {"r", {r.data(), one}},
       {"dx", {y.data(), shape}}});
  EXPECT_TRUE(same(y.data(), first.dx) && same(y.last_piece(), last.dx)) << "backward";

  // One area of as many elements, all rows of which are the same memory: strides of 0. One cotangent of each row is 1
  // and all others 0, so that every partial sum is a whole number below 2²⁴, as the count is times 1024.
  std::vector<float> row(columns, 0.25F), cotangents(columns, 0);
  row[77] = 0.75F, cotangents[77] = 1;
  const float mean = 0.25F, inverse = 2;
  float dgamma = -7, dbeta = -7;
  const Shape planes = {rows, 1, columns}, repeated = {0, columns, 1};
  run("batch_norm", "vjp",
      {{"dy", {cotangents.data(), planes, repeated}},
       {"x", {row.data(), planes, repeated}},
       {"m", {&mean, {1}}},
       {"r", {&inverse, {1}}},
       {"dx", {y.data(), planes}},
       {"dgamma", {&dgamma, {1}}},
       {"dbeta", {&dbeta, {1}}}});
  EXPECT_EQ(dbeta, static_cast<float>(rows));
  EXPECT_EQ(dgamma, static_cast<float>(rows));
  // r (dy − 1/1024 − x̂/1024) with x̂ = 1 where dy is 1, else 0: three roundings of at most 2.
  for (const float *place : {y.data(), y.last_piece() + (rows_of_piece - 1) * columns})
    for (std::int64_t i = 0; i < columns; ++i)
      EXPECT_NEAR(place[i], i == 77 ? 2 * (1 - 2.0 / 1024) : -2.0 / 1024, 3 * 2 * 0x1p-24) << i;
}

// Two rows that lie 16 GiB apart, and elements of a row that lie 128 MiB apart.
TEST(Large, StridesBeyondThirtyTwoBits) {
  constexpr std::size_t bytes = std::size_t{40} << 30;
  void *range = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (range == MAP_FAILED) GTEST_SKIP() << "no 40 GiB of addresses";
  auto *x = static_cast<float *>(range), *y = x + 1;
  std::vector<float> compact(2 * 64), wanted(2 * 64);
  Draw draw(1);
  for (float &element : compact) element = static_cast<float>(draw.real(-1, 1));
  const Shape shape = {2, 64};
  run("layer_norm", "training", {{"x", {compact.data(), shape}}, {"y", {wanted.data(), shape}}});
  for (const Shape &strides : {Shape{INT64_C(1) << 32, 2}, Shape{INT64_C(1) << 31, INT64_C(1) << 25}}) {
    auto at = [&](std::int64_t i) { return i / 64 * strides[0] + i % 64 * strides[1]; };
    for (std::int64_t i = 0; i < 2 * 64; ++i) x[at(i)] = compact[static_cast<std::size_t>(i)];
    run("layer_norm", "training", {{"x", {x, shape, strides}}, {"y", {y, shape, strides}}});
    for (std::int64_t i = 0; i < 2 * 64; ++i) EXPECT_EQ(y[at(i)], wanted[static_cast<std::size_t>(i)]) << i;
  }
  ::munmap(range, bytes);
}

} // namespace
} // namespace norma::laws
