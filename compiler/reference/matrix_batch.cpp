//===- matrix_batch.cpp - a value as a list of matrices -------------------===//

#include "compiler/reference/matrix_batch.h"
#include "compiler/reference/fault.h"

#include <utility>

namespace norma::reference {

Dense MatrixBatch::matrix(std::int64_t i) const {
  Dense result(n);
  const auto from = value.data->begin() + i * n * n;
  result.entries.assign(from, from + n * n);
  return result;
}

Axes twins(Machine &machine, const Axes &joint) {
  Axes result;
  for (Axis axis : joint) result.push_back(machine.axes.find(machine.axes.name(axis) + "'"));
  return result;
}

MatrixBatch matrices(Machine &machine, const Value &value, const Axes &joint, const std::string &what) {
  if (joint.empty()) fail(what + " needs joint axes; give the partition a 'jointly'");
  MatrixBatch result;
  result.rows = joint;
  result.columns = twins(machine, joint);
  Axes axes = value.axes;
  for (const Axes &side : {result.rows, result.columns})
    for (Axis axis : side) {
      const auto shown = machine.axes.exposing(axes, axis);
      if (!shown) fail(what + " needs a matrix; its argument has no axis " + machine.axes.name(axis));
      axes = *shown;
    }
  result.batch = without(without(axes, result.rows), result.columns);
  axes = result.batch;
  axes.insert(axes.end(), result.rows.begin(), result.rows.end());
  axes.insert(axes.end(), result.columns.begin(), result.columns.end());
  result.value = arranged(machine, value, axes);
  result.n = machine.axes.extent(joint);
  result.count = machine.axes.extent(result.batch);
  return result;
}

Link matrix_link(int parent, std::int64_t n, std::int64_t count, MatrixRule forward, MatrixRule backward) {
  const auto through = [n, count](MatrixRule rule) {
    return [n, count, rule = std::move(rule)](const Numbers &from, Numbers &to) {
      for (std::int64_t i = 0; i < count; ++i) {
        Dense part(n);
        const auto begin = from.begin() + i * n * n;
        part.entries.assign(begin, begin + n * n);
        const Dense mapped = rule(i, part);
        for (std::int64_t k = 0; k < n * n; ++k) to[std::size_t(i * n * n + k)] += mapped.entries[std::size_t(k)];
      }
    };
  };
  return {parent, {}, {}, {}, through(std::move(forward)), through(std::move(backward))};
}

Value assembled(Machine &machine, const MatrixBatch &like, const std::vector<Dense> &parts, std::vector<Link> links) {
  Numbers data;
  for (const Dense &part : parts) data.insert(data.end(), part.entries.begin(), part.entries.end());
  Value result = constant(like.value.axes, std::move(data));
  result.node = machine.tape.add(result.size(), std::move(links));
  return canonical(machine, result);
}

} // namespace norma::reference
