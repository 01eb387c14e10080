/*===- tensor.h - views of the application's data ---------------------------===
 *
 * Plain C11. `norma_tensor` has the layout of DLPack's `DLTensor`, so that a pointer to one is a pointer
 * to the other.
 *
 *===----------------------------------------------------------------------===*/
#ifndef NORMA_TENSOR_H
#define NORMA_TENSOR_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** DLPack's type codes (dlpack.h, version 1.0): 0 int, 1 uint, 2 float, 4 bfloat, 6 bool. */
enum { NORMA_INT = 0, NORMA_UINT = 1, NORMA_FLOAT = 2, NORMA_BFLOAT = 4, NORMA_BOOL = 6 };

/** DLPack's device codes: 1 host, 2 CUDA. */
enum { NORMA_CPU = 1, NORMA_CUDA = 2 };

typedef struct norma_device {
  int32_t type;
  int32_t id;
} norma_device;

typedef struct norma_dtype {
  uint8_t code;
  uint8_t bits;
  uint16_t lanes;
} norma_dtype;

/** A view; owns nothing. `shape` and `strides` have `rank` entries in the order in which the declaration writes
 * the axes, strides in elements; `strides` may be null: compact, last axis fastest. `data` null means: left out. */
typedef struct norma_tensor {
  void *data;
  norma_device device;
  int32_t rank;
  norma_dtype dtype;
  const int64_t *shape;
  const int64_t *strides;
  uint64_t byte_offset;
} norma_tensor;

#ifdef __cplusplus
}
#endif
#endif
