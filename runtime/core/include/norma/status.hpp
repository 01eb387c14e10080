//===- status.hpp - how a call ended, in C++ ------------------------------------------===//
#pragma once

#include "norma/runtime.h"

#include <cstddef>
#include <cstdint>

namespace norma {

class [[nodiscard]] Status {
public:
  Status() : Status(norma_status{}) {}
  explicit Status(const norma_status &given) : status(given) { text[0] = '\0'; }

  bool ok() const { return status.code == NORMA_OK; }

  /// One of the codes of norma/runtime.h.
  std::int32_t code() const { return status.code; }

  /// The sentence, e.g. `gamma: extent 0 is 63, x has C = 64`; lives as long as this status. Not for two threads at a
  /// time on the same object; a sentence beyond the buffer is cut, `norma_status_message` has the whole.
  const char *message() const {
    norma_status_message(&status, text, sizeof text);
    return text;
  }

  const norma_status &raw() const { return status; }

private:
  norma_status status;
  mutable char text[512];
};

} // namespace norma
