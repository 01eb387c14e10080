//===- hold.cpp - arrays that several walks of an instance read stay near --===//
//
//   traverse [C] (%x[N, C]) …; traverse [C] (%x[N, C]) …
//     =>
//   %h = hold %x; traverse [C] (%h[N, C]) …; traverse [C] (%h[N, C]) …
//
// for arrays that have all axes of the kernel and the walk: others are small, and near anyway. Last of the logical
// rewrites: it counts the walks that are left.
//
//===----------------------------------------------------------------------===//

#include "compiler/plan/axes.h"
#include "compiler/plan/rewrites/rewrites.h"
#include "compiler/plan/structure.h"

#include "llvm/ADT/MapVector.h"

using namespace mlir;

namespace norma::compiler::plan {

namespace {

/// A read: the walk and the number of the operand.
using Reads = SmallVector<std::pair<TraverseOp, unsigned>>;

bool covers(KernelOp kernel, TraverseOp walk, unsigned read) {
  Value array = walk.getReads()[read];
  if (walk.getSpace().empty() || array.getParentBlock() == walk->getBlock()) return false;
  Axes all = joined(axes_of(kernel.getInstances()), axes_of(walk.getSpace()));
  if (!same_axes(cast<ArrayType>(array.getType()).getAxes(), all)) return false;
  return llvm::all_of(walk.points_of(read), [](Attribute entry) {
    auto point = cast<PointAttr>(entry);
    return point.getFrom() == point.getAxis() && !point.getOffset();
  });
}

void hold_in(KernelOp kernel) {
  llvm::MapVector<Value, Reads> reads;
  for (TraverseOp walk : walks_in(kernel))
    for (unsigned read = 0; read < walk.getReads().size(); ++read)
      if (covers(kernel, walk, read)) reads[walk.getReads()[read]].push_back({walk, read});
  OpBuilder builder = OpBuilder::atBlockBegin(&kernel.getBody().front());
  for (auto &[array, uses] : reads) {
    auto bounds = uses.front().first.getBounds();
    bool same = llvm::all_of(uses, [&](auto &use) { return llvm::equal(use.first.getBounds(), bounds); });
    if (uses.size() < 2 || !same) continue;
    Value held = HoldOp::create(builder, array.getLoc(), array.getType(), array, DictionaryAttr());
    for (auto &[walk, read] : uses) walk->setOperand(read, held);
  }
}

} // namespace

void hold(FormOp form, Refusals &) {
  SmallVector<KernelOp> kernels = kernels_in(form);
  for (KernelOp kernel : kernels) hold_in(kernel);
}

} // namespace norma::compiler::plan
