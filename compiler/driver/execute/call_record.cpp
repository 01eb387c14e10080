//===- call_record.cpp - one call of a form through the runtime -----------===//
//
// See call_record.h.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/execute/call_record.h"

#include "compiler/driver/execute/emulated_device.h"
#include "compiler/driver/execute/record_shapes.h"
#include "norma/workspace.hpp"

namespace norma::compiler::driver {
namespace {

std::string sentence(const norma_status &status) {
  std::string text(norma_status_message(&status, nullptr, 0) + 1, '\0');
  norma_status_message(&status, text.data(), text.size());
  text.pop_back();
  return text;
}

int pack_rank(const std::vector<std::string> &names, std::size_t rank) { return int(rank) - int(names.size()) + 1; }

bool is_missing(const norma_argument &argument, const HostArrays &given) {
  return !argument.written && !argument.optional && !given.contains(argument.name);
}

} // namespace

std::optional<HostArrays> call_form(const Kernels &kernels, const std::vector<const norma_record *> &records,
                                    const HostArrays &given, const Layout &layout, std::uint64_t seed,
                                    Problems &problems) {
  const norma_record &record = *records.front();
  RecordShapes shapes(record);
  for (int a = 0; a < record.argument_count; ++a) {
    const norma_argument &argument = record.arguments[a];
    if (is_missing(argument, given))
      problems.add(std::string(argument.name) + " is missing, give it with --in " + argument.name + "=FILE.npy");
    else if (auto found = given.find(argument.name); found != given.end() && !argument.written)
      shapes.learn(argument, found->second.shape);
  }
  // A derivative has the shape of what it belongs to, which its form need not take.
  for (int a = 0; a < record.argument_count; ++a) {
    const norma_argument &argument = record.arguments[a];
    if (argument.role != NORMA_ROLE_GRADIENT && argument.role != NORMA_ROLE_OUTPUT_TANGENT) continue;
    if (auto found = given.find(std::string(argument.name).substr(1));
        found != given.end() && !shapes.shape_of(argument))
      shapes.learn(argument, found->second.shape);
  }
  if (problems.any()) return std::nullopt;
  HostArrays written;
  std::vector<norma_tensor> tensors;
  for (int a = 0; a < record.argument_count; ++a) {
    const norma_argument &argument = record.arguments[a];
    if (!argument.written) {
      const auto found = given.find(argument.name);
      tensors.push_back(found == given.end() ? norma_tensor{} : found->second.view());
      continue;
    }
    std::optional<std::vector<std::int64_t>> shape = shapes.shape_of(argument);
    if (!shape) throw InternalError("execute", std::string("nothing tells the shape of ") + argument.name);
    const std::vector<std::string> names = shapes.names_of(argument);
    std::vector<int> order = memory_order(layout, names, pack_rank(names, shape->size()));
    const HostArray &array =
        written.insert_or_assign(argument.name, HostArray::zeros(argument.dtype, *shape, std::move(order)))
            .first->second;
    tensors.push_back(array.view());
  }
  norma_context context;
  norma_default_context(&context);
  EmulatedDevice device(kernels, seed);
  if (record.device_type == NORMA_CUDA) {
    context = device.context();
    for (int a = 0; a < record.argument_count; ++a) {
      const norma_argument &argument = record.arguments[a];
      tensors[a].device = context.device;
      const HostArrays &owner = argument.written ? written : given;
      if (auto found = owner.find(argument.name); found != owner.end())
        device.lend(argument.name, tensors[a].data, found->second.bytes.size(), argument.written);
    }
  }
  std::size_t bytes = 0;
  const auto count = int(records.size());
  norma_status status =
      norma_dispatch_workspace_bytes(records.data(), count, tensors.data(), context.worker_limit, &bytes);
  if (status.code == NORMA_OK) {
    const Workspace workspace(bytes);
    device.lend("workspace", workspace.data(), workspace.bytes(), true);
    status =
        norma_dispatch(records.data(), count, tensors.data(), nullptr, workspace.data(), workspace.bytes(), &context);
  }
  if (status.code == NORMA_MALFORMED_RECORD) throw InternalError("execute", sentence(status));
  if (status.code == NORMA_OK) return written;
  problems.add(sentence(status));
  return std::nullopt;
}

} // namespace norma::compiler::driver
