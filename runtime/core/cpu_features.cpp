//===- cpu_features.cpp - which instruction sets this machine has --------------===//
#include "norma/runtime.h"

extern "C" uint64_t norma_cpu_features(void) {
  uint64_t features = 0;
#if defined(__x86_64__)
  if (__builtin_cpu_supports("sse4.2") && __builtin_cpu_supports("popcnt")) features |= NORMA_CPU_X86_64_V2;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi2"))
    features |= NORMA_CPU_X86_64_V3;
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512cd") &&
      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
    features |= NORMA_CPU_X86_64_V4;
  if (__builtin_cpu_supports("avx512vbmi")) features |= NORMA_CPU_AVX512_VBMI;
  if (__builtin_cpu_supports("avx512vbmi2")) features |= NORMA_CPU_AVX512_VBMI2;
  if (__builtin_cpu_supports("avx512fp16")) features |= NORMA_CPU_AVX512_FP16;
#elif defined(__aarch64__)
  features |= NORMA_CPU_NEON;
#endif
  return features;
}
