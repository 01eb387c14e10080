//===- import.cpp - from an elaborated declaration to a norm.form ---------===//
//
// The signature: axis table, arguments, results; nodes.cpp has the body.
//
//===----------------------------------------------------------------------===//
#include "compiler/import/import.h"

#include "compiler/import/first_value.h"
#include "compiler/import/nodes.h"

using namespace mlir;
using namespace norma::compiler::norm;

namespace norma::compiler {
namespace {

using dsl::ResultRole;

class Importer {
public:
  Importer(const dsl::Elaborated &elaborated, const ImportOptions &options, ModuleOp module,
           std::vector<dsl::Diagnostic> &diagnostics)
      : elaborated_(elaborated), options_(options), module_(module), diagnostics_(diagnostics),
        builder_(module.getContext()), types_(module.getContext(), elaborated, computed_in()) {}

  FailureOr<FormOp> run() {
    read_arguments();
    read_results();
    make_form();
    NodeImporter nodes(elaborated_, options_, types_, form_, diagnostics_);
    Block &block = form_.getBody().front();
    if (!nodes.body(elaborated_.main, block) || !return_results(nodes, block)) {
      form_.erase();
      return failure();
    }
    return form_;
  }

private:
  /// f64 if any tensor is, else f32.
  Type computed_in() {
    const auto is_double = [](Type type) { return type && type.isF64(); };
    bool wide = is_double(options_.storage);
    for (const auto &[name, type] : options_.storage_of) wide |= is_double(type);
    return wide ? Type(builder_.getF64Type()) : Type(builder_.getF32Type());
  }

  /// Of what is kept between calls, statistics and states, in the type that is computed in; else x's.
  Type storage(const std::string &name, dsl::Scalar scalar, bool kept) {
    if (const auto found = options_.storage_of.find(name); found != options_.storage_of.end()) return found->second;
    if (scalar != dsl::Scalar::real || kept) return types_.element(scalar);
    return options_.storage ? options_.storage : Type(builder_.getF32Type());
  }

  NamedAttribute named(StringRef name, Attribute value) { return builder_.getNamedAttr(name, value); }

  SmallVector<NamedAttribute> attributes(const std::string &name, StringRef role, Type storage,
                                         const std::vector<dsl::AxisId> &axes) {
    return {named("norm.name", builder_.getStringAttr(name)), named("norm.role", builder_.getStringAttr(role)),
            named("norm.storage", TypeAttr::get(storage)), named("norm.axes", types_.names(axes))};
  }

  void read_arguments() {
    constexpr StringLiteral roles[] = {"input", "parameter", "scalar", "state"};
    for (const dsl::ElaboratedArgument &argument : elaborated_.arguments) {
      argument_types_.push_back(types_.array(argument.scalar, argument.axes));
      const bool kept = argument.role == dsl::Role::scalar || argument.role == dsl::Role::state;
      auto list = attributes(argument.name, roles[std::size_t(argument.role)],
                             storage(argument.name, argument.scalar, kept), argument.axes);
      if (argument.label >= 0) list.push_back(named("norm.label", types_.axis(argument.label)));
      const std::optional<double> first = constant_first_value(elaborated_, argument);
      if (first) list.push_back(named("norm.first_value", builder_.getF64FloatAttr(*first)));
      // A record holds one number for what is left out; other first values have to be passed.
      if (argument.optional && (first || argument.role == dsl::Role::state))
        list.push_back(named("norm.optional", builder_.getBoolAttr(true)));
      argument_attributes_.push_back(builder_.getDictionaryAttr(list));
    }
  }

  /// A statistic that the header lists among its results leaves the kernel once, as an output.
  bool is_repeated(const dsl::ElaboratedResult &result) const {
    return result.role == ResultRole::statistic &&
           llvm::any_of(elaborated_.results, [&](const dsl::ElaboratedResult &other) {
             return other.role == ResultRole::output && other.name == result.name;
           });
  }

