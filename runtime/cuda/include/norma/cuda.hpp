//===- cuda.hpp - kernels on an NVIDIA device, in C++ ----------------------------------===//
#pragma once

#include "norma/context.hpp"
#include "norma/cuda.h"
#include "norma/norma.hpp"

#include <cstdint>

namespace norma {

/// Calls run on a stream, and return before their work is done. Tensors and workspace live on the stream's device.
class CudaContext : public Context {
public:
  /// A CUstream or cudaStream_t; the default stream if null. Look at `status` before the first call.
  explicit CudaContext(void *stream = nullptr) : CudaContext(Made(stream)) {}

  bool ok() const { return made_status.ok(); }

  /// Why there is none: no driver, no device, a stream of another CUDA context.
  const Status &status() const { return made_status; }

  /// Where the tensors of its calls live.
  norma_device device() const { return raw().device; }

  /// Loads the code of all these records ahead of their first calls, so that those may be captured.
  Status load(Records records) const {
    return Status(norma_cuda_load(records.data(), static_cast<std::int32_t>(records.size()), &raw()));
  }

private:
  struct Made {
    explicit Made(void *stream) : status(norma_cuda_context(&context, stream)) {}
    norma_context context;
    norma_status status;
  };

  explicit CudaContext(const Made &made) : Context(made.context), made_status(made.status) {}

  Status made_status;
};

} // namespace norma
