//===- dispatch_test.cpp - one library for several instruction sets ------------------------===//
//
// The records of a form stand behind one entry point. Which of them ran, the status says.
//
//===----------------------------------------------------------------------------===//

#include "layer_norm.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

constexpr std::int64_t rows = 7, columns = 139;

template <typename T> std::vector<T> numbers() {
  std::vector<T> values;
  std::uint64_t seed = 1;
  for (std::int64_t i = 0; i < rows * columns; ++i) {
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    values.push_back(T(static_cast<float>(seed >> 40) * 0x1p-23f - 1));
  }
  return values;
}

std::uint64_t needs_of(const std::string &target) {
  if (target == "cpu:x86-64-v4") return NORMA_CPU_X86_64_V4;
  if (target == "cpu:x86-64-v3") return NORMA_CPU_X86_64_V3;
  return target == "cpu:x86-64-v2" ? NORMA_CPU_X86_64_V2 : 0;
}

bool runs_here(const std::string &target) { return (norma_cpu_features() & needs_of(target)) == needs_of(target); }

/// Layer norm's forward in T by these records.
template <typename T> norma_status call(norma::Records records, std::vector<T> &x, std::vector<T> &y) {
  const norma::Tensor in(x.data(), {rows, columns}), out(y.data(), {rows, columns}), none;
  const auto arguments = norma::arguments(in, none, none, out, none, none, none);
  const norma::Workspace workspace(1 << 16);
  return norma_dispatch(records.data(), static_cast<std::int32_t>(records.size()), arguments.data(), nullptr,
                        workspace.data(), workspace.bytes(), &norma::Context().raw());
}

TEST(Targets, TheBestThatTheMachineHasRuns) {
  std::vector<float> x = numbers<float>(), y(x.size());
  const norma_status status = call(layer_norm::forward_records, x, y);
  ASSERT_EQ(status.code, NORMA_OK);
  for (const char *target : {"cpu:x86-64-v4", "cpu:x86-64-v3", "cpu:x86-64-v2", "cpu:x86-64"}) {
    if (!runs_here(target)) continue;
    EXPECT_EQ(std::string(status.record->target), target);
    break;
  }
}

template <typename T> void expect_the_same_bits() {
  std::vector<T> x = numbers<T>(), first;
  std::size_t ran = 0;
  for (const norma_record *record : layer_norm::forward_records) {
    if (record->arguments[0].dtype.bits != sizeof(T) * 8 || !runs_here(record->target)) continue;
    std::vector<T> y(x.size());
    ASSERT_EQ(call({&record, 1}, x, y).code, NORMA_OK) << record->target;
    if (ran++ == 0)
      first = y;
    else
      for (std::size_t i = 0; i < y.size(); ++i) ASSERT_EQ(float(y[i]), float(first[i])) << record->target << " " << i;
  }
  EXPECT_GE(ran, 2u) << "one alone tells nothing";
}

TEST(Targets, AllGiveTheSameBitsInF32) { expect_the_same_bits<float>(); }
TEST(Targets, AllGiveTheSameBitsInF16) { expect_the_same_bits<norma::float16>(); }

// A record that needs what no machine has: its code must not be entered.
TEST(Targets, CodeForAnotherProcessorIsRefusedByAStatus) {
  std::vector<float> x = numbers<float>(), y(x.size(), -77.0F);
  for (const norma_record *generated : layer_norm::forward_records) {
    if (std::string(generated->target) != "cpu:x86-64-v4" || generated->arguments[0].dtype.bits != 32) continue;
    std::vector<norma_variant> variants(generated->variants, generated->variants + generated->variant_count);
    std::vector<std::vector<norma_guard>> guards;
    for (norma_variant &variant : variants) {
      guards.emplace_back(variant.guards, variant.guards + variant.guard_count);
      ASSERT_EQ(guards.back().front().kind, NORMA_GUARD_CPU);
      guards.back().front().value |= std::int64_t{1} << 60;
      variant.guards = guards.back().data();
    }
    norma_record foreign = *generated;
    foreign.variants = variants.data();
    const norma_record *record = &foreign;
    const norma_status status = call({&record, 1}, x, y);
    EXPECT_EQ(status.code, NORMA_NO_KERNEL);
    char message[512];
    norma_status_message(&status, message, sizeof message);
    EXPECT_STREQ(message,
                 "layer_norm training: no kernel for this layout: vector: this processor lacks instructions of "
                 "x86-64-v4; general: this processor lacks instructions of x86-64-v4");
    EXPECT_EQ(y, std::vector<float>(y.size(), -77.0F)) << "a refused call wrote";
    return;
  }
  FAIL() << "no record for x86-64-v4";
}

} // namespace
