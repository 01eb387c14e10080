//===- conversions_test.cpp - kernels that convert, bit by bit ----------------------------===//
//
// A kernel that copies is compiled for pairs of types and for each instruction set that this machine has, and runs as
// the vector variant (compact tensors) and as the general one (reversed strides). What must come out follows from the
// conversions of `.npy` files, which go through double and share no code with kernels.
//
//===----------------------------------------------------------------------------===//

#include "compiler/driver/compile.h"
#include "compiler/driver/execute/host_array.h"
#include "compiler/driver/execute/kernels.h"
#include "norma/runtime.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstring>
#include <tuple>

namespace norma::compiler::driver {
namespace {

using Bits = std::vector<std::uint64_t>;

struct Target {
  const char *name;
  std::uint64_t needs; ///< of norma_cpu_features
};

void PrintTo(const Target &target, std::ostream *stream) { *stream << target.name; }

class CopyKernel {
public:
  CopyKernel(const std::string &target, const std::string &from, const std::string &to)
      : from(dtype_called(from)), to(dtype_called(to)) {
    Problems problems;
    program = open_program(NORMA_COPY, problems);
    CompileRequest request{&*program, "copy", "conversions", {}};
    request.options.targets = {target};
    request.options.types = {from};
    request.options.type_of = {{"y", to}};
    compilation = compile(request, problems);
    EXPECT_FALSE(problems.any()) << problems.text();
    kernels = std::make_unique<Kernels>(compilation->targets.front().object);
  }

  /// The elements of y for these of x, as rows of 101, which is no whole number of steps; column by column where
  /// `reversed`.
  Bits run(const Bits &x, bool reversed) const {
    const std::int64_t columns = 101, rows = (std::int64_t(x.size()) + columns - 1) / columns;
    HostArray in = array(from, rows, columns, reversed), out = array(to, rows, columns, reversed);
    for (std::size_t i = 0; i < x.size(); ++i) put(in, i, x[i]);
    const norma_tensor tensors[] = {in.view(), out.view()};
    const norma_record *record = kernels->find(compilation->find_form("training")->records.front());
    const norma_status status = norma_call(record, tensors, nullptr, nullptr, 0, nullptr);
    EXPECT_EQ(status.code, NORMA_OK);
    Bits y(x.size());
    for (std::size_t i = 0; i < y.size(); ++i) y[i] = get(out, i);
    return y;
  }

private:
  static HostArray array(norma_dtype type, std::int64_t rows, std::int64_t columns, bool reversed) {
    return HostArray::zeros(type, {rows, columns}, reversed ? std::vector<int>{1, 0} : std::vector<int>{0, 1});
  }
  static std::byte *place(HostArray &array, std::size_t element) {
    const std::int64_t columns = array.shape[1], i = std::int64_t(element);
    return array.bytes.data() + (i / columns * array.strides[0] + i % columns * array.strides[1]) * array.type.bits / 8;
  }
  static void put(HostArray &array, std::size_t element, std::uint64_t bits) {
    std::memcpy(place(array, element), &bits, array.type.bits / 8);
  }
  static std::uint64_t get(HostArray &array, std::size_t element) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, place(array, element), array.type.bits / 8);
    return bits;
  }

  norma_dtype from, to;
  std::optional<Program> program;
  std::optional<Compilation> compilation;
  std::unique_ptr<Kernels> kernels;
};

class Conversions : public testing::TestWithParam<std::tuple<Target, bool>> {
protected:
  void SetUp() override {
    if ((norma_cpu_features() & target().needs) != target().needs) GTEST_SKIP() << "this machine lacks it";
  }
  const Target &target() const { return std::get<0>(GetParam()); }

  void expect(const std::string &from, const std::string &to, const Bits &x, const Bits &expected) {
    const Bits y = CopyKernel(target().name, from, to).run(x, std::get<1>(GetParam()));
    for (std::size_t i = 0; i < x.size(); ++i)
      ASSERT_EQ(y[i], expected[i]) << std::hex << from << " " << x[i] << " became " << to << " " << y[i];
  }
};

Bits all_of_16_bits() {
  Bits bits;
  for (std::uint64_t pattern = 0; pattern < 0x10000; ++pattern) bits.push_back(pattern);
  return bits;
}

/// A NaN that became quiet keeps the upper bits of its payload.
constexpr std::uint64_t f16_nan(std::uint64_t f32) { return (f32 >> 16 & 0x8000) | 0x7e00 | (f32 >> 13 & 0x3ff); }
constexpr std::uint64_t bf16_nan(std::uint64_t f32) { return f32 >> 16 | 0x40; }

