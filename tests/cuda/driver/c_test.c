/*===- c_test.c - the CUDA adapter from strict C11 ------------------------------------------===*/
#include "norma/cuda.h"
#include "norma/device.h"

#include <stdio.h>
#include <string.h>

int main(void) {
  norma_context context;
  char text[300];
  norma_status status = norma_cuda_context(&context, NULL);
  norma_status_message(&status, text, sizeof text);
  printf("%s\n", text);
  /* A machine may have a driver, a device and even a current context, but whatever it lacks is said. */
  if (status.code == NORMA_OK) return context.device_functions == NULL;
  return strlen(text) < 10 || context.device_functions != NULL || context.stream != NULL;
}
