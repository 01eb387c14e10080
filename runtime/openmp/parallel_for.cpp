//===- parallel_for.cpp - tasks on OpenMP's threads --------------------------------===//
#include "norma/openmp.h"

#include <cstdint>
#include <omp.h>

namespace {

void run_part(std::int64_t begin, std::int64_t end, std::int64_t worker, norma_parallel_task task, void *task_data) {
  for (std::int64_t t = begin; t < end; ++t) task(task_data, t, worker);
}

} // namespace

extern "C" void norma_openmp_parallel_for(void *, int64_t tasks, int64_t worker_limit, norma_parallel_task task,
                                          void *task_data) {
  const std::int64_t workers = tasks < worker_limit ? tasks : worker_limit;
  if (workers <= 1 || omp_in_parallel()) return run_part(0, tasks, 0, task, task_data);
  // By value: what is shared would be fetched from the calling thread's cache, one line after the other.
#pragma omp parallel num_threads(static_cast<int>(workers)) firstprivate(tasks, task, task_data)
  {
    // OpenMP may give fewer threads than asked for.
    const std::int64_t worker = omp_get_thread_num(), team = omp_get_num_threads();
    const std::int64_t part = tasks / team, rest = tasks % team;
    const std::int64_t begin = worker * part + (worker < rest ? worker : rest);
    run_part(begin, begin + part + (worker < rest), worker, task, task_data);
  }
}

extern "C" void norma_openmp_context(norma_context *context) {
  *context = norma_context{};
  context->parallel_for = norma_openmp_parallel_for;
  context->worker_limit = omp_get_max_threads();
}
