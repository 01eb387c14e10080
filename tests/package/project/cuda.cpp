//===- cuda.cpp - asks for a CUDA device, or why there is none -------------------===//
#include "norma/cuda.hpp"

#include <cstdio>

int main() {
  const norma::CudaContext context;
  std::printf("%s\n", context.status().message());
  return 0;
}
