//===- sample.cpp - random arrays that fit a declaration ------------------===//
//
// See sample.h.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/execute/sample.h"

#include "compiler/driver/execute/given_arrays.h"

#include <algorithm>

namespace norma::compiler::driver {
namespace {

/// Extents of all axes, the pack's one by one.
class SampleExtents {
public:
  SampleExtents(const dsl::Elaborated &declaration, const std::vector<AxisExtent> &shape) : axes(declaration.axes) {
    for (const dsl::ElaboratedAxis &axis : axes) extents.push_back(axis.extent.value_or(-1));
    for (const AxisExtent &given : shape) {
      const auto found = std::find_if(axes.begin(), axes.end(), [&](auto &axis) { return axis.name == given.axis; });
      if (given.extent < 0) continue;
      if (found == axes.end())
        pack.push_back(given.extent);
      else
        extents[std::size_t(found - axes.begin())] = given.extent;
    }
    if (pack.empty()) pack = {2, 5};
    settle();
  }

  std::vector<std::int64_t> shape_of(const std::vector<dsl::AxisId> &ids) const {
    std::vector<std::int64_t> shape;
    for (dsl::AxisId id : ids)
      if (axes[std::size_t(id)].origin == dsl::AxisOrigin::pack)
        shape.insert(shape.end(), pack.begin(), pack.end());
      else
        shape.push_back(extents[std::size_t(id)]);
    return shape;
  }
  std::int64_t extent(dsl::AxisId id) const { return extents[std::size_t(id)]; }

private:
  void settle() {
    constexpr std::int64_t small[] = {3, 6, 4, 5};
    std::size_t next = 0;
    for (std::size_t i = 0; i < axes.size(); ++i) {
      const dsl::ElaboratedAxis &axis = axes[i];
      if (axis.factors.empty() && axis.twin_of < 0 && axis.origin != dsl::AxisOrigin::factor && extents[i] < 0)
        extents[i] = small[next++ % std::size(small)];
    }
    for (std::size_t i = 0; i < axes.size(); ++i)
      if (!axes[i].factors.empty() && extents[i] < 0) {
        extents[i] = 1;
        for (dsl::AxisId factor : axes[i].factors) extents[i] *= extent(factor) > 0 ? extent(factor) : 3;
      }
    for (std::size_t i = 0; i < axes.size(); ++i)
      if (axes[i].twin_of >= 0) extents[i] = extent(axes[i].twin_of);
  }

  const std::vector<dsl::ElaboratedAxis> &axes;
  std::vector<std::int64_t> extents, pack;
};

} // namespace

std::vector<double> elements_of(const HostArray &array) { return npy::to_doubles(array.to_file()); }

void set_elements(HostArray &array, const std::vector<double> &elements) {
  array.bytes = npy::from_doubles(elements, array.to_file().shape, npy_type_of(array.type)).bytes;
}

HostArray sample_like(const HostArray &like, double low, double high, std::mt19937_64 &random) {
  HostArray array = like;
  std::uniform_real_distribution<double> draw(low, high);
  std::vector<double> elements(std::size_t(array.size()));
  for (double &element : elements) element = draw(random);
  set_elements(array, elements);
  return array;
}

HostArrays sample_arguments(const dsl::Elaborated &declaration, const std::vector<AxisExtent> &shape,
                            const Layout &layout, std::mt19937_64 &random) {
  const SampleExtents extents(declaration, shape);
  HostArrays arrays;
  for (const dsl::ElaboratedArgument &argument : declaration.arguments) {
    if (argument.role == dsl::Role::scalar) continue;
    const std::vector<std::string> names = dimension_names(declaration, argument.axes);
    const std::vector<std::int64_t> own = extents.shape_of(argument.axes);
    const bool real = argument.scalar == dsl::Scalar::real, boolean = argument.scalar == dsl::Scalar::boolean;
    const norma_dtype type = dtype_of(real ? npy::Type::f64 : boolean ? npy::Type::boolean : npy::Type::i64);
    HostArray array = HostArray::zeros(type, own, memory_order(layout, names, int(own.size() - names.size()) + 1));
    const bool first = &argument == &declaration.arguments.front();
    const double most = argument.label >= 0 ? double(extents.extent(argument.label)) - 0.01 : 1.99;
    if (real)
      array = sample_like(array, first ? -1 : 0.5, first ? 1 : 1.5, random);
    else
      array = sample_like(array, argument.label >= 0 ? 0 : 1, most, random);
    arrays[argument.name] = std::move(array);
  }
  return arrays;
}

} // namespace norma::compiler::driver
