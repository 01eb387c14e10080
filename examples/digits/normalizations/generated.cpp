//===- generated.cpp - what the layers with generated kernels share ------===//
#include "normalizations/generated.h"

#include <stdexcept>

namespace digits {

norma::Tensor view(const Matrix &matrix) {
  return {matrix.values.data(), {static_cast<std::int64_t>(matrix.rows), static_cast<std::int64_t>(matrix.columns)}};
}

norma::Tensor view(const std::vector<float> &values) {
  return {values.data(), {static_cast<std::int64_t>(values.size())}};
}

void expect_ok(const norma::Status &status) {
  if (!status.ok()) throw std::runtime_error(status.message());
}

} // namespace digits