  void read_results() {
    constexpr StringLiteral roles[] = {"output", "statistic", "state"};
    for (const dsl::ElaboratedResult &result : elaborated_.results) {
      if (is_repeated(result)) continue;
      const dsl::Node &node = elaborated_.nodes[std::size_t(result.node)];
      result_types_.push_back(types_.array(node.scalar, result.axes));
      Type stored = storage(result.name, node.scalar, result.role == ResultRole::statistic);
      if (result.state >= 0)
        stored = cast<TypeAttr>(argument_attributes_[std::size_t(result.state)].get("norm.storage")).getValue();
      result_attributes_.push_back(
          builder_.getDictionaryAttr(attributes(result.name, roles[std::size_t(result.role)], stored, result.axes)));
    }
  }

  ArrayAttr axis_table() {
    SmallVector<Attribute> table;
    for (const dsl::ElaboratedAxis &axis : elaborated_.axes) {
      SmallVector<StringAttr> factors;
      for (dsl::AxisId factor : axis.factors) factors.push_back(types_.axis(factor));
      table.push_back(AxisAttr::get(builder_.getContext(), builder_.getStringAttr(axis.name), axis.extent.value_or(-1),
                                    factors, axis.origin == dsl::AxisOrigin::pack,
                                    axis.twin_of >= 0 ? types_.axis(axis.twin_of) : StringAttr()));
    }
    return builder_.getArrayAttr(table);
  }

  ArrayAttr merged_table() {
    SmallVector<Attribute> table;
    for (const dsl::MergedSplit &split : elaborated_.merged) {
      SmallVector<StringAttr> sources, factors;
      for (dsl::AxisId axis : split.sources) sources.push_back(types_.axis(axis));
      for (dsl::AxisId axis : split.factors) factors.push_back(types_.axis(axis));
      table.push_back(MergedAttr::get(builder_.getContext(), sources, factors));
    }
    return table.empty() ? ArrayAttr() : builder_.getArrayAttr(table);
  }

  void make_form() {
    builder_.setInsertionPointToEnd(module_.getBody());
    const std::string form = elaborated_.training ? "training" : "inference";
    const Location at = NodeImporter::location(builder_.getContext(), options_, {}, {});
    const auto list = [&](ArrayRef<DictionaryAttr> dictionaries) {
      return builder_.getArrayAttr(SmallVector<Attribute>(dictionaries.begin(), dictionaries.end()));
    };
    form_ = FormOp::create(builder_, at, elaborated_.name + "." + form,
                           builder_.getFunctionType(argument_types_, result_types_), elaborated_.name, form,
                           axis_table(), merged_table(), list(argument_attributes_), list(result_attributes_));
    Block &block = form_.getBody().emplaceBlock();
    for (auto [type, argument] : llvm::zip_equal(argument_types_, elaborated_.arguments))
      block.addArgument(type, NodeImporter::location(builder_.getContext(), options_, argument.place, argument.name));
  }

  bool return_results(NodeImporter &nodes, Block &block) {
    builder_.setInsertionPointToEnd(&block);
    SmallVector<Value> values;
    for (const dsl::ElaboratedResult &result : elaborated_.results) {
      if (is_repeated(result)) continue;
      const Value value = nodes.value(result.node);
      if (!value) return false;
      const Location at = NodeImporter::location(builder_.getContext(), options_, result.place, result.name);
      Math math(builder_, at, form_);
      values.push_back(math.broadcast(value, cast<ArrayType>(result_types_[values.size()]).getAxes()));
      if (Operation *op = values.back().getDefiningOp(); op && !isa<NameLoc>(op->getLoc()))
        op->setLoc(NameLoc::get(builder_.getStringAttr(result.name), op->getLoc()));
    }
    ReturnOp::create(builder_, form_.getLoc(), values);
    return true;
  }

  const dsl::Elaborated &elaborated_;
  const ImportOptions &options_;
  ModuleOp module_;
  std::vector<dsl::Diagnostic> &diagnostics_;
  OpBuilder builder_;
  ImportedTypes types_;
  FormOp form_;
  SmallVector<Type> argument_types_, result_types_;
  SmallVector<DictionaryAttr> argument_attributes_, result_attributes_;
};

} // namespace

FailureOr<FormOp> import_form(const dsl::Elaborated &elaborated, const ImportOptions &options, ModuleOp module,
                              std::vector<dsl::Diagnostic> &diagnostics) {
  module.getContext()->loadDialect<NormDialect>();
  return Importer(elaborated, options, module, diagnostics).run();
}

} // namespace norma::compiler
