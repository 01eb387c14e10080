//===- share_out.cpp - which instances a block of threads has ---------------------------===//

#include "compiler/target/cuda/share_out.h"

using namespace mlir;

namespace norma::compiler::cuda {

static plan::BlockAttr own_task(plan::KernelOp kernel, plan::BlockAttr task, StringAttr lanes) {
  StringAttr axis = task.getAxis();
  if (kernel.find_block(axis) || axis == lanes) return task;
  return plan::BlockAttr::get(kernel.getContext(), axis, 1, task.getAs());
}

void share_out(plan::FormOp form) {
  form.walk([](plan::KernelOp kernel) {
    DictionaryAttr placement = kernel.getPlacementAttr();
    auto tasks = placement ? placement.getAs<ArrayAttr>("tasks") : ArrayAttr();
    if (!tasks) return;
    SmallVector<Attribute> own;
    for (Attribute task : tasks)
      own.push_back(own_task(kernel, cast<plan::BlockAttr>(task), placement.getAs<StringAttr>("lanes")));
    NamedAttrList changed(placement);
    changed.set("tasks", ArrayAttr::get(kernel.getContext(), own));
    kernel.setPlacementAttr(changed.getDictionary(kernel.getContext()));
  });
}

} // namespace norma::compiler::cuda
