//===- mock_driver.cpp - the mock driver's contexts, modules and functions -------------===//
#include "tests/cuda/driver/mock_state.h"

#include <algorithm>
#include <sstream>

using namespace norma;
using namespace norma::test::mock;

namespace {

cuda::Result check_module(const std::string &name, const CUmod_st *module) {
  if (module->is_loaded && module->context->is_alive) return cuda::success;
  return complain(name + " with a module that is gone", cuda::invalid_handle);
}

/// Whether an image that begins with `cubin 80` or `ptx 80` runs on the current device.
bool runs_here(const std::string &kind, int capability) {
  const int device = state.devices[static_cast<std::size_t>(current->device)].compute_capability;
  return capability <= device && (kind == "ptx" || (kind == "cubin" && capability / 10 == device / 10));
}

} // namespace

extern "C" {

cuda::Result cuInit(unsigned flags) {
  NORMA_MOCK_ENTER("cuInit");
  if (flags != 0) return complain("cuInit with flags");
  state.is_initialized = state.init_answer == cuda::success;
  return state.init_answer;
}

cuda::Result cuGetErrorName(cuda::Result error, const char **name) {
  NORMA_MOCK_ENTER("cuGetErrorName");
  static const std::map<cuda::Result, const char *> names = {
      {cuda::success, "CUDA_SUCCESS"},
      {cuda::invalid_value, "CUDA_ERROR_INVALID_VALUE"},
      {cuda::out_of_memory, "CUDA_ERROR_OUT_OF_MEMORY"},
      {cuda::not_initialized, "CUDA_ERROR_NOT_INITIALIZED"},
      {cuda::no_device, "CUDA_ERROR_NO_DEVICE"},
      {cuda::invalid_image, "CUDA_ERROR_INVALID_IMAGE"},
      {cuda::invalid_context, "CUDA_ERROR_INVALID_CONTEXT"},
      {cuda::no_binary_for_gpu, "CUDA_ERROR_NO_BINARY_FOR_GPU"},
      {cuda::invalid_ptx, "CUDA_ERROR_INVALID_PTX"},
      {cuda::jit_compiler_not_found, "CUDA_ERROR_JIT_COMPILER_NOT_FOUND"},
      {cuda::unsupported_ptx_version, "CUDA_ERROR_UNSUPPORTED_PTX_VERSION"},
      {cuda::invalid_handle, "CUDA_ERROR_INVALID_HANDLE"},
      {cuda::not_found, "CUDA_ERROR_NOT_FOUND"},
      {cuda::illegal_address, "CUDA_ERROR_ILLEGAL_ADDRESS"},
      {cuda::launch_out_of_resources, "CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES"},
      {cuda::context_is_destroyed, "CUDA_ERROR_CONTEXT_IS_DESTROYED"},
      {cuda::launch_failed, "CUDA_ERROR_LAUNCH_FAILED"},
      {cuda::cooperative_launch_too_large, "CUDA_ERROR_COOPERATIVE_LAUNCH_TOO_LARGE"},
      {cuda::system_not_ready, "CUDA_ERROR_SYSTEM_NOT_READY"},
      {cuda::system_driver_mismatch, "CUDA_ERROR_SYSTEM_DRIVER_MISMATCH"},
      {cuda::stream_capture_unsupported, "CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED"},
      {cuda::stream_capture_invalidated, "CUDA_ERROR_STREAM_CAPTURE_INVALIDATED"},
      {cuda::stream_capture_implicit, "CUDA_ERROR_STREAM_CAPTURE_IMPLICIT"}};
  const auto known = names.find(error);
  *name = known == names.end() ? nullptr : known->second;
  return known == names.end() ? cuda::invalid_value : cuda::success;
}

cuda::Result cuCtxGetCurrent(cuda::Context *context) {
  NORMA_MOCK_ENTER("cuCtxGetCurrent");
  *context = current;
  return cuda::success;
}

cuda::Result cuCtxGetDevice(cuda::Device *device) {
  NORMA_MOCK_ENTER("cuCtxGetDevice");
  if (current == nullptr || !current->is_alive) return cuda::invalid_context;
  *device = current->device;
  return cuda::success;
}

#ifndef NORMA_MOCK_OF_VERSION_11
cuda::Result cuCtxGetId(cuda::Context context, unsigned long long *number) {
  NORMA_MOCK_ENTER("cuCtxGetId");
  if (!context->is_alive) return cuda::context_is_destroyed;
  *number = context->number;
  return cuda::success;
}
#endif

cuda::Result cuDeviceGetAttribute(int *value, cuda::DeviceAttribute attribute, cuda::Device device) {
  NORMA_MOCK_ENTER("cuDeviceGetAttribute");
  const DeviceTraits &traits = state.devices[static_cast<std::size_t>(device)];
  const std::map<cuda::DeviceAttribute, int> values = {{cuda::multiprocessor_count, traits.multiprocessors},
                                                       {cuda::compute_capability_major, traits.compute_capability / 10},
                                                       {cuda::compute_capability_minor, traits.compute_capability % 10},
                                                       {cuda::max_shared_memory_per_block_optin, traits.shared_bytes}};
  *value = values.at(attribute);
  return cuda::success;
}

cuda::Result cuPointerGetAttributes(unsigned count, cuda::PointerAttribute *attributes, void **values,
                                    cuda::Address address) {
  NORMA_MOCK_ENTER("cuPointerGetAttributes");
  const Allocation *const allocation = find_allocation(address);
  const bool managed = allocation != nullptr && allocation->context == nullptr;
  for (unsigned i = 0; i < count; ++i) switch (attributes[i]) {
    case cuda::pointer_memory_type:
      *static_cast<unsigned *>(values[i]) = allocation == nullptr ? 0u : unsigned{cuda::memory_on_device};
      break;
    case cuda::pointer_is_managed:
      *static_cast<unsigned *>(values[i]) = managed;
      break;
    case cuda::pointer_device_ordinal:
      *static_cast<int *>(values[i]) = allocation == nullptr || managed ? -2 : allocation->context->device;
      break;
    }
  return cuda::success;
}

cuda::Result cuModuleLoadData(cuda::Module *module, const void *image) {
  NORMA_MOCK_ENTER("cuModuleLoadData");
  if (const cuda::Result answer = forbid_in_captures("cuModuleLoadData"); answer != cuda::success) return answer;
  std::istringstream text(static_cast<const char *>(image));
  std::string kind, symbol;
  int capability = 0;
  text >> kind >> capability;
  if (!runs_here(kind, capability)) return cuda::no_binary_for_gpu;
  state.last_image = kind + ' ' + std::to_string(capability);
  state.modules.push_back(std::make_unique<CUmod_st>());
  *module = state.modules.back().get();
  (*module)->context = current;
  while (text >> symbol) (*module)->symbols.insert(symbol);
  return cuda::success;
}

cuda::Result cuModuleUnload(cuda::Module module) {
  NORMA_MOCK_ENTER("cuModuleUnload");
  if (const cuda::Result answer = check_module("cuModuleUnload", module); answer != cuda::success) return answer;
  if (const cuda::Result answer = forbid_in_captures("cuModuleUnload"); answer != cuda::success) return answer;
  module->is_loaded = false;
  return cuda::success;
}

cuda::Result cuModuleGetFunction(cuda::Function *function, cuda::Module module, const char *symbol) {
  NORMA_MOCK_ENTER("cuModuleGetFunction");
  if (const cuda::Result answer = check_module("cuModuleGetFunction", module); answer != cuda::success) return answer;
  if (!module->symbols.contains(symbol) || !state.kernels.contains(symbol)) return cuda::not_found;
  state.functions.push_back(std::make_unique<CUfunc_st>());
  *function = state.functions.back().get();
  (*function)->module = module;
  (*function)->symbol = symbol;
  return cuda::success;
}

cuda::Result cuFuncSetAttribute(cuda::Function function, cuda::FunctionAttribute attribute, int value) {
  NORMA_MOCK_ENTER("cuFuncSetAttribute");
  if (const cuda::Result answer = check_module("cuFuncSetAttribute", function->module); answer != cuda::success)
    return answer;
  if (attribute == cuda::non_portable_cluster_size_allowed) {
    function->most_cluster_blocks = value != 0 ? 16 : 8;
    return cuda::success;
  }
  if (value > state.devices[static_cast<std::size_t>(function->module->context->device)].shared_bytes)
    return complain("cuFuncSetAttribute asks for more shared memory than there is");
  function->most_shared_bytes = value;
  return cuda::success;
}

cuda::Result cuOccupancyMaxActiveBlocksPerMultiprocessor(int *blocks, cuda::Function function, int block,
                                                         std::size_t shared_bytes) {
  NORMA_MOCK_ENTER("cuOccupancyMaxActiveBlocksPerMultiprocessor");
  if (block < 1 || shared_bytes > static_cast<std::size_t>(function->most_shared_bytes)) return cuda::invalid_value;
  *blocks = state.kernels[function->symbol].blocks_per_multiprocessor;
  return cuda::success;
}

} // extern "C"
