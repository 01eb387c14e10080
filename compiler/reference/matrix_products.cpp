//===- matrix_products.cpp - @, identity and trace ------------------------===//

#include "compiler/reference/fault.h"
#include "compiler/reference/matrices.h"
#include "compiler/reference/matrix_batch.h"

#include <utility>

namespace norma::reference {

namespace {

/// With all of `shown` among the axes.
Value showing(Machine &machine, Value value, const Axes &shown, const std::string &side) {
  for (Axis axis : shown) {
    if (!machine.axes.exposing(value.axes, axis))
      fail("'@' needs axis " + machine.axes.name(axis) + " on its " + side + "; the value there lacks it");
    value = exposing(machine, value, axis);
  }
  return value;
}

/// Offsets into a tensor with axes `of`, first over the elements of `at`, then over the inner axes, innermost fastest.
/// `inner[k]` is what the tensor calls the k-th inner axis.
struct ProductReads {
  Offsets outer;
  Offsets inner;
};

ProductReads product_reads(const AxisTable &table, const Axes &of, const Axes &at, const Axes &inner) {
  ProductReads reads{Offsets(std::size_t(table.extent(at)), 0), Offsets(std::size_t(table.extent(inner)), 0)};
  std::int64_t stride = 1;
  for (std::size_t k = of.size(); k-- > 0;) {
    const Axis axis = of[k];
    const bool within = contains(inner, axis);
    Offsets &into = within ? reads.inner : reads.outer;
    const Offsets along = table.offsets({axis}, within ? inner : at);
    for (std::size_t i = 0; i < into.size(); ++i)
      into[i] = into[i] < 0 || along[i] < 0 ? -1 : into[i] + along[i] * stride;
    stride *= table.extent(axis);
  }
  return reads;
}

} // namespace

Value multiplied(Machine &machine, const Value &a, const Value &b, const Axes &joint) {
  if (joint.empty()) fail("nothing is joint here; '@' needs a partition with 'jointly'");
  const AxisTable &table = machine.axes;
  const Axes columns = twins(machine, joint);
  const Value left = showing(machine, a, columns, "left"), right = showing(machine, b, joint, "right");
  const Axes axes =
      table.canonical_union(table.canonical(without(left.axes, columns)), table.canonical(without(right.axes, joint)));
  const ProductReads from_left = product_reads(table, left.axes, axes, columns);
  const ProductReads from_right = product_reads(table, right.axes, axes, joint);

  // visit(result element, left element, right element) for every product.
  const auto each = [from_left, from_right](auto visit) {
    for (std::size_t i = 0; i < from_left.outer.size(); ++i)
      for (std::size_t k = 0; k < from_left.inner.size(); ++k)
        if (from_left.outer[i] >= 0 && from_right.outer[i] >= 0)
          visit(i, std::size_t(from_left.outer[i] + from_left.inner[k]),
                std::size_t(from_right.outer[i] + from_right.inner[k]));
  };
  const auto l = left.data, r = right.data;
  Numbers data(from_left.outer.size());
  each([&](std::size_t i, std::size_t p, std::size_t q) { data[i] += (*l)[p] * (*r)[q]; });
  std::vector<Link> links;
  links.push_back({left.node,
                   {},
                   {},
                   {},
                   [=](const Numbers &from, Numbers &to) {
                     each([&](std::size_t i, std::size_t p, std::size_t q) { to[i] += from[p] * (*r)[q]; });
                   },
                   [=](const Numbers &from, Numbers &to) {
                     each([&](std::size_t i, std::size_t p, std::size_t q) { to[p] += from[i] * (*r)[q]; });
                   }});
  links.push_back({right.node,
                   {},
                   {},
                   {},
                   [=](const Numbers &from, Numbers &to) {
                     each([&](std::size_t i, std::size_t p, std::size_t q) { to[i] += (*l)[p] * from[q]; });
                   },
                   [=](const Numbers &from, Numbers &to) {
                     each([&](std::size_t i, std::size_t p, std::size_t q) { to[q] += from[i] * (*l)[p]; });
                   }});
  Value result = constant(axes, std::move(data));
  result.node = machine.tape.add(result.size(), std::move(links));
  return result;
}

Value identity(Machine &machine, const Axes &joint) {
  if (joint.empty()) fail("nothing is joint here; 'identity' needs a partition with 'jointly'");
  Axes axes = joint;
  for (Axis twin : twins(machine, joint)) axes.push_back(twin);
  const std::int64_t n = machine.axes.extent(joint);
  Numbers data(std::size_t(n * n), 0);
  for (std::int64_t i = 0; i < n; ++i) data[std::size_t(i * n + i)] = 1;
  return canonical(machine, constant(axes, std::move(data)));
}

Value trace(Machine &machine, const Value &a, const Axes &joint) {
  const MatrixBatch batch = matrices(machine, a, joint, "trace");
  Numbers data(std::size_t(batch.count), 0);
  Link link{batch.value.node, {}, {}, {}, {}, {}};
  for (std::int64_t i = 0; i < batch.count; ++i)
    for (std::int64_t k = 0; k < batch.n; ++k) {
      const std::int64_t at = i * batch.n * batch.n + k * batch.n + k;
      data[std::size_t(i)] += batch.value[at];
      link.out.push_back(i);
      link.in.push_back(at);
    }
  Value result = constant(batch.batch, std::move(data));
  result.node = machine.tape.add(result.size(), {std::move(link)});
  return canonical(machine, result);
}

} // namespace norma::reference
