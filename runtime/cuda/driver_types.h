//===- driver_types.h - what is used of CUDA's driver interface ---------------------===//
//
// The library builds where there is no toolkit, so the few declarations are our own, with the driver's names and
// values; a test holds them against the toolkit's cuda.h.
//
//===----------------------------------------------------------------------===//
#pragma once

#include <cstddef>
#include <cstdint>

// The toolkit's own tags, so that both headers mean the same types.
struct CUctx_st;
struct CUstream_st;
struct CUmod_st;
struct CUfunc_st;

namespace norma::cuda {

using Context = CUctx_st *;
using Stream = CUstream_st *;
using Module = CUmod_st *;
using Function = CUfunc_st *;
using Device = int;
using Address = unsigned long long;

enum Result : int {
  success = 0,
  invalid_value = 1,
  out_of_memory = 2,
  not_initialized = 3,
  no_device = 100,
  invalid_image = 200,
  invalid_context = 201,
  no_binary_for_gpu = 209,
  invalid_ptx = 218,
  jit_compiler_not_found = 221,
  unsupported_ptx_version = 222,
  invalid_handle = 400,
  not_found = 500,
  illegal_address = 700,
  launch_out_of_resources = 701,
  context_is_destroyed = 709,
  launch_failed = 719,
  cooperative_launch_too_large = 720,
  system_not_ready = 802,
  system_driver_mismatch = 803,
  stream_capture_unsupported = 900,
  stream_capture_invalidated = 901,
  stream_capture_implicit = 906
};

enum DeviceAttribute : int {
  multiprocessor_count = 16,
  compute_capability_major = 75,
  compute_capability_minor = 76,
  max_shared_memory_per_block_optin = 97
};

enum FunctionAttribute : int { max_dynamic_shared_size_bytes = 8, non_portable_cluster_size_allowed = 14 };

enum PointerAttribute : int { pointer_memory_type = 2, pointer_is_managed = 8, pointer_device_ordinal = 9 };

enum MemoryType : unsigned { memory_on_host = 1, memory_on_device = 2 };

enum CaptureStatus : int { capture_none = 0, capture_active = 1, capture_invalidated = 2 };

enum CaptureMode : int { capture_global = 0, capture_thread_local = 1, capture_relaxed = 2 };

enum LaunchAttributeId : int { launch_cooperative = 2, launch_cluster_dimension = 4 };

struct LaunchAttribute {
  LaunchAttributeId id;
  char padding[4];
  union {
    char bytes[64];
    struct {
      unsigned x, y, z;
    } cluster;
    int cooperative;
  } value;
};

struct LaunchConfiguration {
  unsigned grid_x, grid_y, grid_z;
  unsigned block_x, block_y, block_z;
  unsigned shared_bytes;
  Stream stream;
  LaunchAttribute *attributes;
  unsigned attribute_count;
};

/// One side of a copy.
struct CopySide {
  std::size_t x_bytes, y;
  MemoryType type;
  const void *host;
  Address device;
  void *array;
  std::size_t pitch;
};

struct Copy2D {
  CopySide from, to;
  std::size_t width_bytes, height;
};

} // namespace norma::cuda

/// Each function that is used: its symbol in the driver, and its parameters.
#define NORMA_CUDA_REQUIRED_FUNCTIONS(X)                                                                               \
  X(cuInit, (unsigned))                                                                                                \
  X(cuGetErrorName, (Result, const char **))                                                                           \
  X(cuCtxGetCurrent, (Context *))                                                                                      \
  X(cuCtxGetDevice, (Device *))                                                                                        \
  X(cuDeviceGetAttribute, (int *, DeviceAttribute, Device))                                                            \
  X(cuStreamGetCtx, (Stream, Context *))                                                                               \
  X(cuStreamIsCapturing, (Stream, CaptureStatus *))                                                                    \
  X(cuThreadExchangeStreamCaptureMode, (CaptureMode *))                                                                \
  X(cuModuleLoadData, (Module *, const void *))                                                                        \
  X(cuModuleUnload, (Module))                                                                                          \
  X(cuModuleGetFunction, (Function *, Module, const char *))                                                           \
  X(cuFuncSetAttribute, (Function, FunctionAttribute, int))                                                            \
  X(cuOccupancyMaxActiveBlocksPerMultiprocessor, (int *, Function, int, std::size_t))                                  \
  X(cuPointerGetAttributes, (unsigned, PointerAttribute *, void **, Address))                                          \
  X(cuLaunchKernelEx, (const LaunchConfiguration *, Function, void **, void **))                                       \
  X(cuMemsetD8Async, (Address, unsigned char, std::size_t, Stream))                                                    \
  X(cuMemsetD16Async, (Address, unsigned short, std::size_t, Stream))                                                  \
  X(cuMemsetD32Async, (Address, unsigned, std::size_t, Stream))                                                        \
  X(cuMemsetD2D8Async, (Address, std::size_t, unsigned char, std::size_t, std::size_t, Stream))                        \
  X(cuMemsetD2D16Async, (Address, std::size_t, unsigned short, std::size_t, std::size_t, Stream))                      \
  X(cuMemsetD2D32Async, (Address, std::size_t, unsigned, std::size_t, std::size_t, Stream))                            \
  X(cuMemcpyDtoDAsync_v2, (Address, Address, std::size_t, Stream))                                                     \
  X(cuMemcpy2DAsync_v2, (const Copy2D *, Stream))

/// Version 12 brought these.
#define NORMA_CUDA_OPTIONAL_FUNCTIONS(X) X(cuCtxGetId, (Context, unsigned long long *))
