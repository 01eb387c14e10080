/*===- runtime.h - checking, dispatching and launching a kernel --------------===
 *
 * Plain C11. An application hands over views of its data and a record that the compiler wrote; a call checks
 * everything, and only then writes. It allocates nothing, prints nothing, and takes the threads that it is
 * given. What went wrong is a small plain status that can make its sentence.
 *
 *===----------------------------------------------------------------------===*/
#ifndef NORMA_RUNTIME_H
#define NORMA_RUNTIME_H

#include "norma/record.h"
#include "norma/tensor.h"

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a status says. The comments show its sentence. */
enum {
  NORMA_OK = 0,           /**< `ok` */
  NORMA_MISSING_ARGUMENT, /**< `x: is missing, expected f32[N, C]` */
  NORMA_NULL_DATA,        /**< `x: data is null` */
  NORMA_WRONG_DEVICE,     /**< `x: device is CUDA, expected the CPU`; `workspace: device is CUDA 1, expected CUDA 0` */
  NORMA_WRONG_TYPE,       /**< `x: type is f64, expected f32` */
  NORMA_WRONG_RANK,       /**< `x: rank is 3, expected 2: [N, C]` */
  NORMA_WRONG_EXTENT,     /**< `gamma: extent 0 is 63, x has C = 64` */
  NORMA_NOT_DIVISIBLE,    /**< `x: extent 1 is 63, expected a multiple of 32: C = G * K with G = 32` */
  NORMA_WRONG_STRIDE,     /**< `x: stride 2 is 60, expected 56: the dimensions of ... must collapse to one` */
  NORMA_SELF_OVERLAP,     /**< `y: stride 0 is 0, two elements of an output would share memory` */
  NORMA_MISALIGNED,       /**< `x: data is not aligned to 4 bytes` */
  NORMA_OVERLAP,          /**< `y: shares memory with x` */
  NORMA_ALIAS_DIFFERS,    /**< `new_m: shares memory with m, which is allowed for exactly the same view only` */
  NORMA_TOO_LARGE,        /**< `x: its size does not fit in 64 bits` */
  NORMA_TOO_FEW_ELEMENTS, /**< `an area over (N, H) has 1 element, expected at least 2` */
  NORMA_WORKSPACE_TOO_SMALL, /**< `workspace has 0 bytes, expected 4096` */
  NORMA_WORKSPACE_OVERLAP,   /**< `x: its memory is used as workspace as well` */
  NORMA_NO_KERNEL,           /**< `layer_norm training: no kernel for this layout: avx2: x: stride along C is not 1` */
  NORMA_NOT_GENERATED,       /**< `x: type is f16, which was not generated; generated: f32; f64` */
  NORMA_WRONG_SAVED,   /**< `layer_norm vjp: saved was written by another kernel, its hash is 0x1, expected 0x2` */
  NORMA_NOT_PREPARED,  /**< `gamma: was left out when the call was prepared` */
  NORMA_WRONG_VERSION, /**< `kernel record has version 1, this runtime knows 2: generate and build again` */
  NORMA_WRONG_CONTEXT, /**< `layer_norm vjp: runs on CUDA, the context is for the CPU: norma_cuda_context makes ...` */
  NORMA_NO_DRIVER,     /**< `no CUDA driver: libcuda.so.1: cannot open shared object file: ...` */
  NORMA_NO_DEVICE,     /**< `no CUDA device: cuInit answers CUDA_ERROR_NO_DEVICE` */
  NORMA_WRONG_STREAM,  /**< `the stream belongs to another CUDA context than the thread's current one: ...` */
  NORMA_NO_IMAGE,      /**< `layer_norm vjp: no code for compute capability 7.5; generated: cubin 8.0; PTX 9.0` */
  NORMA_NOT_LOADED,    /**< `layer_norm vjp: its code is not loaded and the stream is being captured: ...` */
  NORMA_NOT_RESIDENT,  /**< `layer_norm vjp: kernel dx waits among 2 blocks on each multiprocessor, this device ...` */
  NORMA_TOO_MANY_PARAMETERS, /**< `layer_norm vjp: a kernel's parameters take 4104 bytes, expected at most 4096` */
  NORMA_DEVICE_FAILED,       /**< `cuLaunchKernelEx answers CUDA_ERROR_OUT_OF_MEMORY: ...`, with a way out */
  NORMA_MALFORMED_RECORD     /**< `internal error: …`: our own fault, never the application's */
};

/** How a call ended. Which members mean something depends on `code`; indices are -1 where there is none. */
typedef struct norma_status {
  int32_t code;
  int32_t argument;  /**< in the record's `arguments` */
  int32_t other;     /**< the argument that it disagrees with; -1: what was fixed when compiled */
  int32_t dimension; /**< in the record's `dimensions`: the axis as the argument writes it */
  int32_t axis;      /**< in the record's `axes` */
  int32_t index;     /**< a tensor's dimension, or an area of the record */
  int64_t found;
  int64_t expected;
  uint64_t refused; /**< NORMA_NO_KERNEL: of variant v the number of its failed guard, in byte v */
  const norma_record *record;
  const norma_record *const *records; /**< what there was to choose from; null: `record` alone */
  int32_t record_count;
  int32_t kernel;     /**< NORMA_NOT_RESIDENT: in the kernels of the record's variant `index` */
  const char *call;   /**< what a driver was asked for; static text, as are the next */
  const char *answer; /**< what it answered */
  const char *advice; /**< and what can be done about it */
} norma_status;

