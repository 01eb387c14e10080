//===- monoid.h - what may be accumulated -------------------------------------===//
//
// A monoid answers: how many parts its state has, its identity, how an element is lifted and how two states
// merge. One file each; `find_monoid` knows them by name.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/emit/arithmetic.h"
#include "compiler/emit/lane_value.h"

namespace norma::compiler::emit {

class Monoid {
public:
  virtual ~Monoid() = default;
  virtual llvm::StringRef name() const = 0;
  virtual unsigned parts() const { return 1; }
  virtual double identity(unsigned part) const = 0;
  virtual LaneValue lift(const Arithmetic &arithmetic, mlir::Value element) const { return {element}; }
  /// The operands have one type, lanes or scalars.
  virtual LaneValue merge(const Arithmetic &arithmetic, const LaneValue &a, const LaneValue &b) const = 0;
  /// Whether a run of elements is lifted in two walks: first their mean, then the deviations from it.
  virtual bool lifts_runs() const { return false; }
};

/// Null for a name that no file defines.
const Monoid *find_monoid(llvm::StringRef name);

const Monoid &sum_monoid();
const Monoid &product_monoid();
const Monoid &min_monoid();
const Monoid &max_monoid();
const Monoid &moments_monoid();

} // namespace norma::compiler::emit
