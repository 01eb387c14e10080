//===- current_context.cpp - the CUDA context that a call runs in --------------------===//
#include "runtime/cuda/current_context.h"

namespace norma::cuda {

bool find_current(const Driver &driver, Attempt &attempt, ContextKey &key, Device &device) {
  key = {};
  if (!attempt("cuCtxGetCurrent", driver.cuCtxGetCurrent(&key.handle))) return false;
  if (key.handle == nullptr)
    return attempt.fail("cuCtxGetCurrent", "none",
                        "make a CUDA context current in this thread, as cudaSetDevice or cuCtxSetCurrent does");
  if (driver.cuCtxGetId != nullptr && !attempt("cuCtxGetId", driver.cuCtxGetId(key.handle, &key.number))) return false;
  return attempt("cuCtxGetDevice", driver.cuCtxGetDevice(&device));
}

bool find_current_of_stream(const Driver &driver, Attempt &attempt, Stream stream, ContextKey &key, Device &device) {
  if (!find_current(driver, attempt, key, device)) return false;
  // The default stream is that of whatever context is current.
  if (stream == nullptr) return true;
  Context owner = nullptr;
  if (!attempt("cuStreamGetCtx", driver.cuStreamGetCtx(stream, &owner))) return false;
  return owner == key.handle || attempt.fail(NORMA_WRONG_STREAM);
}

} // namespace norma::cuda
