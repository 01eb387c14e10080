//===- cut_columns.cpp - a kernel of columns becomes kernels of rows -------===//
//
//   kernel for [C] { t = traverse [N] (%x[N, C]) accumulate (sum []) …; s = traverse [] (t[]) …
//                    e = traverse [N] (%x[N, C], s[]) …; return e, s }
//     =>
//   %p = kernel for [N] block [N by 64 as b] { t = traverse [C] (%x[N, C]) accumulate (sum [C] across [N]) …; return t
//   } %s = kernel for [C] { t = traverse [b] (%p[b, C]) accumulate (sum []) in_order …; s = traverse [] (t[]) …; return
//   s } %e = kernel for [N] reversed { e = traverse [C] (%x[N, C], %s[C]) …; return e }
//
// where memory holds all of the instances' axes inside those of the area: a column has no two elements in a row. The
// last kernel begins with what the first one read last. After `hoist_scalars`, so that the scalars are one kernel.
//
//===----------------------------------------------------------------------===//

#include "compiler/plan/drafts/kernel_draft.h"
#include "compiler/plan/drafts/traversal_draft.h"
#include "compiler/plan/names.h"
#include "compiler/plan/rewrites/inner_instances.h"
#include "compiler/plan/rewrites/rewrites.h"
#include "compiler/plan/structure.h"

#include "mlir/IR/IRMapping.h"

#include <optional>

using namespace mlir;

namespace norma::compiler::plan {

namespace {

constexpr int64_t most_rows = 512;

class Cut {
public:
  Cut(FormOp form, KernelOp kernel)
      : form(form), kernel(kernel), builder(kernel), columns(axes_of(kernel.getInstances())) {}

  void run() {
    for (TraverseOp walk : walks_in(kernel)) walk.getSpace().empty() ? move_scalars(walk) : move_walk(walk);
    finish_scalars();
    Operation *terminator = kernel.getBody().front().getTerminator();
    for (auto [result, inner] : llvm::zip(kernel->getResults(), terminator->getOperands()))
      result.replaceAllUsesWith(outer.lookup(inner));
    kernel.erase();
  }

private:
  KernelDraft &scalars() {
    if (!draft) draft.emplace(form, kernel.getLoc(), "combine", columns);
    return *draft;
  }

  void move_scalars(TraverseOp walk) {
    OpBuilder inside = scalars().builder();
    auto copy = cast<TraverseOp>(inside.clone(*walk, near));
    read_outer(copy);
    for (auto [result, copied] : llvm::zip(walk->getResults(), copy->getResults())) made(result, copied);
  }

  /// `copied` of the kernel of scalars stands for `result` there, and for its array outside.
  void made(Value result, Value copied) {
    near.map(result, copied);
    scalars().give(copied, given_name(result.getDefiningOp(), cast<OpResult>(result).getResultNumber()));
    given.push_back(result);
  }

  void move_walk(TraverseOp walk) {
    finish_scalars();
    Axes rows = in_memory_order(form, axes_of(walk.getSpace()));
    KernelDraft host(form, kernel.getLoc(), kernel.getName(), in_table_order(form, rows));
    auto copy = cast<TraverseOp>(builder.clone(*walk));
    read_outer(copy);
    TraversalDraft down(walk.getLoc(), columns);
    SmallVector<Value> yielded = down.take_body(copy);
    for (unsigned index = 0; index < walk->getNumResults(); ++index) {
      Type state = cast<ArrayType>(walk->getResult(index).getType()).getElement();
      if (index >= walk.accumulator_count()) {
        down.emit(yielded[index], state, given_name(walk, index));
        continue;
      }
      StringRef monoid = walk.accumulator(index).getMonoid();
      down.accumulate(AccumulateAttr::get(walk.getContext(), monoid, columns, rows, StringAttr()), yielded[index],
                      state, given_name(walk, index));
    }
    Axes runs;
    if (walk.accumulator_count() > 0) runs = block(host, rows);
    OpBuilder inside = host.builder();
    TraverseOp rows_walk = down.finish(inside);
    for (auto [index, result] : llvm::enumerate(rows_walk->getResults())) host.give(result, given_name(walk, index));
    host.reversed = walk.accumulator_count() == 0;
    KernelOp finished = host.finish(builder);
    if (walk.accumulator_count() > 0) combine(walk, finished, runs);
    for (unsigned index = walk.accumulator_count(); index < walk->getNumResults(); ++index)
      outer[walk->getResult(index)] = finished->getResult(index);
  }

  /// Rows that lie in a row: as many as make a partial cheap, evenly shared out where the extent is known.
  int64_t rows_of_block(StringAttr axis, bool innermost) {
    if (!innermost) return 1;
    int64_t extent = extent_of(form, axis);
    if (extent <= 0) return most_rows;
    int64_t blocks = (extent + most_rows - 1) / most_rows;
    return (extent + blocks - 1) / blocks;
  }

  Axes block(KernelDraft &host, AxesRef rows) {
    Axes runs;
    for (StringAttr axis : rows) {
      int64_t by = rows_of_block(axis, axis == rows.back());
      StringAttr as = fresh_axis(form, "b");
      add_axis(form, AxisAttr::get(form.getContext(), as, "block", -1, {}, axis, 0, 0));
      host.blocks.push_back(BlockAttr::get(form.getContext(), axis, by, as));
      runs.push_back(as);
    }
    return runs;
  }

  void combine(TraverseOp walk, KernelOp partials, AxesRef runs) {
    TraversalDraft down(walk.getLoc(), runs);
    down.in_order = true;
    for (unsigned index = 0; index < walk.accumulator_count(); ++index) {
      Value partial = partials->getResult(index);
      Type state = cast<ArrayType>(partial.getType()).getElement();
      down.accumulate(walk.accumulator(index), down.read_here(partial, state), state, given_name(walk, index));
    }
    OpBuilder inside = scalars().builder();
    TraverseOp combined = down.finish(inside);
    for (unsigned index = 0; index < walk.accumulator_count(); ++index)
      made(walk->getResult(index), combined->getResult(index));
  }

  void finish_scalars() {
    if (!draft) return;
    KernelOp finished = draft->finish(builder);
    for (auto [inner, array] : llvm::zip(given, finished->getResults())) outer[inner] = array;
    given.clear();
    near.clear();
    draft.reset();
  }

  /// Reads of what an earlier kernel made become reads of its array.
  void read_outer(TraverseOp walk) {
    SmallVector<Attribute> points(walk.getPoints().begin(), walk.getPoints().end());
    for (unsigned read = 0; read < walk.getReads().size(); ++read)
      if (Value array = outer.lookup(walk.getReads()[read])) {
        walk->setOperand(read, array);
        points[read] = points_here(cast<ArrayType>(array.getType()));
      }
    walk.setPointsAttr(ArrayAttr::get(walk.getContext(), points));
  }

  FormOp form;
  KernelOp kernel;
  OpBuilder builder;
  Axes columns;
  std::optional<KernelDraft> draft;
  IRMapping near;
  SmallVector<Value> given;
  DenseMap<Value, Value> outer;
};

} // namespace

void cut_columns(FormOp form, Refusals &) {
  for (KernelOp kernel : kernels_in(form)) {
    Axes inner = inner_instances(form, kernel);
    if (!inner.empty() && inner.size() == kernel.getInstances().size() && kernel.getBlocks().empty())
      Cut(form, kernel).run();
  }
}

} // namespace norma::compiler::plan
