//===- call_helper.h - calling a record in a test ---------------------------------------===//
#pragma once

#include "norma/norma.hpp"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace norma::test {

inline std::vector<norma_tensor> views(const std::vector<Tensor> &tensors) {
  std::vector<norma_tensor> result;
  for (const Tensor &tensor : tensors) result.push_back(tensor.view());
  return result;
}

inline std::string message(const norma_status &status) {
  std::string text(norma_status_message(&status, nullptr, 0), '\0');
  norma_status_message(&status, text.data(), text.size() + 1);
  return text;
}

/// Calls with as much workspace as the query says, in `context`.
inline norma_status call(const norma_record &record, const std::vector<Tensor> &tensors,
                         const Context &context = Context::serial()) {
  std::size_t bytes = 0;
  const std::vector<norma_tensor> arguments = views(tensors);
  (void)norma_workspace_bytes(&record, arguments.data(), context.workers(), &bytes);
  const Workspace workspace(bytes);
  return norma_call(&record, arguments.data(), nullptr, workspace.data(), bytes, &context.raw());
}

} // namespace norma::test
