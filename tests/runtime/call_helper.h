//===- call_helper.h - calling a record in a test ---------------------------------------===//
#pragma once

#include "norma/norma.hpp"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace norma::test {

/// Views for the C functions, with the tensors that they point into.
class Views {
public:
  explicit Views(std::vector<Tensor> tensors) : tensors(std::move(tensors)) {
    for (const Tensor &tensor : this->tensors) list.push_back(tensor.view());
  }
  Views(const Views &) = delete;
  const norma_tensor *data() const { return list.data(); }

private:
  std::vector<Tensor> tensors;
  std::vector<norma_tensor> list;
};

inline Views views(std::vector<Tensor> tensors) { return Views(std::move(tensors)); }

inline std::string message(const norma_status &status) {
  std::string text(norma_status_message(&status, nullptr, 0), '\0');
  norma_status_message(&status, text.data(), text.size() + 1);
  return text;
}

/// Calls with as much workspace as the query says, in `context`.
inline norma_status call(const norma_record &record, const std::vector<Tensor> &tensors,
                         const Context &context = Context::serial()) {
  std::size_t bytes = 0;
  const Views arguments(tensors);
  (void)norma_workspace_bytes(&record, arguments.data(), context.workers(), &bytes);
  const Workspace workspace(bytes);
  return norma_call(&record, arguments.data(), nullptr, workspace.data(), bytes, &context.raw());
}

} // namespace norma::test
