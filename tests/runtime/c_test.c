/*===- c_test.c - the runtime from strict C11 -----------------------------------------------===*/
#include "norma/openmp.h"
#include "norma/record.h"
#include "norma/runtime.h"
#include "norma/tensor.h"

#include <stdio.h>
#include <string.h>

static void negate(const norma_frame *frame, int64_t begin, int64_t end, int64_t worker) {
  (void)worker;
  for (int64_t n = begin; n < end; ++n)
    ((float *)frame->data[1])[n * frame->strides[1]] = -((const float *)frame->data[0])[n * frame->strides[0]];
}

static const norma_axis axes[] = {{"N", -1}};
static const int32_t atomics[] = {0};
static const norma_dimension dimensions[] = {{"N", 0, 1, 0}};
static const norma_argument arguments[] = {{"x", NORMA_ROLE_INPUT, {NORMA_FLOAT, 32, 1}, 0, 1, 0, 0, 0.0, -1},
                                           {"y", NORMA_ROLE_OUTPUT, {NORMA_FLOAT, 32, 1}, 0, 1, 1, 0, 0.0, -1}};
static const norma_count counts[] = {{0, 1}};
static const norma_kernel kernels[] = {{"negate", negate, 0, 1, 0, 0, NULL}};
static const norma_variant variants[] = {{"only", NULL, 0, kernels, 1, counts, NULL, 0}};
static const norma_record record = {NORMA_ABI_VERSION,
                                    sizeof(norma_record),
                                    "negate",
                                    "training",
                                    NORMA_FORM_TRAINING,
                                    "cpu",
                                    0,
                                    axes,
                                    1,
                                    atomics,
                                    dimensions,
                                    arguments,
                                    2,
                                    NULL,
                                    0,
                                    NULL,
                                    0,
                                    variants,
                                    1,
                                    NORMA_CPU,
                                    NULL,
                                    0};

int main(void) {
  float x[3] = {1, 2, 3}, y[3] = {0, 0, 0};
  int64_t shape[1] = {3};
  norma_tensor tensors[2] = {{x, {NORMA_CPU, 0}, 1, {NORMA_FLOAT, 32, 1}, shape, NULL, 0},
                             {y, {NORMA_CPU, 0}, 1, {NORMA_FLOAT, 32, 1}, shape, NULL, 0}};
  norma_context context;
  norma_status status;
  char text[100];
  norma_default_context(&context);
  status = norma_call(&record, tensors, NULL, NULL, 0, &context);
  norma_status_message(&status, text, sizeof text);
  if (status.code != NORMA_OK || y[2] != -3.0f || context.parallel_for != norma_openmp_parallel_for) {
    printf("failed: %s\n", text);
    return 1;
  }
  tensors[1].rank = 0;
  status = norma_call(&record, tensors, NULL, NULL, 0, &context);
  norma_status_message(&status, text, sizeof text);
  if (strcmp(text, "y: rank is 0, expected 1: [N]") != 0) {
    printf("failed: %s\n", text);
    return 1;
  }
  return 0;
}
