//===- compare.h - arrays against arrays ---------------------------------------------------===//
#pragma once

#include "tests/laws/memory.h"

#include <gtest/gtest.h>

namespace norma::laws {

/// Bits, since NaN and signs of zero count; all types embed in double.
testing::AssertionResult same_bits(const Array &found, const Array &wanted);

/// Every difference is at most `bound`; NaN stands where it should.
testing::AssertionResult close(const Array &found, const Array &wanted, double bound);

/// The greatest size of a finite element.
double greatest(const Array &array);

} // namespace norma::laws
