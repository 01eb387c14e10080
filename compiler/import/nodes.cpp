//===- nodes.cpp - the operations of one elaborated declaration -----------===//
//
// See nodes.h.
//
//===----------------------------------------------------------------------===//
#include "compiler/import/nodes.h"

#include <algorithm>
#include <cmath>

using namespace mlir;
using namespace norma::compiler::norm;

namespace norma::compiler {

using dsl::NodeId;
using dsl::NodeKind;

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

ImportedTypes::ImportedTypes(MLIRContext *context, const dsl::Elaborated &elaborated, Type real)
    : context_(context), elaborated_(elaborated), real_(real) {
  for (const dsl::ElaboratedAxis &axis : elaborated.axes) axes_.push_back(StringAttr::get(context, axis.name));
}

Type ImportedTypes::element(dsl::Scalar scalar) const {
  if (scalar == dsl::Scalar::real) return real_;
  return IntegerType::get(context_, scalar == dsl::Scalar::integer ? 64 : 1);
}

ArrayType ImportedTypes::array(dsl::Scalar scalar, const std::vector<dsl::AxisId> &axes) const {
  std::vector<dsl::AxisId> atomic;
  for (dsl::AxisId axis : axes) {
    const auto &factors = elaborated_.axes[std::size_t(axis)].factors;
    if (factors.empty())
      atomic.push_back(axis);
    else
      atomic.insert(atomic.end(), factors.begin(), factors.end());
  }
  std::sort(atomic.begin(), atomic.end());
  SmallVector<StringAttr> named;
  for (dsl::AxisId id : atomic) named.push_back(axis(id));
  return ArrayType::get(context_, element(scalar), named);
}

ArrayAttr ImportedTypes::names(const std::vector<dsl::AxisId> &axes) const {
  SmallVector<Attribute> named;
  for (dsl::AxisId id : axes) named.push_back(axis(id));
  return ArrayAttr::get(context_, named);
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

NodeImporter::NodeImporter(const dsl::Elaborated &elaborated, const ImportOptions &options, const ImportedTypes &types,
                           FormOp form, std::vector<dsl::Diagnostic> &diagnostics)
    : elaborated_(elaborated), options_(options), types_(types), form_(form), diagnostics_(diagnostics),
      builder_(form.getContext()) {}

Location NodeImporter::location(MLIRContext *context, const ImportOptions &options, dsl::Place place,
                                const std::string &name) {
  const dsl::Position at = dsl::position(options.text, place.begin);
  const Location where = FileLineColLoc::get(context, options.file, unsigned(at.line), unsigned(at.column));
  return name.empty() ? where : Location(NameLoc::get(StringAttr::get(context, name), where));
}

Type NodeImporter::storage(int index) {
  return cast<TypeAttr>(form_.getArgAttr(unsigned(index), "norm.storage")).getValue();
}

Value NodeImporter::refuse(const dsl::Node &node, std::string message) {
  diagnostics_.push_back({dsl::Diagnostic::error, std::move(message), node.place, {}});
  return {};
}

bool NodeImporter::body(const dsl::Body &body, Block &block) {
  const OpBuilder::InsertionGuard guard(builder_);
  builder_.setInsertionPointToEnd(&block);
  for (NodeId id : body.nodes) {
    const dsl::Node &node = elaborated_.nodes[std::size_t(id)];
    if (node.kind == NodeKind::argument || node.kind == NodeKind::constant || node.kind == NodeKind::carried) continue;
    const Value built = node.kind == NodeKind::repeat
                            ? build_repeat(node, location(builder_.getContext(), options_, node.place, node.name), id)
                            : build(node);
    if (!built) return false;
    if (node.kind != NodeKind::repeat) values_[id] = {built};
  }
  return true;
}

Value NodeImporter::value(NodeId id) {
  const dsl::Node &node = elaborated_.nodes[std::size_t(id)];
  if (const auto found = values_.find(id); found != values_.end()) return found->second.front();
  if (node.kind == NodeKind::argument) return form_.getArgument(unsigned(node.argument));
  if (node.kind == NodeKind::constant)
    return ConstantOp::create(builder_, location(builder_.getContext(), options_, node.place, {}),
                              types_.array(node.scalar, {}), builder_.getF64FloatAttr(node.number));
  return refuse(node, "this value is not known where it is used; a backward block may not change a state in a compiled "
                      "kernel");
}

bool NodeImporter::operands_of(const dsl::Node &node, SmallVectorImpl<Value> &operands) {
  for (NodeId id : node.operands) {
    operands.push_back(value(id));
    if (!operands.back()) return false;
  }
  return true;
}

ArrayAttr NodeImporter::area(const dsl::Node &node) {
  SmallVector<Attribute> over;
  for (const dsl::Over &one : node.over)
    over.push_back(OverAttr::get(builder_.getContext(), types_.axis(one.axis), one.within, one.low, one.high,
                                 one.across_replicas));
  return builder_.getArrayAttr(over);
}

Value NodeImporter::build(const dsl::Node &node) {
  const Location at = location(builder_.getContext(), options_, node.place, node.name);
  const ArrayType type = types_.array(node.scalar, node.axes);
  SmallVector<Value> operands;
  if (node.kind != NodeKind::result_of && !operands_of(node, operands)) return {};
  switch (node.kind) {
  case NodeKind::coordinate:
    return CoordinateOp::create(builder_, at, type, types_.axis(node.axis));
  case NodeKind::size:
    return ExtentOp::create(builder_, at, type, types_.axis(node.axis));
  case NodeKind::convert:
    return ConvertOp::create(builder_, at, type, operands[0]);
  case NodeKind::elementwise:
    if (node.function == "epsilon") return build_epsilon(node, at);
    if (node.function == "broadcast") return BroadcastOp::create(builder_, at, type, operands[0]);
    return ElementwiseOp::create(builder_, at, type, builder_.getStringAttr(node.function), operands);
  case NodeKind::aggregate:
    return build_aggregate(node, at);
  case NodeKind::pick: {
    SmallVector<Value> indices;
    std::vector<dsl::AxisId> axes;
    for (const dsl::PickAt &pick : node.picks) {
      axes.push_back(pick.axis);
      indices.push_back(value(pick.index));
      if (!indices.back()) return {};
    }
    return ReadOp::create(builder_, at, type, operands[0], indices, types_.names(axes));
  }
  case NodeKind::twin:
    return TwinOp::create(builder_, at, type, operands[0], types_.names(node.joint));
  case NodeKind::matmul:
    return ContractOp::create(builder_, at, type, operands[0], operands[1], types_.names(node.joint));
  case NodeKind::matrix:
    return MatrixOp::create(builder_, at, type, builder_.getStringAttr(node.function), operands,
                            types_.names(node.joint));
  case NodeKind::regroup: {
    const Axes from = difference(array_type(operands[0]).getAxes(), type.getAxes());
    const Axes to = difference(type.getAxes(), array_type(operands[0]).getAxes());
    return RegroupOp::create(builder_, at, type, operands[0], array_of(builder_.getContext(), from),
                             array_of(builder_.getContext(), to));
  }
  case NodeKind::stop_gradient:
    return StopGradientOp::create(builder_, at, type, operands[0]);
  case NodeKind::narrow: {
    const Type stored = storage(node.argument);
    // Rounding to the type that is computed in, or to a wider one, changes nothing.
    if (!isa<FloatType>(stored) || stored.getIntOrFloatBitWidth() >= types_.real().getIntOrFloatBitWidth())
      return operands[0];
    return NarrowOp::create(builder_, at, type, operands[0], stored);
  }
  case NodeKind::result_of: {
    const auto loop = values_.find(node.operands[0]);
    if (loop == values_.end()) return refuse(node, "this value of a loop is used where it is not known");
    return loop->second[std::size_t(node.number)];
  }
  case NodeKind::custom_gradient:
    return build_custom_gradient(node, at);
  case NodeKind::along:
    return refuse(node, "'along' is not compiled; the reference evaluator runs it: --target reference");
  case NodeKind::random:
    return refuse(node, "random numbers are drawn in first values alone");
  case NodeKind::argument:
  case NodeKind::constant:
  case NodeKind::carried:
  case NodeKind::repeat:
    break;
  }
  return refuse(node, "internal error: a node of this kind is no operation");
}

Value NodeImporter::build_aggregate(const dsl::Node &node, Location at) {
  const ArrayType type = types_.array(node.scalar, node.axes);
  Value source = value(node.operands[0]);
  const Value mask = node.mask >= 0 ? value(node.mask) : Value();
  const Value weight = node.weight >= 0 ? value(node.weight) : Value();
  if (!source || (node.mask >= 0 && !mask) || (node.weight >= 0 && !weight)) return {};
  const bool ordered = node.function == "norm" || node.function == "quantile";
  return AggregateOp::create(builder_, at, type, builder_.getStringAttr(node.function), source, mask, weight,
                             area(node), node.unbiased ? builder_.getUnitAttr() : UnitAttr(),
                             ordered ? builder_.getF64FloatAttr(node.number) : FloatAttr());
}

/// The distance from 1 to the next number of the type that the argument is stored in.
Value NodeImporter::build_epsilon(const dsl::Node &node, Location at) {
  auto stored = dyn_cast<FloatType>(node.argument >= 0 ? storage(node.argument) : types_.real());
  if (!stored) return refuse(node, "epsilon wants a tensor of reals");
  const int precision = int(llvm::APFloat::semanticsPrecision(stored.getFloatSemantics()));
  return ConstantOp::create(builder_, at, types_.array(dsl::Scalar::real, {}),
                            builder_.getF64FloatAttr(std::ldexp(1.0, 1 - precision)));
}

Value NodeImporter::build_repeat(const dsl::Node &node, Location at, NodeId id) {
  SmallVector<Value> carried;
  if (!operands_of(node, carried)) return {};
  const dsl::Body &inner = elaborated_.bodies[std::size_t(node.body)];
  SmallVector<Type> types;
  for (auto [position, start] : llvm::enumerate(inner.carried)) {
    const dsl::Node &begins = elaborated_.nodes[std::size_t(start)];
    types.push_back(types_.array(begins.scalar, begins.axes));
    Math math(builder_, at, form_);
    carried[position] = math.broadcast(carried[position], cast<ArrayType>(types.back()).getAxes());
  }
  auto loop = RepeatOp::create(builder_, at, types, builder_.getI64IntegerAttr(node.count), carried);
  Block &block = loop.getBody().emplaceBlock();
  for (auto [start, type] : llvm::zip_equal(inner.carried, types)) values_[start] = {block.addArgument(type, at)};
  if (!body(inner, block)) return {};
  const OpBuilder::InsertionGuard guard(builder_);
  builder_.setInsertionPointToEnd(&block);
  SmallVector<Value> yielded;
  for (auto [end, type] : llvm::zip_equal(inner.yields, types)) {
    const Value last = value(end);
    if (!last) return {};
    Math math(builder_, at, form_);
    yielded.push_back(math.broadcast(last, cast<ArrayType>(type).getAxes()));
  }
  YieldOp::create(builder_, at, yielded);
  values_[id].assign(loop.getResults().begin(), loop.getResults().end());
  return loop.getResult(0);
}

Value NodeImporter::build_custom_gradient(const dsl::Node &node, Location at) {
  const Value result = value(node.operands[0]), subject = value(node.operands[1]);
  if (!result || !subject) return {};
  const dsl::Body &inner = elaborated_.bodies[std::size_t(node.body)];
  auto op = CustomGradientOp::create(builder_, at, result.getType(), result, subject);
  Block &block = op.getBody().emplaceBlock();
  values_[inner.carried[0]] = {block.addArgument(result.getType(), at)};
  if (!body(inner, block)) return {};
  const OpBuilder::InsertionGuard guard(builder_);
  builder_.setInsertionPointToEnd(&block);
  const Value cotangent = value(inner.yields[0]);
  if (!cotangent) return {};
  Math math(builder_, at, form_);
  YieldOp::create(builder_, at, ValueRange{math.broadcast(cotangent, array_type(subject).getAxes())});
  return op.getResult();
}

} // namespace norma::compiler
