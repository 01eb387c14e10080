//===- traversal.cpp - one walk over a space -------------------------------===//

#include "compiler/plan/interpreter/traversal.h"
#include "compiler/plan/interpreter/body.h"
#include "compiler/plan/interpreter/monoid.h"

#include <limits>
#include <optional>

using namespace mlir;

namespace norma::compiler::plan {
namespace {

class Traversal {
public:
  Traversal(TraverseOp op, const Extents &extents, Coordinates &coordinates,
            llvm::function_ref<SharedValues(Value)> values)
      : op(op), extents(extents), coordinates(coordinates) {
    for (Value read : op.getReads()) reads.push_back(values(read));
    for (Value bound : op.getBounds()) bounds.push_back(values(bound));
  }

  std::vector<SharedValues> run();

private:
  Values initial(unsigned index);
  bool within_bounds();
  std::optional<SmallVector<Scalar>> read_all();
  void element();
  void run_along(AccumulateAttr accumulator, Values &states);

  TraverseOp op;
  const Extents &extents;
  Coordinates &coordinates;
  SmallVector<SharedValues> reads, bounds;
  std::vector<Values> results;
};

/// No elements yet; of emitted elements what remains where the walk leaves them out.
Values Traversal::initial(unsigned index) {
  auto type = cast<ArrayType>(op.getResult(index).getType());
  if (index < op.accumulator_count())
    return Values::filled(type, extents, identity(op.accumulator(index).getMonoid(), type.getElement()));
  if (type.getElement().isIntOrIndex()) return Values::filled(type, extents, int64_t{0});
  if (!isa<FloatType>(type.getElement())) return Values::filled(type, extents, State{});
  bool labelled = op.emitted_axes().size() < op.getSpace().size();
  return Values::filled(type, extents, labelled ? std::numeric_limits<double>::quiet_NaN() : 0.0);
}

bool Traversal::within_bounds() {
  for (auto [entry, bound] : llvm::zip_equal(op.getBounded(), bounds)) {
    auto axis = cast<StringAttr>(entry);
    int64_t index = coordinates.at(axis), limit = integer(bound->at(coordinates));
    if (op.is_indexed(axis) ? index != limit : index >= limit) return false;
  }
  return true;
}

/// An element of every array read, or nothing where one lies beyond the border and has no value there.
std::optional<SmallVector<Scalar>> Traversal::read_all() {
  SmallVector<Scalar> elements;
  for (auto [index, read] : llvm::enumerate(reads)) {
    Coordinates place;
    std::optional<double> border;
    bool outside = false;
    for (Attribute entry : op.points_of(index)) {
      auto point = cast<PointAttr>(entry);
      int64_t at = coordinates.at(point.getFrom());
      if (StringAttr window = point.getOffset()) at += coordinates.at(window) + extents.row(window).getLow();
      place[point.getAxis()] = at;
      if (at >= 0 && at < extents.of(point.getAxis())) continue;
      outside = true;
      if (FloatAttr otherwise = point.getOtherwise()) border = otherwise.getValueAsDouble();
    }
    if (outside && !border) return std::nullopt;
    bool whole = op.getBody().front().getArgument(index).getType().isIntOrIndex();
    if (!outside)
      elements.push_back(read->at(place));
    else
      elements.push_back(whole ? Scalar(static_cast<int64_t>(*border)) : Scalar(*border));
  }
  return elements;
}

void Traversal::element() {
  if (!within_bounds()) return;
  std::optional<SmallVector<Scalar>> elements = read_all();
  if (!elements) return;
  SmallVector<Scalar> yielded = evaluate_body(op.getBody().front(), *elements, extents, coordinates);
  for (unsigned index = 0; index < results.size(); ++index) {
    Scalar &slot = results[index].at(coordinates);
    if (index >= op.accumulator_count()) {
      slot = yielded[index];
      continue;
    }
    StringRef monoid = op.accumulator(index).getMonoid();
    slot = merge(monoid, slot, lift(monoid, yielded[index]));
  }
}

/// What stands at each coordinate becomes what is merged up to and with it, or from it on.
void Traversal::run_along(AccumulateAttr accumulator, Values &states) {
  StringAttr along = accumulator.getRunning();
  int64_t extent = extents.of(along);
  SmallVector<StringAttr> others;
  for (StringAttr axis : states.axes)
    if (axis != along && !coordinates.contains(axis)) others.push_back(axis);
  StringRef monoid = accumulator.getMonoid();
  for_each_coordinate(others, extents, coordinates, [&] {
    for (int64_t step = 1; step < extent; ++step) {
      int64_t here = accumulator.getReversed() ? extent - 1 - step : step;
      coordinates[along] = accumulator.getReversed() ? here + 1 : here - 1;
      Scalar before = states.at(coordinates);
      coordinates[along] = here;
      Scalar &slot = states.at(coordinates);
      slot = merge(monoid, before, slot);
    }
    coordinates.erase(along);
  });
}

std::vector<SharedValues> Traversal::run() {
  for (unsigned index = 0; index < op.getNumResults(); ++index) results.push_back(initial(index));
  for_each_coordinate(names_of(op.getSpace()), extents, coordinates, [&] { element(); });
  for (unsigned index = 0; index < op.accumulator_count(); ++index)
    if (op.accumulator(index).getRunning()) run_along(op.accumulator(index), results[index]);
  std::vector<SharedValues> shared;
  for (Values &values : results) shared.push_back(std::make_shared<const Values>(std::move(values)));
  return shared;
}

} // namespace

std::vector<SharedValues> run_traversal(TraverseOp op, const Extents &extents, Coordinates &coordinates,
                                        llvm::function_ref<SharedValues(Value)> values) {
  return Traversal(op, extents, coordinates, values).run();
}

} // namespace norma::compiler::plan
