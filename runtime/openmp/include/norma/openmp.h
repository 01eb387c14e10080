/*===- openmp.h - OpenMP's threads for kernels ---------------------------------===
 *
 * Linked with Norma::runtime by default, and then what `norma_default_context` gives.
 *
 *===----------------------------------------------------------------------===*/
#ifndef NORMA_OPENMP_H
#define NORMA_OPENMP_H

#include "norma/runtime.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A `norma_parallel_for`; `data` is not looked at. Worker w runs the w-th of equal consecutive parts of the tasks, so
 * that a second kernel over the same tasks finds a core's data in its cache. */
void norma_openmp_parallel_for(void *data, int64_t tasks, int64_t worker_limit, norma_parallel_task task,
                               void *task_data);

/** A context with as many workers as OpenMP would use here. */
void norma_openmp_context(norma_context *context);

#ifdef __cplusplus
}
#endif
#endif
