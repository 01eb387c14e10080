/*===- device.h - how an adapter runs kernels on a device ----------------------===
 *
 * What the core asks of runtime/cuda, and of whatever else runs the kernels of a record whose `device_type` is not the
 * host's. Applications never look here: an adapter puts its functions into a norma_context.
 *
 *===----------------------------------------------------------------------===*/
#ifndef NORMA_DEVICE_H
#define NORMA_DEVICE_H

#include "norma/runtime.h"

#ifdef __cplusplus
extern "C" {
#endif

/** One kernel, as the core has worked it out from a record. */
typedef struct norma_launch {
  const void *code; /**< what `find` has found for the variant */
  const norma_variant *variant;
  int32_t kernel; /**< in the variant's `kernels` */
  int32_t word_count;
  const uint64_t *words; /**< the kernel's first parameter; not looked at after `launch` returns */
  int64_t tasks;         /**< its second */
  int64_t blocks;        /**< the grid, whole clusters */
} norma_launch;

/** How an adapter runs kernels on a device. Everything goes on the context's stream, in order, and nothing waits for
 * it. A status speaks of `record` where it is about one. */
typedef struct norma_device_functions {
  /** What a call needs before it writes: that the stream can be used, `workspace` (null: none) lies on the device, and
   * code of the variant's kernels is loaded (null: none is needed). */
  norma_status (*find)(const norma_context *context, const norma_record *record, const norma_variant *variant,
                       const void *workspace, const void **code);
  norma_status (*launch)(const norma_context *context, const norma_launch *launch);
  /** `rows` rows of `count` elements, `pitch` bytes apart, each of the low `element_bytes` (1, 2, 4, 8) of `bits`. */
  norma_status (*fill)(const norma_context *context, void *to, int64_t pitch, int64_t rows, int64_t count,
                       int32_t element_bytes, uint64_t bits);
  /** `rows` rows of `bytes` bytes. */
  norma_status (*copy)(const norma_context *context, void *to, int64_t to_pitch, const void *from, int64_t from_pitch,
                       int64_t rows, int64_t bytes);
} norma_device_functions;

#ifdef __cplusplus
}
#endif
#endif
