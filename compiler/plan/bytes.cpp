//===- bytes.cpp - what a plan moves, and the least possible ---------------===//

#include "compiler/plan/bytes.h"
#include "compiler/plan/axes.h"
#include "compiler/plan/lanes.h"
#include "compiler/plan/structure.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

#include <algorithm>

using namespace mlir;

namespace norma::compiler::plan {

namespace {

/// What memory fetches beside a run, in bytes: a line at each end and those that it guesses to come.
constexpr double beside_a_run = 192;
/// Elements along an axis whose extent is chosen at run time.
constexpr double unknown_extent = 64;

class Count {
public:
  explicit Count(FormOp form) : form(form), axes(main_axes(form)) {}

  bool is_whole(Value array) const { return contains_all(cast<ArrayType>(array.getType()).getAxes(), axes); }

  void add(Value array) {
    traffic.tensors += is_whole(array);
    add_bytes(cast<ArrayType>(array.getType()));
  }

  /// A smaller array counts once in a kernel: it is near after that.
  void read(Value array, bool first_in_kernel) {
    if (is_whole(array) || first_in_kernel) add(array);
  }

  void meet(Value array, double run) {
    if (!is_whole(array)) return;
    traffic.effort += 1 + beside_a_run / run;
    traffic.shortest_run = traffic.shortest_run == 0 ? run : std::min(traffic.shortest_run, run);
  }

  Traffic traffic;

private:
  void add_bytes(ArrayType type) {
    if (type.getAxes().empty()) return; // a setting travels in a register
    double bytes = bytes_of_element(type.getElement());
    for (StringAttr axis : type.getAxes()) {
      int64_t extent = extent_of(form, axis);
      if (extent < 0 || traffic.bytes < 0) {
        traffic.bytes = -1;
        return;
      }
      bytes *= extent;
    }
    traffic.bytes += bytes;
  }
  FormOp form;
  AxesRef axes;
};

bool is_kept_near(HoldOp hold) {
  if (!hold) return false;
  DictionaryAttr placement = hold.getPlacementAttr();
  auto level = placement ? placement.getAs<StringAttr>("level") : StringAttr();
  return !level || level != "none";
}

} // namespace

ArrayRef<StringAttr> main_axes(FormOp form) {
  unsigned main = 0;
  for (unsigned index = form.getNumArguments(); index-- > 0;) {
    auto role = form.getArgAttrOfType<StringAttr>(index, "norm.role");
    if (role && role == "input") main = index;
  }
  if (form.getNumArguments() == 0) return {};
  return cast<ArrayType>(form.getArgumentTypes()[main]).getAxes();
}

Traffic traffic_of(FormOp form) {
  Count count(form);
  for (KernelOp kernel : kernels_in(form)) {
    llvm::DenseSet<Value> seen;
    for (TraverseOp walk : walks_in(kernel)) {
      llvm::DenseSet<Value> in_walk;
      for (Value read : walk.getReads()) {
        auto held = read.getDefiningOp<HoldOp>();
        Value array = held ? held.getArray() : read;
        if (array.getParentBlock() == walk->getBlock() || !in_walk.insert(array).second) continue;
        bool first = seen.insert(array).second;
        if (!first && is_kept_near(held)) continue;
        count.read(array, first);
        count.meet(array, run_of(form, kernel, axes_of(walk.getSpace()), cast<ArrayType>(array.getType())));
      }
      for (Value result : walk->getResults().drop_front(walk.accumulator_count()))
        for (OpOperand &use : result.getUses())
          if (use.getOwner() == kernel.getBody().front().getTerminator()) {
            Value array = kernel->getResult(use.getOperandNumber());
            count.meet(array, run_of(form, kernel, axes_of(walk.getSpace()), cast<ArrayType>(array.getType())));
          }
    }
    for (Value result : kernel->getResults()) count.add(result);
  }
  // One array that is two results is written twice.
  llvm::DenseSet<Value> returned;
  for (Value result : form.getBody().front().getTerminator()->getOperands())
    if (!returned.insert(result).second) count.add(result);
  return count.traffic;
}

Traffic least_traffic(FormOp form) {
  Count count(form);
  for (Value argument : form.getBody().front().getArguments())
    if (!argument.use_empty()) count.add(argument);
  for (Value result : form.getBody().front().getTerminator()->getOperands()) count.add(result);
  return count.traffic;
}

void fix_extents(FormOp form, const std::map<std::string, int64_t> &extents) {
  SmallVector<Attribute> rows;
  for (Attribute entry : form.getAxes()) {
    auto row = cast<AxisAttr>(entry);
    auto found = extents.find(row.getName().str());
    if (row.getExtent() < 0 && found != extents.end())
      row = AxisAttr::get(form.getContext(), row.getName(), row.getKind(), found->second, row.getFactors(), row.getOf(),
                          row.getLow(), row.getHigh());
    rows.push_back(row);
  }
  form.setAxesAttr(ArrayAttr::get(form.getContext(), rows));
}

int64_t bytes_of_element(Type element) {
  if (auto moments = dyn_cast<MomentsType>(element)) return 4 * bytes_of_element(moments.getElement());
  if (auto affine = dyn_cast<AffineType>(element)) return 2 * bytes_of_element(affine.getElement());
  return (element.getIntOrFloatBitWidth() + 7) / 8;
}

double run_of(FormOp form, KernelOp kernel, AxesRef space, ArrayType array) {
  double elements = 1;
  Axes order = in_memory_order(form, array.getAxes());
  if (!order.empty() && !contains(space, order.back())) elements = instances_together;
  for (StringAttr axis : llvm::reverse(order)) {
    if (!contains(space, axis)) break;
    int64_t extent = extent_of(form, axis);
    elements *= extent < 0 ? unknown_extent : extent;
  }
  return elements * bytes_of_element(array.getElement());
}

int64_t bytes_of_instance(FormOp form, KernelOp kernel, ArrayType array) {
  int64_t bytes = bytes_of_element(array.getElement());
  for (StringAttr axis : array.getAxes()) {
    if (kernel.is_instance_axis(axis)) continue;
    int64_t extent = extent_of(form, axis);
    if (extent < 0) return -1;
    bytes *= extent;
  }
  return bytes;
}

std::string two_digits(double tensors) {
  std::string text;
  llvm::raw_string_ostream(text) << llvm::format("%.2f", tensors);
  return text;
}

} // namespace norma::compiler::plan
