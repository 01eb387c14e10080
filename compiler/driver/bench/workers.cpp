//===- workers.cpp - threads that stay where they are ------------------------------===//
//
// See workers.h.
//
//===----------------------------------------------------------------------------===//
#include "compiler/driver/bench/workers.h"

#include <cstdint>

#if defined(__linux__)
#include <sched.h>
#endif

namespace norma::benchmark {

#if defined(__linux__)
/// The calling thread goes to the `worker`-th of the processors that this process may use.
static void bind(void *allowed, std::int64_t, std::int64_t worker) {
  const cpu_set_t &processors = *static_cast<const cpu_set_t *>(allowed);
  for (int processor = 0; processor < CPU_SETSIZE; ++processor) {
    if (!CPU_ISSET(processor, &processors) || worker-- > 0) continue;
    cpu_set_t own;
    CPU_ZERO(&own);
    CPU_SET(processor, &own);
    sched_setaffinity(0, sizeof own, &own);
    return;
  }
}

void bind_workers(const norma_context &context) {
  cpu_set_t allowed;
  if (!context.parallel_for || sched_getaffinity(0, sizeof allowed, &allowed) != 0) return;
  if (context.worker_limit > CPU_COUNT(&allowed)) return;
  context.parallel_for(context.parallel_data, context.worker_limit, context.worker_limit, bind, &allowed);
}
#else
void bind_workers(const norma_context &) {}
#endif

} // namespace norma::benchmark
