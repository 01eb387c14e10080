//===- form_builder.h - the arrays of a plan under construction ------------===//
#pragma once

#include "compiler/aggregate/accumulation.h"
#include "compiler/plan/axes.h"
#include "compiler/plan/drafts/traversal_draft.h"

#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringMap.h"

namespace norma::compiler::plan {

/// The name that a value's location carries, or null.
mlir::StringAttr name_in(mlir::Location location);

/// The axis table in the plan's terms.
mlir::ArrayAttr axis_table(norm::FormOp source);

/// The type that memory holds of a norm value that crosses the form's border.
mlir::Type stored_element(norm::ArrayType type, mlir::DictionaryAttr attributes);

/// Builds a plan's kernels one after the other. Values of the norm dialect are written again in every body that needs
/// them; only the states of aggregates and the form's results are arrays.
class FormBuilder {
public:
  FormBuilder(norm::FormOp source, FormOp form);

  void build();

  FormOp form() { return plan; }

  /// The argument of the plan that stands for an argument of the source.
  mlir::Value argument(mlir::BlockArgument value);

  /// The state of an aggregate, an array over its result's axes; null where the count says it all.
  mlir::Value state(norm::AggregateOp op);
  /// The array that counts what enters a filtered aggregate.
  mlir::Value count_state(norm::AggregateOp op);
  /// The row of an aggregate of the same elements that accumulates moments, from which this one follows too; or null.
  const aggregate::Accumulation *shared_moments(norm::AggregateOp op);

private:
  /// Aggregates of the same elements have the same area.
  struct Area {
    mlir::Value source, mask, weight;
    mlir::ArrayAttr over;
    const void *lift; ///< what an element gives; null for a count
    mlir::Attribute order;
    bool operator==(const Area &) const = default;
  };
  Area area_of(norm::AggregateOp op, const void *lift);
  mlir::Value accumulate(norm::AggregateOp op, const aggregate::Accumulation *how);
  mlir::Value emit(mlir::Value value, mlir::Type storage, mlir::StringAttr name);
  Axes instances_for(mlir::Value value);
  /// `sum`, `sum2`, …: the name of what the declaration does not name.
  mlir::StringAttr numbered(llvm::StringRef word);

  norm::FormOp source;
  FormOp plan;
  mlir::OpBuilder builder;
  llvm::SmallVector<std::pair<Area, mlir::Value>> states;
  llvm::StringMap<unsigned> words;
};

/// Writes values of the norm dialect as scalars of a traversal's body.
class BodyWriter {
public:
  BodyWriter(FormBuilder &form, TraversalDraft &draft) : form(form), draft(draft) {}

  mlir::Value write(mlir::Value value);
  aggregate::Element write_element(norm::AggregateOp op);

private:
  mlir::Value write_new(mlir::Value value);
  mlir::Value write_aggregate(norm::AggregateOp op);
  mlir::Value write_count(norm::AggregateOp op);
  mlir::Value extent(mlir::Location location, mlir::StringAttr axis);
  mlir::Value coordinate(mlir::Location location, mlir::StringAttr axis);

  FormBuilder &form;
  TraversalDraft &draft;
  llvm::DenseMap<mlir::Value, mlir::Value> known;
};

} // namespace norma::compiler::plan
