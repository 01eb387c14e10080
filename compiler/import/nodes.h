//===- nodes.h - the operations of one elaborated declaration -------------===//
//
// Builds values node by node, in the order of evaluation.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/dialect/norm/build.h"
#include "compiler/import/import.h"

namespace norma::compiler {

/// What an elaborated axis or array is in the dialect.
class ImportedTypes {
public:
  ImportedTypes(mlir::MLIRContext *context, const dsl::Elaborated &elaborated, mlir::Type real);

  mlir::StringAttr axis(dsl::AxisId id) const { return axes_[std::size_t(id)]; }
  mlir::Type element(dsl::Scalar scalar) const;
  /// Composites are replaced by their factors, and the axes are brought into the order of the table.
  norm::ArrayType array(dsl::Scalar scalar, const std::vector<dsl::AxisId> &axes) const;
  mlir::ArrayAttr names(const std::vector<dsl::AxisId> &axes) const;
  mlir::Type real() const { return real_; }

private:
  mlir::MLIRContext *context_;
  const dsl::Elaborated &elaborated_;
  mlir::Type real_;
  std::vector<mlir::StringAttr> axes_;
};

class NodeImporter {
public:
  NodeImporter(const dsl::Elaborated &elaborated, const ImportOptions &options, const ImportedTypes &types,
               norm::FormOp form, std::vector<dsl::Diagnostic> &diagnostics);

  /// Builds what a body computes at the end of `block`; false after a diagnostic.
  bool body(const dsl::Body &body, mlir::Block &block);

  /// The value of a node that was built, or is an argument or a constant; null after a diagnostic.
  mlir::Value value(dsl::NodeId id);

  /// The type that argument `index` is stored in.
  mlir::Type storage(int index);

  static mlir::Location location(mlir::MLIRContext *context, const ImportOptions &options, dsl::Place place,
                                 const std::string &name);

private:
  mlir::Value build(const dsl::Node &node);
  mlir::Value build_aggregate(const dsl::Node &node, mlir::Location at);
  mlir::Value build_epsilon(const dsl::Node &node, mlir::Location at);
  mlir::Value build_repeat(const dsl::Node &node, mlir::Location at, dsl::NodeId id);
  mlir::Value build_custom_gradient(const dsl::Node &node, mlir::Location at);
  mlir::Value refuse(const dsl::Node &node, std::string message);
  bool operands_of(const dsl::Node &node, llvm::SmallVectorImpl<mlir::Value> &operands);
  mlir::ArrayAttr area(const dsl::Node &node);

  const dsl::Elaborated &elaborated_;
  const ImportOptions &options_;
  const ImportedTypes &types_;
  norm::FormOp form_;
  std::vector<dsl::Diagnostic> &diagnostics_;
  mlir::OpBuilder builder_;
  std::map<dsl::NodeId, llvm::SmallVector<mlir::Value, 1>> values_;
};

} // namespace norma::compiler
