//===- default_context.cpp - threads, if an adapter is linked --------------------===//
//
// The core knows no threads. A linked OpenMP adapter is found through a weak reference, which its CMake target
// turns into a real one; without it the default is serial.
//
//===----------------------------------------------------------------------===//
#include "norma/runtime.h"

extern "C" __attribute__((weak)) void norma_openmp_context(norma_context *context);

extern "C" void norma_default_context(norma_context *context) {
  *context = norma_context{};
  if (norma_openmp_context != nullptr) norma_openmp_context(context);
}
