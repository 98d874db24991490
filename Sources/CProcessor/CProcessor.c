// Compiled for any x86-64, unlike the kernels: it must run where they cannot.
#include "CProcessor.h"

#if defined(__x86_64__)

int processor_level_needed(void) { return KERNEL_LEVEL; }

// Of each level the features that compilers make use of in kernels, by the names that every
// compiler's library knows.
int processor_level_present(void) {
  __builtin_cpu_init();
  if (!__builtin_cpu_supports("sse4.2") || !__builtin_cpu_supports("popcnt")) return 1;
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma") ||
      !__builtin_cpu_supports("bmi") || !__builtin_cpu_supports("bmi2"))
    return 2;
  if (!__builtin_cpu_supports("avx512f") || !__builtin_cpu_supports("avx512bw") ||
      !__builtin_cpu_supports("avx512cd") || !__builtin_cpu_supports("avx512dq") ||
      !__builtin_cpu_supports("avx512vl"))
    return 3;
  return 4;
}

#else

int processor_level_needed(void) { return 0; }
int processor_level_present(void) { return 0; }

#endif
