//===- compare.cpp - arrays against arrays -------------------------------------------------===//

#include "tests/laws/compare.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace norma::laws {

testing::AssertionResult same_bits(const Array &found, const Array &wanted) {
  if (found.shape != wanted.shape) return testing::AssertionFailure() << "has another shape";
  for (std::size_t i = 0; i < found.data.size(); ++i)
    if (std::bit_cast<std::uint64_t>(found.data[i]) != std::bit_cast<std::uint64_t>(wanted.data[i]))
      return testing::AssertionFailure() << "element " << i << " is " << found.data[i] << ", expected the bits of "
                                         << wanted.data[i];
  return testing::AssertionSuccess();
}

testing::AssertionResult close(const Array &found, const Array &wanted, double bound) {
  if (found.shape != wanted.shape) return testing::AssertionFailure() << "has another shape";
  for (std::size_t i = 0; i < found.data.size(); ++i) {
    const double a = found.data[i], b = wanted.data[i];
    if (a == b || (std::isnan(a) && std::isnan(b)) || std::abs(a - b) <= bound) continue;
    return testing::AssertionFailure() << "element " << i << " is " << a << ", expected " << b << ", bound " << bound;
  }
  return testing::AssertionSuccess();
}

double greatest(const Array &array) {
  double most = 0;
  for (double element : array.data) most = std::isfinite(element) ? std::max(most, std::abs(element)) : most;
  return most;
}

} // namespace norma::laws
