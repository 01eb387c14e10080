//===- workers.h - threads that stay where they are --------------------------------===//
#pragma once

#include "norma/runtime.h"

namespace norma::benchmark {

/// Binds each worker of the context to a processor of its own, where the system can. Else two may share one for a whole
/// run, and each parallel region waits until the scheduler lets the other go on.
void bind_workers(const norma_context &context);

} // namespace norma::benchmark
