//===- trial.cpp - one random problem of an entry ------------------------------------------===//

#include "tests/laws/trial.h"
#include "tests/laws/memory.h"

#include <algorithm>
#include <cmath>

namespace norma::laws {
namespace {

/// Around steps of lanes, primes, the smallest; 0 seldom.
const std::vector<std::int64_t> usual_extents = {1,  2,  3,  4,  5,  6,  7,  8,  9,  11,  13,  15,  16,  17,  19,  23,
                                                 31, 32, 33, 47, 53, 63, 64, 65, 97, 127, 128, 129, 131, 257, 1021};
constexpr std::int64_t most_elements = 4000;

} // namespace

Trial::Trial(const std::string &library, const std::string &norm, std::uint64_t seed)
    : norm(norm), training(find_record(library, norm, "training")) {
  Draw draw(seed * 0x100000001b3u + std::hash<std::string>()(norm));
  draw_extents(draw);
  draw_arrays(draw);
  for (int s = 0; s < training->scalar_count; ++s)
    settings[training->scalars[s].name] = training->scalars[s].first_value * draw.real(0.5, 1);
}

void Trial::draw_extents(Draw &draw) {
  std::vector<int> axes;
  int pack = -1;
  for (int axis = 0; axis < training->axis_count; ++axis)
    if (is_pack(*training, axis))
      pack = axis;
    else if (training->axes[axis].fixed < 0)
      axes.push_back(axis);
    else
      elements *= training->axes[axis].fixed;
  const bool with_nothing = draw.one_in(16);
  auto drawn = [&] {
    std::int64_t extent;
    do extent = draw.of(usual_extents);
    while (extent > 1 && extent * elements > most_elements);
    elements *= extent;
    has_extent_of_one = has_extent_of_one || extent == 1;
    return extent;
  };
  // Which axis has the first choice is drawn too.
  for (std::size_t i = axes.size(); i > 1; --i)
    std::swap(axes[i - 1], axes[static_cast<std::size_t>(draw.whole(0, static_cast<std::int64_t>(i) - 1))]);
  for (int axis : axes) extents.axes[training->axes[axis].name] = drawn();
  if (pack >= 0)
    for (std::int64_t rank = draw.whole(0, 3); rank > 0; --rank) extents.pack.push_back(drawn());
  has_extent_of_one = has_extent_of_one || (pack >= 0 && size_of(extents.pack) == 1);
  if (!with_nothing) return;
  if (axes.empty() || (!extents.pack.empty() && draw.one_in(2)))
    extents.pack.front() = 0;
  else
    extents.axes[training->axes[axes.front()].name] = 0;
  elements = 0;
}

/// Of the first input +-[1/2, 1) with the sign of a chessboard, so that an area of two or more elements has a variance
/// of at least 1/5 whatever axes it has; of running values about their first one, so that a mean square stays above the
/// square of a mean; of all others about 1, since some stand under a root.
double Trial::element(const norma_argument &argument, const std::vector<std::int64_t> &coordinates, Draw &draw) const {
  if (argument.dtype.code != NORMA_FLOAT) return 1;
  if (argument.role == NORMA_ROLE_STATE) return argument.first_value + draw.real(-0.25, 0.25);
  if (&argument != training->arguments) return draw.real(0.5, 1.5);
  std::int64_t sum = 0;
  for (std::int64_t coordinate : coordinates) sum += coordinate;
  return (sum % 2 == 0 ? 1 : -1) * draw.real(0.5, 1);
}

void Trial::draw_arrays(Draw &draw) {
  for (int a = 0; a < training->argument_count; ++a) {
    const norma_argument &argument = training->arguments[a];
    if (argument.written || (argument.optional && draw.one_in(5))) continue;
    const Shape shape = shape_of(*training, argument, extents);
    const std::vector<int> axes = axes_of(*training, argument);
    Array array{shape, std::vector<double>(static_cast<std::size_t>(size_of(shape)))};
    std::vector<std::int64_t> coordinates(axes.size(), 0);
    for (double &element_here : array.data) {
      element_here = element(argument, coordinates, draw);
      for (std::size_t i = axes.size(); i-- > 0 && ++coordinates[i] == extents.of(*training, axes[i]);)
        coordinates[i] = 0;
    }
    inputs[argument.name] = std::move(array);
  }
}

Arrays Trial::inputs_of(const norma_record &forward) const {
  Arrays given = inputs;
  for (int a = 0; a < forward.argument_count; ++a) {
    const norma_argument &argument = forward.arguments[a];
    if (forward.form == NORMA_FORM_INFERENCE && argument.role == NORMA_ROLE_STATE)
      given.try_emplace(argument.name,
                        array_of(shape_of(forward, argument, extents), [&] { return argument.first_value; }));
  }
  return given;
}

bool Trial::has_no_elements() const { return elements == 0; }

bool Trial::has_too_small_an_area(const norma_record &record) const {
  for (int i = 0; i < record.area_count; ++i) {
    std::int64_t size = 1;
    for (int axis = 0; axis < record.areas[i].axis_count; ++axis)
      size *= extents.of(record, record.areas[i].axes[axis]);
    if (size < record.areas[i].minimum) return true;
  }
  return false;
}

// A path from an input to a result has at most as many roundings as the problem has elements, whatever the order of
// sums, and some 32 operations. Of n roundings of at most u that are independent of one another, the sum exceeds
// 8 √n u once in 10¹³ (Higham and Mary 2019, SIAM J. Sci. Comput. 41, A2815, with λ = 8). Each is relative to what
// passes through it: inputs are of size 1, what is divided by is at least 1/5 where areas have two elements, so that
// nothing on the way exceeds 4, and each derivative multiplies by one such factor more. An area of one element divides
// by √eps.
double Trial::bound(const norma_record &record, double most) const {
  const double unit = record.arguments[0].dtype.bits == 64 ? 0x1p-53 : 0x1p-24;
  const bool forward = record.form == NORMA_FORM_TRAINING || record.form == NORMA_FORM_INFERENCE;
  const int factors = forward ? 1 : record.form == NORMA_FORM_VJP2 ? 3 : 2;
  auto eps = settings.find("eps");
  const double gain = has_extent_of_one && eps != settings.end() ? 1 / std::sqrt(eps->second) : 4;
  return 8 * std::sqrt(static_cast<double>(elements) + 32) * unit * std::pow(gain, factors) * std::max(1.0, most);
}

std::string Trial::description() const {
  std::string text;
  for (const auto &[axis, extent] : extents.axes) text += axis + " = " + std::to_string(extent) + ", ";
  text += "... = [";
  for (std::int64_t extent : extents.pack) text += (text.back() == '[' ? "" : ", ") + std::to_string(extent);
  return text + "]";
}

} // namespace norma::laws
