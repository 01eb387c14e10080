//===- sample.cpp - random arrays that fit a declaration ------------------===//
//
// See sample.h.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/execute/sample.h"

#include "compiler/driver/execute/declared_extents.h"
#include "compiler/driver/execute/given_arrays.h"
#include "compiler/import/first_value.h"

namespace norma::compiler::driver {
namespace {

/// Small extents for what nobody said.
DeclaredExtents sample_extents(const dsl::Elaborated &declaration, const std::vector<AxisExtent> &shape,
                               const Layout &layout) {
  DeclaredExtents extents(declaration, layout, shape);
  if (extents.pack_is_open()) extents.set_pack({2, 5});
  constexpr std::int64_t small[] = {3, 6, 4, 5};
  std::size_t next = 0;
  for (std::size_t axis = 0; axis < declaration.axes.size(); ++axis)
    if (extents.is_open(dsl::AxisId(axis))) extents.set(dsl::AxisId(axis), small[next++ % std::size(small)]);
  extents.settle(3);
  return extents;
}

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
  const DeclaredExtents extents = sample_extents(declaration, shape, layout);
  HostArrays arrays;
  for (const dsl::ElaboratedArgument &argument : declaration.arguments) {
    if (argument.role == dsl::Role::scalar) continue;
    const std::vector<std::string> names = dimension_names(declaration, argument.axes);
    const std::vector<std::int64_t> own = extents.shape_of(argument.axes);
    const bool real = argument.scalar == dsl::Scalar::real, boolean = argument.scalar == dsl::Scalar::boolean;
    const norma_dtype type = dtype_of(real ? npy::Type::f64 : boolean ? npy::Type::boolean : npy::Type::i64);
    HostArray array = HostArray::zeros(type, own, memory_order(layout, names, int(own.size() - names.size()) + 1));
    const bool first = &argument == &declaration.arguments.front(), state = argument.role == dsl::Role::state;
    // About its first value a mean square stays above the square of a mean.
    const double middle = first ? 0 : state ? constant_first_value(declaration, argument).value_or(1) : 1;
    const double spread = first ? 1 : state ? 0.25 : 0.5;
    const double most = argument.label >= 0 ? double(extents.extent(argument.label)) - 0.01 : 1.99;
    if (real)
      array = sample_like(array, middle - spread, middle + spread, random);
    else
      array = sample_like(array, argument.label >= 0 ? 0 : 1, most, random);
    arrays[argument.name] = std::move(array);
  }
  return arrays;
}

} // namespace norma::compiler::driver
