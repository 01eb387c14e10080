//===- host_memory.h - what the adapter takes of the host's memory ---------------------------===//
//
// The tests are linked so that the adapter's malloc and free lead here; the mock driver and the tests have their own.
//
//===----------------------------------------------------------------------===//
#pragma once

namespace norma::test {

/// Pieces that were taken and not given back.
int live_allocations();

/// Makes the `nth` attempt from now on come back empty-handed.
void fail_allocation(int nth);

} // namespace norma::test
