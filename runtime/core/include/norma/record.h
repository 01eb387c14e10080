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

#define NORMA_ABI_VERSION 3u

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

/** Counts that are no axis's. */
enum {
  NORMA_COUNT_ONE = -1,    /**< the number 1 */
  NORMA_COUNT_WORKERS = -2 /**< `by` times the context's workers, which on CUDA are the device's multiprocessors */
};

/** `extent(axis)` divided by `by`, rounded up. */
typedef struct norma_count {
  int32_t axis;
  int64_t by;
} norma_count;

/** An array between kernels (or, `per_worker`, one per worker within a kernel): element size and dimensions, compact,
 * last fastest. On a device a worker is a cluster of blocks, of which the kernel with the largest grid has the most. */
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

/** A kernel in device code. It is launched in one dimension with a cluster for each task, and with fewer where
 * `blocks_per_multiprocessor` or the hardware's 2^31 - 1 blocks are too few for all: cluster w of W takes the tasks w,
 * w + W, w + 2W …
 *
 * It has two parameters: a struct by value of 64-bit words, and the number of tasks. The words are what a norma_frame
 * holds: the addresses of the arrays, the strides, the extents, the scalars as bits of doubles, `scratch_bytes`, and
 * then the context's workers. Together they take at most NORMA_MAX_PARAMETER_BYTES. */
typedef struct norma_device_entry {
  const char *symbol;
  int32_t block_threads;
  int32_t cluster_blocks;            /**< 1: no clusters */
  int32_t shared_bytes;              /**< dynamic shared memory of a block, beside what its code declares */
  int32_t blocks_per_multiprocessor; /**< so many persistent blocks at most; 0: as many as there are tasks */
  int32_t cooperative;               /**< its blocks wait for each other, so all run at a time */
} norma_device_entry;

enum { NORMA_MAX_PARAMETER_BYTES = 4096 };

/** One parallel region: the number of tasks is the product of its counts. The product of its work counts is how many
 * elements it walks: threads are not woken for few. Without work counts it is shared out always. */
typedef struct norma_kernel {
  const char *name;
  norma_tasks run; /**< null on a device */
  int32_t first_count;
  int32_t count_count;
  int32_t first_work; /**< in the variant's `counts` */
  int32_t work_count;
  const norma_device_entry *entry; /**< null on the host */
} norma_kernel;

enum { NORMA_IMAGE_PTX = 0, NORMA_IMAGE_CUBIN };

/** Device code for one compute capability: a cubin runs where the major is the same and the minor no less, PTX on
 * everything from there on. Records that share code refer to the same data, which is loaded once. */
typedef struct norma_image {
  int32_t kind;
  int32_t compute_capability; /**< 90 for sm_90 */
  const void *data;           /**< PTX ends with a zero */
  uint64_t size;              /**< in bytes, with that zero */
} norma_image;

enum {
  NORMA_GUARD_UNIT_STRIDE = 0,
  NORMA_GUARD_DIVISIBLE,
  NORMA_GUARD_AT_MOST,
  NORMA_GUARD_AT_LEAST,
  NORMA_GUARD_ALIGNED,
  NORMA_GUARD_CPU,
  NORMA_GUARD_COMPUTE_CAPABILITY,
  NORMA_GUARD_SHARED_BYTES
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
 * instruction-set bits `value`. COMPUTE_CAPABILITY and SHARED_BYTES: the device has at least `value`. */
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
  int32_t device_type; /**< where all arguments live and the kernels run: NORMA_CPU or NORMA_CUDA */
  const norma_image *images;
  int32_t image_count;
} norma_record;

#ifdef __cplusplus
}
#endif
#endif
