/*===- cuda.h - kernels on an NVIDIA device ------------------------------------===
 *
 * The application has the CUDA context, the stream, the memory; a call puts kernels on that stream and waits for
 * nothing. Link Norma::cuda. Neither the toolkit nor a driver is needed to build or to start: without a driver
 * `norma_cuda_context` says so.
 *
 *===----------------------------------------------------------------------===*/
#ifndef NORMA_CUDA_H
#define NORMA_CUDA_H

#include "norma/runtime.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Makes a context for calls on `stream`, a CUstream or cudaStream_t, null for the default stream. The calling thread's
 * current CUDA context must be the stream's, here and in each call. Where the status is not NORMA_OK the context is all
 * zeros.
 *
 * The device code of a call is loaded into the CUDA context when it is first needed, which takes memory and time: ahead
 * of that by norma_cuda_load or norma_prepare. Then a call allocates nothing, and may be captured into a CUDA graph. */
norma_status norma_cuda_context(norma_context *context, void *stream);

/** Loads the code of whatever these records may run on the context's device; records for the host are passed over. */
norma_status norma_cuda_load(const norma_record *const *records, int32_t record_count, const norma_context *context);

/** Unloads what was loaded into the calling thread's current CUDA context. No kernel of it may be running or in a graph
 * that is still used. Needed before a library with records is unloaded, and, with drivers before version 12, before a
 * CUDA context is destroyed. */
norma_status norma_cuda_unload(void);

/** Takes the driver from `path` instead of from libcuda.so.1, null for the latter, while no other thread uses any of
 * these functions. Code that was loaded with another is forgotten. For tests. */
norma_status norma_cuda_load_driver(const char *path);

#ifdef __cplusplus
}
#endif
#endif
