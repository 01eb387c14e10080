//===- kernels.h - the compiled catalogue, found by name -------------------------------===//
//
// Records tell everything that a call needs: names, axes, roles, types. So one piece of code calls every form of
// every entry.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "norma/record.h"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace norma::laws {

struct KernelRow {
  const char *library, *norm, *form;
  const norma_record *record;
};

/// All that was compiled; the build writes the table.
std::span<const KernelRow> kernel_rows();

/// A form's record, or null where the norm has no such form.
const norma_record *find_record(const std::string &library, const std::string &norm, const std::string &form);

/// The norms of a library, in the order of the catalogue.
std::vector<std::string> norms_of(const std::string &library);

using Shape = std::vector<std::int64_t>;

std::int64_t size_of(const Shape &shape);

/// What runs from call to call: the atomic axes without an extent of their own, and the dimensions of `...`.
struct Extents {
  std::map<std::string, std::int64_t> axes;
  Shape pack;

  /// Of any atomic axis of the record; that of `...` is the product of its dimensions.
  std::int64_t of(const norma_record &record, int axis) const;
};

/// Whether this atomic axis is `...`.
bool is_pack(const norma_record &record, int axis);

/// The shape of an argument as the application sees it.
Shape shape_of(const norma_record &record, const norma_argument &argument, const Extents &extents);

/// The atomic axes of an argument, outermost first.
std::vector<int> axes_of(const norma_record &record, const norma_argument &argument);

} // namespace norma::laws
