/*===- record.h - what the compiler writes beside a kernel -------------------===
 *
 * A record is constant data inside the object: the names, axes and roles of the arguments, the ordered
 * variants of the kernels with the guards under which each may run, and how much workspace they take. The runtime
 * checks, dispatches and launches from it; a generated header refers to it by its symbol.
 *
 *===----------------------------------------------------------------------===*/
#ifndef NORMA_RECORD_H
#define NORMA_RECORD_H

#include "norma/tensor.h"

#ifdef __cplusplus
extern "C" {
#endif

#define NORMA_ABI_VERSION 2u

/* Upper limits, so that a call needs no allocation. */
enum {
  NORMA_MAX_RANK = 8,
  NORMA_MAX_AXES = 32,
  NORMA_MAX_ARRAYS = 96,
  NORMA_MAX_DIMENSIONS = 512,
  NORMA_MAX_SCALARS = 32
};

/** An atomic axis: what a loop may run over. `fixed` is its extent where it was fixed when compiled, else -1. */
typedef struct norma_axis {
  const char *name;
  int64_t fixed;
} norma_axis;

/** One bracket entry of an argument: an atomic axis, a composite one (its atomic factors, outermost first; at most one
 * of them without a fixed extent), or a pack (`is_pack`: any number of tensor dimensions that collapse to one). */
typedef struct norma_dimension {
  const char *name;
  int32_t first_atomic; /**< in the record's `atomics` list */
  int32_t atomic_count;
  int32_t is_pack;
} norma_dimension;

enum {
  NORMA_ROLE_INPUT = 0,
  NORMA_ROLE_PARAMETER,
  NORMA_ROLE_STATE,
  NORMA_ROLE_SAVED,
  NORMA_ROLE_COTANGENT,
  NORMA_ROLE_TANGENT,
  NORMA_ROLE_OUTPUT,
  NORMA_ROLE_STATISTIC,
  NORMA_ROLE_NEW_STATE,
  NORMA_ROLE_NEW_SAVED,
  NORMA_ROLE_GRADIENT,
  NORMA_ROLE_OUTPUT_TANGENT
};

/** `optional`: may be left out. A read argument is then filled with `first_value` (in the workspace), a written one
 * goes to the workspace and is forgotten. */
typedef struct norma_argument {
  const char *name;
  int32_t role;
  norma_dtype dtype;
  int32_t first_dimension; /**< in the record's `dimensions` */
  int32_t rank;            /**< number of dimensions; packs count once */
  int32_t written;
  int32_t optional;
  double first_value;
  int32_t alias; /**< index of the argument that it may share memory with (a state), or -1 */
} norma_argument;

typedef struct norma_scalar {
  const char *name;
  double first_value;
} norma_scalar;

/** `extent(axis)` divided by `by`, rounded up. `axis` -1: the number 1. */
typedef struct norma_count {
  int32_t axis;
  int64_t by;
} norma_count;

/** An array between kernels (or, `per_worker`, one per worker within a kernel): element size and dimensions, compact,
 * last fastest. */
typedef struct norma_workspace_array {
  int32_t element_bytes;
  int32_t per_worker;
  int32_t first_count; /**< in the variant's `counts` */
  int32_t rank;
} norma_workspace_array;

/** What a kernel sees. Arrays are the arguments in order, then the workspace arrays. `strides[first_stride(array) + i]`
 * is the stride, in elements, along the array's i-th axis, where `first_stride(array)` is the number of axes of all
 * arrays before it: of an argument the atomic axes of its dimensions in order (a pack is its one atomic axis), of a
 * workspace array its counts. So the compiler knows every place in `strides` as a constant. Along an extent of 1 a
 * stride means nothing. */
typedef struct norma_frame {
  void *const *data;
  const int64_t *strides;
  const int64_t *extents; /**< per atomic axis */
  const double *scalars;
  int64_t scratch_bytes; /**< distance of two workers' copies of a per-worker array */
  int32_t stream;        /**< 1: store past the cache */
  int32_t reserved;
} norma_frame;

/** Does the tasks from `begin` to before `end`, in any order. */
typedef void (*norma_tasks)(const norma_frame *frame, int64_t begin, int64_t end, int64_t worker);

/** One parallel region: the number of tasks is the product of its counts. The product of its work counts is how many
 * elements it walks: threads are not woken for few. Without work counts it is shared out always. */
typedef struct norma_kernel {
  const char *name;
  norma_tasks run;
  int32_t first_count;
  int32_t count_count;
  int32_t first_work; /**< in the variant's `counts` */
  int32_t work_count;
} norma_kernel;

enum {
  NORMA_GUARD_UNIT_STRIDE = 0,
  NORMA_GUARD_DIVISIBLE,
  NORMA_GUARD_AT_MOST,
  NORMA_GUARD_AT_LEAST,
  NORMA_GUARD_ALIGNED,
  NORMA_GUARD_CPU
};

/** Instruction sets for NORMA_GUARD_CPU, as levels of the psABI where there are such, and what generated code may use
 * beyond them. */
enum {
  NORMA_CPU_X86_64_V2 = 1,
  NORMA_CPU_X86_64_V3 = 2,
  NORMA_CPU_X86_64_V4 = 4,
  NORMA_CPU_NEON = 8,
  NORMA_CPU_AVX512_VBMI = 16,
  NORMA_CPU_AVX512_VBMI2 = 32,
  NORMA_CPU_AVX512_FP16 = 64
};

/** UNIT_STRIDE: argument `subject` has stride 1 along its `index`-th atomic axis (or extent 1). DIVISIBLE, AT_MOST,
 * AT_LEAST: extent of atomic axis `subject` against `value`. ALIGNED: data of argument `subject` to `value` bytes. CPU:
 * instruction-set bits `value`. */
typedef struct norma_guard {
  int32_t kind;
  int32_t subject;
  int32_t index;
  int64_t value;
  const char *reason; /**< said when it fails; may be null for UNIT_STRIDE: `x: stride along C is not 1` */
} norma_guard;

typedef struct norma_variant {
  const char *name;
  const norma_guard *guards;
  int32_t guard_count;
  const norma_kernel *kernels;
  int32_t kernel_count;
  const norma_count *counts;
  const norma_workspace_array *workspace;
  int32_t workspace_count;
} norma_variant;

enum { NORMA_FORM_TRAINING = 0, NORMA_FORM_INFERENCE, NORMA_FORM_VJP, NORMA_FORM_JVP, NORMA_FORM_VJP2 };

/** An area must have at least `minimum` elements (2 where an unbiased variance is asked for). */
typedef struct norma_area {
  const int32_t *axes; /**< atomic */
  int32_t axis_count;
  int64_t minimum;
} norma_area;

typedef struct norma_record {
  uint32_t abi_version;
  uint32_t struct_size;
  const char *declaration;
  const char *form_name; /**< `training`, `inference`, `vjp` … */
  int32_t form;
  const char *target;
  uint64_t saved_hash; /**< of the saved struct that it writes or reads; 0: none */
  const norma_axis *axes;
  int32_t axis_count;
  const int32_t *atomics; /**< lists of atomic axes, referred to by dimensions */
  const norma_dimension *dimensions;
  const norma_argument *arguments;
  int32_t argument_count;
  const norma_scalar *scalars;
  int32_t scalar_count;
  const norma_area *areas;
  int32_t area_count;
  const norma_variant *variants;
  int32_t variant_count;
} norma_record;

#ifdef __cplusplus
}
#endif
#endif
