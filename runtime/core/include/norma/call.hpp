//===- call.hpp - what generated headers call ----------------------------------------===//
//
// A generated function is one line: `return norma::dispatch(records, norma::arguments(in.x, out.y),
// norma::scalars(in.eps), workspace, context);`, with its tensors in the order of the records.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "norma/context.hpp"
#include "norma/runtime.h"
#include "norma/status.hpp"
#include "norma/tensor.hpp"
#include "norma/workspace.hpp"

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>

namespace norma {

/// The records of one declaration and form: types, fixed extents, layouts. Not empty.
using Records = std::span<const norma_record *const>;

/// Views for a call, in the record's order. They point into the tensors, which must outlive them.
template <std::same_as<Tensor>... Tensors>
std::array<norma_tensor, sizeof...(Tensors)> arguments(const Tensors &...tensors) {
  return {tensors.view()...};
}

/// Settings of a call, in the record's order.
template <std::convertible_to<double>... Values> std::array<double, sizeof...(Values)> scalars(Values... values) {
  return {static_cast<double>(values)...};
}

/// Data of a prepared call, in the record's order.
template <std::same_as<Tensor>... Tensors> std::array<void *, sizeof...(Tensors)> pointers(const Tensors &...tensors) {
  return {tensors.begin()...};
}

namespace internal {

/// A header that was generated with other records than it is linked to, which is our own fault.
inline bool fits(Records records, std::size_t argument_count, std::size_t scalar_count) {
  if (records.empty()) return false;
  for (const norma_record *record : records)
    if (static_cast<std::size_t>(record->argument_count) != argument_count ||
        (scalar_count != 0 && static_cast<std::size_t>(record->scalar_count) != scalar_count))
      return false;
  return true;
}

inline Status misfit(Records records) {
  norma_status status{};
  status.code = NORMA_MALFORMED_RECORD;
  status.argument = -1;
  status.record = records.empty() ? nullptr : records.front();
  return Status(status);
}

} // namespace internal

/// Runs the first record that accepts the arguments; else the status says what was wrong and what was generated. No
/// `settings`: their first values.
inline Status dispatch(Records records, std::span<const norma_tensor> tensors, std::span<const double> settings,
                       WorkspaceView workspace, const Context &context) {
  if (!internal::fits(records, tensors.size(), settings.size())) return internal::misfit(records);
  return Status(norma_dispatch(records.data(), static_cast<std::int32_t>(records.size()), tensors.data(),
                               settings.empty() ? nullptr : settings.data(), workspace.data, workspace.bytes,
                               &context.raw()));
}

/// What a function says that was given another kernel's saved values.
inline Status wrong_saved(Records records, std::uint64_t identity) {
  return Status(norma_check_saved(records.front(), identity));
}

/// Scratch that a call with these shapes needs at most; 0 where the shapes are wrong, about which the call has a
/// sentence. What its other arguments determine may be left out.
inline std::size_t workspace_bytes(Records records, std::span<const norma_tensor> shapes, const Context &context = {}) {
  std::size_t bytes = 0;
  if (internal::fits(records, shapes.size(), 0))
    (void)norma_dispatch_workspace_bytes(records.data(), static_cast<std::int32_t>(records.size()), shapes.data(),
                                         context.workers(), &bytes);
  return bytes;
}

/// A call whose shapes were checked once, for a loop; `records` must outlive it. Tensors that are left out when
/// preparing stay left out.
class Prepared {
public:
  Prepared(Records records, std::span<const norma_tensor> shapes, const Context &context = {}) : choice(records) {
    prepare_status = internal::fits(records, shapes.size(), 0)
                         ? Status(norma_prepare(&prepared, records.data(), static_cast<std::int32_t>(records.size()),
                                                shapes.data(), &context.raw()))
                         : internal::misfit(records);
  }

  bool ok() const { return prepare_status.ok(); }

  /// Whether the shapes fit, and why not.
  const Status &status() const { return prepare_status; }

  std::size_t workspace_bytes() const { return ok() ? norma_prepared_workspace_bytes(&prepared) : 0; }

  /// Runs on other data of the same shapes and strides, which are not looked at again.
  Status run(std::span<void *const> data, std::span<const double> settings, WorkspaceView workspace) const {
    if (!ok()) return prepare_status;
    if (!internal::fits(choice, data.size(), settings.size())) return internal::misfit(choice);
    return Status(norma_run(&prepared, data.data(), settings.empty() ? nullptr : settings.data(), workspace.data,
                            workspace.bytes));
  }

private:
  Records choice;
  norma_prepared prepared;
  Status prepare_status;
};

} // namespace norma
