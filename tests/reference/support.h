//===- support.h - what the tests of the reference share ------------------===//
#pragma once

#include "compiler/reference/evaluate.h"
#include "dsl/diagnostic.h"
#include "dsl/syntax/parse.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <utility>

namespace norma::reference {

/// A parsed text, which must parse.
inline dsl::File parsed(const std::string &text, const std::string &name = "test.norm") {
  dsl::ParseOutcome outcome = dsl::parse(text, name);
  EXPECT_TRUE(outcome.ok()) << dsl::render(outcome.diagnostics, outcome.file);
  return std::move(outcome.file);
}

/// Numbers without pattern, the same on every run: a linear congruence, mapped to -1 … 1.
inline Array scattered(std::vector<std::int64_t> shape, std::uint64_t seed, double middle = 0, double spread = 1) {
  Array array{std::move(shape), {}};
  std::int64_t size = 1;
  for (std::int64_t extent : array.shape) size *= extent;
  std::uint64_t state = seed * 2654435761u + 12345;
  for (std::int64_t i = 0; i < size; ++i) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    array.data.push_back(middle + spread * (double(state >> 33) * 0x1p-30 - 1));
  }
  return array;
}

/// The messages of an outcome, one a line, without places.
inline std::string messages(const std::vector<dsl::Diagnostic> &diagnostics) {
  std::string text;
  for (const dsl::Diagnostic &diagnostic : diagnostics) text += std::string(diagnostic.message) + "\n";
  return text;
}

/// Every element within `relative` of the array's largest magnitude.
inline void expect_near(const std::string &name, const Array &found, const Array &expected, double relative) {
  ASSERT_EQ(found.shape, expected.shape) << name;
  double largest = 0;
  for (double value : expected.data) largest = std::max(largest, std::abs(value));
  for (std::size_t i = 0; i < expected.data.size(); ++i)
    ASSERT_LE(std::abs(found.data[i] - expected.data[i]), relative * largest) << name << " element " << i;
}

} // namespace norma::reference
