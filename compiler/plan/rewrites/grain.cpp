//===- grain.cpp - how many instances share a partial sum ------------------===//
//
// A partial is written once per run and read once by the combining kernel: with 64 elements summed into each of its
// entries that is 1/32 of a tensor. Where the walk itself sums over other axes, fewer instances do.
//
//===----------------------------------------------------------------------===//

#include "compiler/plan/rewrites/grain.h"

#include <algorithm>

using namespace mlir;

namespace norma::compiler::plan {

namespace {
constexpr int64_t elements_per_entry = 64;
/// A contiguous axis is cut into runs that hold whole groups of vector lanes.
constexpr int64_t contiguous_run = 128;
/// Of an axis beside others, and of one beside an area of unknown size.
constexpr int64_t short_run = 4, medium_run = 8;
} // namespace

SmallVector<int64_t> grain_across(FormOp form, AxesRef across, AxesRef kept, AxesRef space) {
  int64_t summed = 1; // by the walk itself, for each instance; -1 where unknown
  bool sums = false;
  for (StringAttr axis : without(space, kept)) {
    sums = true;
    int64_t extent = extent_of(form, axis);
    summed = extent < 0 || summed < 0 ? -1 : summed * extent;
  }
  Axes order = in_memory_order(form, joined(space, across));
  StringAttr contiguous = order.back();
  SmallVector<int64_t> grain;
  for (StringAttr axis : across) {
    int64_t run = elements_per_entry;
    if (axis == contiguous)
      run = contiguous_run;
    else if (contains(across, contiguous))
      run = 1;
    else if (axis != in_memory_order(form, across).back())
      run = short_run;
    else if (sums && summed < 0)
      run = medium_run;
    else if (sums)
      run = std::max<int64_t>(1, elements_per_entry / std::max<int64_t>(1, summed));
    grain.push_back(run);
  }
  return grain;
}

} // namespace norma::compiler::plan
