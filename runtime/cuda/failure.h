//===- failure.h - what the driver answers, as a status ------------------------------===//
#pragma once

#include "norma/runtime.h"
#include "runtime/cuda/driver.h"

namespace norma::cuda {

/// A status about nothing else yet.
norma_status status_of(std::int32_t code, const norma_record *record = nullptr);

/// A row of calls to the driver, which ends at the first that fails.
class Attempt {
public:
  explicit Attempt(const norma_record *record = nullptr) : result(status_of(NORMA_OK, record)) {}

  /// Whether `call` went well; if not, `status` tells.
  bool operator()(const char *call, Result answer);

  /// The same, for what went wrong without the driver.
  bool fail(const char *call, const char *answer, const char *advice);
  bool fail(std::int32_t code);

  const norma_status &status() const { return result; }
  norma_status &status() { return result; }

private:
  norma_status result;
};

} // namespace norma::cuda
