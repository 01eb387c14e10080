//===- declarations_test.cpp - our declarations of the driver against the toolkit's ---------===//
//
// Everything is checked by the compiler: values, places of members, and that parameters have the same number, size and
// kind.
//
//===----------------------------------------------------------------------===//
#include "runtime/cuda/driver.h"

#include <cuda.h>
#include <type_traits>

namespace {

using namespace norma;

template <typename Ours, typename Theirs>
concept AlikeParameters = sizeof(Ours) == sizeof(Theirs) && alignof(Ours) == alignof(Theirs) &&
                          std::is_pointer_v<Ours> == std::is_pointer_v<Theirs> &&
                          std::is_floating_point_v<Ours> == std::is_floating_point_v<Theirs>;

template <typename Ours, typename Theirs> struct AlikeFunctions : std::false_type {};
template <typename... Ours, typename... Theirs>
struct AlikeFunctions<cuda::Result (*)(Ours...), CUresult (*)(Theirs...)>
    : std::bool_constant<sizeof...(Ours) == sizeof...(Theirs)> {
  static_assert((AlikeParameters<Ours, Theirs> && ...));
};

#define NORMA_CHECK_FUNCTION(name, parameters)                                                                         \
  static_assert(AlikeFunctions<decltype(cuda::Driver::name), decltype(&::name)>::value, #name);
NORMA_CUDA_REQUIRED_FUNCTIONS(NORMA_CHECK_FUNCTION)
NORMA_CUDA_OPTIONAL_FUNCTIONS(NORMA_CHECK_FUNCTION)

static_assert(std::is_same_v<cuda::Context, CUcontext> && std::is_same_v<cuda::Stream, CUstream>);
static_assert(std::is_same_v<cuda::Module, CUmodule> && std::is_same_v<cuda::Function, CUfunction>);
static_assert(std::is_same_v<cuda::Device, CUdevice> && std::is_same_v<cuda::Address, CUdeviceptr>);

#define NORMA_CHECK_VALUE(ours, theirs) static_assert(static_cast<int>(cuda::ours) == static_cast<int>(theirs), #theirs)
NORMA_CHECK_VALUE(success, CUDA_SUCCESS);
NORMA_CHECK_VALUE(invalid_value, CUDA_ERROR_INVALID_VALUE);
NORMA_CHECK_VALUE(out_of_memory, CUDA_ERROR_OUT_OF_MEMORY);
NORMA_CHECK_VALUE(not_initialized, CUDA_ERROR_NOT_INITIALIZED);
NORMA_CHECK_VALUE(no_device, CUDA_ERROR_NO_DEVICE);
NORMA_CHECK_VALUE(invalid_image, CUDA_ERROR_INVALID_IMAGE);
NORMA_CHECK_VALUE(invalid_context, CUDA_ERROR_INVALID_CONTEXT);
NORMA_CHECK_VALUE(no_binary_for_gpu, CUDA_ERROR_NO_BINARY_FOR_GPU);
NORMA_CHECK_VALUE(invalid_ptx, CUDA_ERROR_INVALID_PTX);
NORMA_CHECK_VALUE(jit_compiler_not_found, CUDA_ERROR_JIT_COMPILER_NOT_FOUND);
NORMA_CHECK_VALUE(unsupported_ptx_version, CUDA_ERROR_UNSUPPORTED_PTX_VERSION);
NORMA_CHECK_VALUE(invalid_handle, CUDA_ERROR_INVALID_HANDLE);
NORMA_CHECK_VALUE(not_found, CUDA_ERROR_NOT_FOUND);
NORMA_CHECK_VALUE(illegal_address, CUDA_ERROR_ILLEGAL_ADDRESS);
NORMA_CHECK_VALUE(launch_out_of_resources, CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES);
NORMA_CHECK_VALUE(context_is_destroyed, CUDA_ERROR_CONTEXT_IS_DESTROYED);
NORMA_CHECK_VALUE(launch_failed, CUDA_ERROR_LAUNCH_FAILED);
NORMA_CHECK_VALUE(cooperative_launch_too_large, CUDA_ERROR_COOPERATIVE_LAUNCH_TOO_LARGE);
NORMA_CHECK_VALUE(system_not_ready, CUDA_ERROR_SYSTEM_NOT_READY);
NORMA_CHECK_VALUE(system_driver_mismatch, CUDA_ERROR_SYSTEM_DRIVER_MISMATCH);
NORMA_CHECK_VALUE(stream_capture_unsupported, CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED);
NORMA_CHECK_VALUE(stream_capture_invalidated, CUDA_ERROR_STREAM_CAPTURE_INVALIDATED);
NORMA_CHECK_VALUE(stream_capture_implicit, CUDA_ERROR_STREAM_CAPTURE_IMPLICIT);
NORMA_CHECK_VALUE(multiprocessor_count, CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT);
NORMA_CHECK_VALUE(compute_capability_major, CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR);
NORMA_CHECK_VALUE(compute_capability_minor, CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR);
NORMA_CHECK_VALUE(max_shared_memory_per_block_optin, CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK_OPTIN);
NORMA_CHECK_VALUE(max_dynamic_shared_size_bytes, CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES);
NORMA_CHECK_VALUE(non_portable_cluster_size_allowed, CU_FUNC_ATTRIBUTE_NON_PORTABLE_CLUSTER_SIZE_ALLOWED);
NORMA_CHECK_VALUE(pointer_memory_type, CU_POINTER_ATTRIBUTE_MEMORY_TYPE);
NORMA_CHECK_VALUE(pointer_is_managed, CU_POINTER_ATTRIBUTE_IS_MANAGED);
NORMA_CHECK_VALUE(pointer_device_ordinal, CU_POINTER_ATTRIBUTE_DEVICE_ORDINAL);
NORMA_CHECK_VALUE(capture_none, CU_STREAM_CAPTURE_STATUS_NONE);
NORMA_CHECK_VALUE(capture_active, CU_STREAM_CAPTURE_STATUS_ACTIVE);
NORMA_CHECK_VALUE(capture_invalidated, CU_STREAM_CAPTURE_STATUS_INVALIDATED);
NORMA_CHECK_VALUE(capture_global, CU_STREAM_CAPTURE_MODE_GLOBAL);
NORMA_CHECK_VALUE(capture_thread_local, CU_STREAM_CAPTURE_MODE_THREAD_LOCAL);
NORMA_CHECK_VALUE(capture_relaxed, CU_STREAM_CAPTURE_MODE_RELAXED);
NORMA_CHECK_VALUE(launch_cooperative, CU_LAUNCH_ATTRIBUTE_COOPERATIVE);
NORMA_CHECK_VALUE(launch_cluster_dimension, CU_LAUNCH_ATTRIBUTE_CLUSTER_DIMENSION);
NORMA_CHECK_VALUE(memory_on_host, CU_MEMORYTYPE_HOST);
NORMA_CHECK_VALUE(memory_on_device, CU_MEMORYTYPE_DEVICE);

#define NORMA_CHECK_MEMBER(Ours, ours, Theirs, theirs)                                                                 \
  static_assert(offsetof(cuda::Ours, ours) == offsetof(Theirs, theirs) &&                                              \
                sizeof(std::declval<cuda::Ours>().ours) == sizeof(std::declval<Theirs>().theirs))
static_assert(sizeof(cuda::LaunchAttribute) == sizeof(CUlaunchAttribute));
NORMA_CHECK_MEMBER(LaunchAttribute, id, CUlaunchAttribute, id);
NORMA_CHECK_MEMBER(LaunchAttribute, value, CUlaunchAttribute, value);
NORMA_CHECK_MEMBER(LaunchAttribute, value.cluster, CUlaunchAttribute, value.clusterDim);
NORMA_CHECK_MEMBER(LaunchAttribute, value.cooperative, CUlaunchAttribute, value.cooperative);
static_assert(sizeof(cuda::LaunchConfiguration) == sizeof(CUlaunchConfig));
NORMA_CHECK_MEMBER(LaunchConfiguration, grid_x, CUlaunchConfig, gridDimX);
NORMA_CHECK_MEMBER(LaunchConfiguration, block_x, CUlaunchConfig, blockDimX);
NORMA_CHECK_MEMBER(LaunchConfiguration, shared_bytes, CUlaunchConfig, sharedMemBytes);
NORMA_CHECK_MEMBER(LaunchConfiguration, stream, CUlaunchConfig, hStream);
NORMA_CHECK_MEMBER(LaunchConfiguration, attributes, CUlaunchConfig, attrs);
NORMA_CHECK_MEMBER(LaunchConfiguration, attribute_count, CUlaunchConfig, numAttrs);
static_assert(sizeof(cuda::Copy2D) == sizeof(CUDA_MEMCPY2D));
NORMA_CHECK_MEMBER(Copy2D, from.x_bytes, CUDA_MEMCPY2D, srcXInBytes);
NORMA_CHECK_MEMBER(Copy2D, from.y, CUDA_MEMCPY2D, srcY);
NORMA_CHECK_MEMBER(Copy2D, from.type, CUDA_MEMCPY2D, srcMemoryType);
NORMA_CHECK_MEMBER(Copy2D, from.host, CUDA_MEMCPY2D, srcHost);
NORMA_CHECK_MEMBER(Copy2D, from.device, CUDA_MEMCPY2D, srcDevice);
NORMA_CHECK_MEMBER(Copy2D, from.array, CUDA_MEMCPY2D, srcArray);
NORMA_CHECK_MEMBER(Copy2D, from.pitch, CUDA_MEMCPY2D, srcPitch);
NORMA_CHECK_MEMBER(Copy2D, to.x_bytes, CUDA_MEMCPY2D, dstXInBytes);
NORMA_CHECK_MEMBER(Copy2D, to.type, CUDA_MEMCPY2D, dstMemoryType);
NORMA_CHECK_MEMBER(Copy2D, to.device, CUDA_MEMCPY2D, dstDevice);
NORMA_CHECK_MEMBER(Copy2D, to.pitch, CUDA_MEMCPY2D, dstPitch);
NORMA_CHECK_MEMBER(Copy2D, width_bytes, CUDA_MEMCPY2D, WidthInBytes);
NORMA_CHECK_MEMBER(Copy2D, height, CUDA_MEMCPY2D, Height);

} // namespace

int main() { return 0; }
