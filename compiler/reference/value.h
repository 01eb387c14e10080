//===- value.h - an array over named axes, and the machine it lives in ----===//
//
// Values are immutable; their axes are in the order of layout and never mention what follows from
// others. The machine is the table of axes and the tape: what every primitive operation needs.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/reference/axes.h"
#include "compiler/reference/tape.h"

#include <memory>

namespace norma::reference {

struct Spectral;

struct Value {
  Axes axes;
  std::shared_ptr<const Numbers> data;
  int node = -1;                            ///< on the tape; -1: no derivative reaches it
  std::shared_ptr<const Spectral> spectral; ///< where it comes from eigenvectors, see spectral.h

  std::int64_t size() const { return std::int64_t(data->size()); }
  double operator[](std::int64_t i) const { return (*data)[std::size_t(i)]; }
};

struct Machine {
  AxisTable axes;
  Tape tape;
};

/// A value that derivatives do not reach.
Value constant(Axes axes, Numbers data);
inline Value constant(double number) { return constant({}, {number}); }

/// The same elements over other axes: axes that the value lacks repeat it, what it has must follow from `axes`.
Value arranged(Machine &machine, const Value &value, const Axes &axes);

/// Complete factors become their source, in the order of layout.
Value canonical(Machine &machine, const Value &value);

/// With `axis` among the axes; fails with `who` needs it where that cannot be.
Value exposing(Machine &machine, const Value &value, Axis axis);

/// The same data with one axis called by another name of the same extent.
Value renamed(const Value &value, Axis from, Axis to);

/// D and D' exchanged for each joint axis: `x'`.
Value transposed(Machine &machine, const Value &value, const Axes &joint);

/// The number of a value without axes, for settings, counts and bounds.
double single(const Value &value, const std::string &what);
/// The same, which must be integral.
std::int64_t integral(const Value &value, const std::string &what);

} // namespace norma::reference
