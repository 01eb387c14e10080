//===- random_inputs.cpp - arguments for a form, drawn from a seed ---------===//

#include "compiler/plan/interpreter/random_inputs.h"
#include "compiler/plan/interpreter/extents.h"
#include "compiler/plan/interpreter/random_draw.h"

using namespace mlir;

namespace norma::compiler::plan {
namespace {

/// Small, so that every element can be walked, and often not a multiple of anything.
constexpr int64_t most_of_a_random_extent = 7;

constexpr uint64_t stream_of_extents = ~uint64_t{0};

int64_t whole_below(int64_t limit, uint64_t seed, uint64_t stream, uint64_t index) {
  return static_cast<int64_t>(random_draw("uniform", seed, stream, index) * static_cast<double>(limit));
}

/// The axis that the argument, perhaps held, ends or labels; null where it does neither.
StringAttr bounded_axis(Value argument) {
  for (OpOperand &use : argument.getUses()) {
    if (auto hold = dyn_cast<HoldOp>(use.getOwner()))
      if (StringAttr axis = bounded_axis(hold.getHeld())) return axis;
    auto traverse = dyn_cast<TraverseOp>(use.getOwner());
    unsigned reads = traverse ? traverse.getReads().size() : 0;
    if (traverse && use.getOperandNumber() >= reads)
      return cast<StringAttr>(traverse.getBounded()[use.getOperandNumber() - reads]);
  }
  return {};
}

class Draws {
public:
  Draws(FormOp form, uint64_t seed) : form(form), seed(seed), extents(form) {}

  llvm::Error draw_extents(const std::map<std::string, int64_t> &chosen);
  Array draw(unsigned index);

private:
  double element(unsigned index, StringRef role, Type type, uint64_t place);

  FormOp form;
  uint64_t seed;
  Extents extents;
};

llvm::Error Draws::draw_extents(const std::map<std::string, int64_t> &chosen) {
  for (const auto &[name, extent] : chosen) {
    auto axis = StringAttr::get(form.getContext(), name);
    if (!form.find_axis(axis)) return llvm::createStringError("axis " + name + " is not one of " + form.getSymName());
    if (llvm::Error error = extents.bind(axis, extent, "the extents chosen")) return error;
  }
  uint64_t drawn = 0;
  for (Type type : form.getArgumentTypes())
    for (StringAttr axis : cast<ArrayType>(type).getAxes()) {
      int64_t extent = 1 + whole_below(most_of_a_random_extent, seed, stream_of_extents, drawn++);
      if (extents.find(axis)) continue;
      if (llvm::Error error = extents.bind(axis, extent, "the extents drawn")) return error;
    }
  return llvm::Error::success();
}

double Draws::element(unsigned index, StringRef role, Type type, uint64_t place) {
  if (type.isInteger(1)) return whole_below(2, seed, index, place);
  if (type.isIntOrIndex()) {
    StringAttr axis = bounded_axis(form.getBody().getArgument(index));
    AxisAttr row = axis ? form.find_axis(axis) : AxisAttr();
    if (!row) return whole_below(1000, seed, index, place);
    return whole_below(extents.of(axis) + (row.getKind() == "indexed" ? 0 : 1), seed, index, place);
  }
  double fraction = random_draw("uniform", seed, index, place);
  return role == "scalar" || role == "state" ? 0.5 + fraction : 2 * fraction - 1;
}

Array Draws::draw(unsigned index) {
  auto type = cast<ArrayType>(form.getArgumentTypes()[index]);
  auto role = form.getArgAttrOfType<StringAttr>(index, "norm.role");
  Array array;
  int64_t count = 1;
  for (StringAttr axis : type.getAxes()) {
    array.axes.push_back(axis.str());
    array.shape.push_back(extents.of(axis));
    count *= array.shape.back();
  }
  for (int64_t place = 0; place < count; ++place)
    array.data.push_back(element(index, role ? role.getValue() : "", type.getElement(), place));
  return array;
}

} // namespace

llvm::Expected<Arrays> random_inputs(FormOp form, uint64_t seed, const std::map<std::string, int64_t> &chosen) {
  Draws draws(form, seed);
  if (llvm::Error error = draws.draw_extents(chosen)) return error;
  Arrays inputs;
  for (unsigned index = 0; index < form.getArgumentTypes().size(); ++index)
    inputs[argument_name(form, index)] = draws.draw(index);
  return inputs;
}

} // namespace norma::compiler::plan