/** Writes the status's sentence, cut to `size` bytes with its terminating zero, and returns the length that the whole
 * has without it. `buffer` may be null where `size` is 0. */
size_t norma_status_message(const norma_status *status, char *buffer, size_t size);

/** One task of a parallel region. `worker` is below the limit that was given, and no two tasks that run at the same
 * time have the same one: it picks scratch memory, never data. */
typedef void (*norma_parallel_task)(void *task_data, int64_t task, int64_t worker);

/** Runs `task(task_data, t, worker)` for each t in [0, tasks), in any order, on at most `worker_limit` workers, and
 * returns when all are done and their writes are visible. A call from within a task must run serially. */
typedef void (*norma_parallel_for)(void *data, int64_t tasks, int64_t worker_limit, norma_parallel_task task,
                                   void *task_data);

/** What 0 in `stream_threshold_bytes` stands for. */
#define NORMA_DEFAULT_STREAM_THRESHOLD (INT64_C(8) << 20)

struct norma_device_functions;

/** What the application lends to a call. All zeros: serial, with the default threshold. */
typedef struct norma_context {
  norma_parallel_for parallel_for; /**< null: one after the other in the calling thread */
  void *parallel_data;             /**< handed to `parallel_for` */
  int64_t worker_limit;            /**< most workers at a time, multiprocessors on a device; 0: one */
  int64_t stream_threshold_bytes;  /**< tensors that together exceed this are stored past the cache; 0: the default */
  norma_device device;             /**< where kernels run; zeros for the host */
  void *stream;                    /**< the device's queue */
  const struct norma_device_functions *device_functions; /**< an adapter's (norma/device.h); null on the host */
  int32_t compute_capability;                            /**< of the device; 90 for 9.0 */
  int32_t shared_bytes;                                  /**< most shared memory of a block there */
} norma_context;

/** Fills in the default: OpenMP's threads where the adapter is linked, else serial. */
void norma_default_context(norma_context *context);

/** Bits of `NORMA_GUARD_CPU` that this machine has. */
uint64_t norma_cpu_features(void);

/** Checks `arguments` (the record's `argument_count`, in its order), picks the first variant whose guards hold, and
 * runs it.
 *
 * - `scalars` in the record's order, or null for their first values; `context` null for all zeros.
 * - An optional argument whose data is null is left out. A tensor without elements needs no data.
 * - `workspace` of at least `norma_workspace_bytes` bytes at any alignment, contents undefined before and after, one
 * for each concurrent call.
 * - Where an extent is 0, no kernel runs: what has elements is written as zeros, a new state as the old one.
 * - Where the status is not NORMA_OK nothing was written, unless it is NORMA_DEVICE_FAILED: a device may fail midway.
 * - On a device, tensors and workspace live there, the call returns when its work is on the context's stream, and
 * outputs may be read when the stream is done. */
norma_status norma_call(const norma_record *record, const norma_tensor *arguments, const double *scalars,
                        void *workspace, size_t workspace_bytes, const norma_context *context);

/** The same over several records of one declaration and form, which differ in types, fixed extents or layouts: the
 * first that accepts the arguments runs. */
norma_status norma_dispatch(const norma_record *const *records, int32_t record_count, const norma_tensor *arguments,
                            const double *scalars, void *workspace, size_t workspace_bytes,
                            const norma_context *context);

/** Workspace that a call with these shapes takes at most, whatever its strides, alignment and left-out arguments. Data
 * may be null; an argument may be all zeros where its extents are known from others. */
norma_status norma_workspace_bytes(const norma_record *record, const norma_tensor *arguments, int64_t workers,
                                   size_t *bytes);

/** The same over several records. */
norma_status norma_dispatch_workspace_bytes(const norma_record *const *records, int32_t record_count,
                                            const norma_tensor *arguments, int64_t workers, size_t *bytes);

enum { NORMA_PREPARED_WORDS = 1024 };

/** A call whose shapes, strides and types are checked. Lives in the application's memory, may be copied, and may run in
 * several threads at a time, each with its own workspace. */
typedef struct norma_prepared {
  uint64_t opaque[NORMA_PREPARED_WORDS];
} norma_prepared;

/** Checks shapes once. Data may be null and is not looked at; an argument of all zeros is left out in every run. */
norma_status norma_prepare(norma_prepared *prepared, const norma_record *const *records, int32_t record_count,
                           const norma_tensor *arguments, const norma_context *context);

/** Workspace that the prepared call takes, with its context's workers. */
size_t norma_prepared_workspace_bytes(const norma_prepared *prepared);

/** Runs a prepared call: `data[a]` is where argument a begins (any `byte_offset` is the application's to add), null
 * where it was left out. */
norma_status norma_run(const norma_prepared *prepared, void *const *data, const double *scalars, void *workspace,
                       size_t workspace_bytes);

/** Refuses saved values of another kernel: `saved_hash` is what the record that wrote them has. */
norma_status norma_check_saved(const norma_record *record, uint64_t saved_hash);

#ifdef __cplusplus
}
#endif
#endif