float number_of(std::uint64_t f32) { return std::bit_cast<float>(std::uint32_t(f32)); }
std::uint64_t bits_of(double number) { return std::bit_cast<std::uint32_t>(float(number)); }

/// Each upper half of f32 with lower halves that are ties of both formats, or next to one.
Bits patterns_of_f32() {
  Bits bits;
  for (std::uint64_t upper = 0; upper < 0x10000; ++upper)
    for (std::uint64_t lower : {0x0000, 0x0001, 0x0fff, 0x1000, 0x1001, 0x2000, 0x3000, 0x7fff, 0x8000, 0x8001, 0xffff})
      bits.push_back(upper << 16 | lower);
  return bits;
}

TEST_P(Conversions, EveryF16IsReadAsItIs) {
  Bits expected;
  for (std::uint64_t x : all_of_16_bits()) {
    const double number = npy::from_f16(std::uint16_t(x));
    expected.push_back(std::isnan(number) ? (x & 0x8000) << 16 | 0x7fc00000 | (x & 0x3ff) << 13 : bits_of(number));
  }
  expect("f16", "f32", all_of_16_bits(), expected);
}

TEST_P(Conversions, EveryBf16IsReadAsItIs) {
  Bits expected;
  for (std::uint64_t x : all_of_16_bits()) {
    const double number = npy::from_bf16(std::uint16_t(x));
    expected.push_back(std::isnan(number) ? x << 16 : bits_of(number));
  }
  expect("bf16", "f32", all_of_16_bits(), expected);
}

TEST_P(Conversions, EveryBf16ComesBack) {
  Bits expected;
  for (std::uint64_t x : all_of_16_bits())
    expected.push_back(std::isnan(npy::from_bf16(std::uint16_t(x))) ? x | 0x40 : x);
  expect("bf16", "bf16", all_of_16_bits(), expected);
}

TEST_P(Conversions, F32IsRoundedToF16) {
  const Bits x = patterns_of_f32();
  Bits expected;
  for (std::uint64_t bits : x)
    expected.push_back(std::isnan(number_of(bits)) ? f16_nan(bits) : npy::to_f16(number_of(bits)));
  expect("f32", "f16", x, expected);
}

TEST_P(Conversions, F32IsRoundedToBf16) {
  const Bits x = patterns_of_f32();
  Bits expected;
  for (std::uint64_t bits : x)
    expected.push_back(std::isnan(number_of(bits)) ? bf16_nan(bits) : npy::to_bf16(number_of(bits)));
  expect("f32", "bf16", x, expected);
}

// Between two neighbours, so near the middle that f32 would call it a tie: rounding twice would go wrong.
TEST_P(Conversions, F64IsRoundedOnce) {
  for (const bool half : {true, false}) {
    Bits x, expected;
    for (std::uint64_t pattern = 0; pattern + 1 < (half ? 0x7c00 : 0x7f80); ++pattern) {
      const auto low = std::uint16_t(pattern), high = std::uint16_t(pattern + 1);
      const double a = half ? npy::from_f16(low) : npy::from_bf16(low);
      const double b = half ? npy::from_f16(high) : npy::from_bf16(high), middle = a + (b - a) / 2;
      for (double number : {a, middle, middle - (b - a) * 0x1p-30, middle + (b - a) * 0x1p-30}) {
        for (double signed_number : {number, -number}) {
          x.push_back(std::bit_cast<std::uint64_t>(signed_number));
          expected.push_back(half ? npy::to_f16(signed_number) : npy::to_bf16(signed_number));
        }
      }
    }
    for (double number : {65519.99999, 65520.0, 1e300, double(INFINITY), 3.4e38, 3.39e38, 1e-50, 0x1p-1074}) {
      x.push_back(std::bit_cast<std::uint64_t>(number));
      expected.push_back(half ? npy::to_f16(number) : npy::to_bf16(number));
    }
    expect("f64", half ? "f16" : "bf16", x, expected);
  }
}

const Target targets[] = {{"cpu", 0},
                          {"cpu:x86-64-v2", NORMA_CPU_X86_64_V2},
                          {"cpu:x86-64-v3", NORMA_CPU_X86_64_V3},
                          {"cpu:x86-64-v4", NORMA_CPU_X86_64_V4}};

INSTANTIATE_TEST_SUITE_P(On, Conversions, testing::Combine(testing::ValuesIn(targets), testing::Bool()),
                         [](const auto &info) {
                           std::string name = std::get<0>(info.param).name;
                           for (char &c : name) c = std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
                           return name + (std::get<1>(info.param) ? "_reversed" : "_compact");
                         });

} // namespace
} // namespace norma::compiler::driver
