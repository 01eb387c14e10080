//===- factor.cpp - the matrix factorizations, by the plainest methods -----===//

#include "compiler/plan/interpreter/factor.h"
#include "compiler/plan/interpreter/matrix.h"

using namespace mlir;

namespace norma::compiler::plan {
namespace {

/// One factorization: gathers matrices at the coordinates of the axes that are not joint, and scatters the results.
class Factor {
public:
  Factor(FactorOp op, const Extents &extents, Coordinates &coordinates)
      : op(op), extents(extents), coordinates(coordinates), rows(cast<StringAttr>(op.getJoint()[0])),
        columns(cast<StringAttr>(op.getJoint()[1])) {}

  Values run(ArrayRef<SharedValues> operands);

private:
  Matrix square(const Values &values);
  Matrix right_sides(const Values &values, ArrayRef<StringAttr> sides);
  void place(const Matrix &matrix, Values &values);
  void place_sides(const Matrix &matrix, Values &values, ArrayRef<StringAttr> sides);
  SmallVector<StringAttr> further_axes(const Values &values, ArrayRef<StringAttr> except);

  FactorOp op;
  const Extents &extents;
  Coordinates &coordinates;
  StringAttr rows, columns;
};

/// The axes of an array that are not in `except`, not joint and not fixed by the instance.
SmallVector<StringAttr> Factor::further_axes(const Values &values, ArrayRef<StringAttr> except) {
  SmallVector<StringAttr> axes;
  for (StringAttr axis : values.axes)
    if (axis != rows && axis != columns && !llvm::is_contained(except, axis) && !coordinates.contains(axis))
      axes.push_back(axis);
  return axes;
}

Matrix Factor::square(const Values &values) {
  Matrix matrix(extents.of(rows), extents.of(columns));
  for_each_coordinate({rows, columns}, extents, coordinates,
                      [&] { matrix(coordinates.at(rows), coordinates.at(columns)) = real(values.at(coordinates)); });
  return matrix;
}

void Factor::place(const Matrix &matrix, Values &values) {
  for_each_coordinate({rows, columns}, extents, coordinates,
                      [&] { values.at(coordinates) = matrix(coordinates.at(rows), coordinates.at(columns)); });
}

Matrix Factor::right_sides(const Values &values, ArrayRef<StringAttr> sides) {
  std::vector<double> elements;
  for_each_coordinate({rows}, extents, coordinates, [&] {
    for_each_coordinate(sides, extents, coordinates, [&] { elements.push_back(real(values.at(coordinates))); });
  });
  int64_t extent = extents.of(rows);
  Matrix matrix(extent, extent ? static_cast<int64_t>(elements.size()) / extent : 0);
  matrix.elements = std::move(elements);
  return matrix;
}

void Factor::place_sides(const Matrix &matrix, Values &values, ArrayRef<StringAttr> sides) {
  StringAttr along = llvm::is_contained(values.axes, columns) ? columns : rows;
  const double *element = matrix.elements.data();
  for_each_coordinate({along}, extents, coordinates, [&] {
    for_each_coordinate(sides, extents, coordinates, [&] { values.at(coordinates) = *element++; });
  });
}

Values Factor::run(ArrayRef<SharedValues> operands) {
  Values result = Values::filled(cast<ArrayType>(op.getResult(0).getType()), extents, 0.0);
  SmallVector<StringAttr> independent = further_axes(*operands[0], {});
  bool two_square = op.getFunction() == "lyapunov_solve";
  SmallVector<StringAttr> sides;
  if (operands.size() == 2 && !two_square) sides = further_axes(*operands[1], independent);
  for_each_coordinate(independent, extents, coordinates, [&] {
    Matrix matrix = square(*operands[0]);
    if (op.getFunction() == "cholesky")
      place(cholesky(matrix), result);
    else if (op.getFunction() == "sqrt_symmetric")
      place(sqrt_symmetric(matrix), result);
    else if (two_square)
      place(lyapunov_solve(matrix, square(*operands[1])), result);
    else
      place_sides(triangular_solve(matrix, right_sides(*operands[1], sides)), result, sides);
  });
  return result;
}

} // namespace

Values run_factor(FactorOp op, const Extents &extents, Coordinates &coordinates, ArrayRef<SharedValues> operands) {
  return Factor(op, extents, coordinates).run(operands);
}

} // namespace norma::compiler::plan
