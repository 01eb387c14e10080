//===- first_value.cpp - the number that an argument has if left out ------===//
//
// See first_value.h.
//
//===----------------------------------------------------------------------===//
#include "compiler/import/first_value.h"

#include "dsl/elaborate/elementwise_names.h"

namespace norma::compiler {

using dsl::NodeKind;

static std::optional<double> evaluate(const dsl::Elaborated &elaborated, dsl::NodeId id) {
  const dsl::Node &node = elaborated.nodes[std::size_t(id)];
  switch (node.kind) {
  case NodeKind::constant:
    return node.number;
  case NodeKind::argument: {
    const dsl::ElaboratedArgument &setting = elaborated.arguments[std::size_t(node.argument)];
    if (setting.role != dsl::Role::scalar) return std::nullopt;
    return constant_first_value(elaborated, setting);
  }
  case NodeKind::size: {
    const auto extent = elaborated.axes[std::size_t(node.axis)].extent;
    return extent ? std::optional(double(*extent)) : std::nullopt;
  }
  case NodeKind::convert:
    return evaluate(elaborated, node.operands[0]);
  case NodeKind::elementwise: {
    std::vector<double> operands;
    for (dsl::NodeId operand : node.operands) {
      const std::optional<double> value = evaluate(elaborated, operand);
      if (!value) return std::nullopt;
      operands.push_back(*value);
    }
    return dsl::evaluate_elementwise(node.function, operands);
  }
  default:
    return std::nullopt;
  }
}

std::optional<double> constant_first_value(const dsl::Elaborated &elaborated, const dsl::ElaboratedArgument &argument) {
  if (argument.first_value < 0) return std::nullopt;
  const dsl::Body &body = elaborated.bodies[std::size_t(argument.first_value)];
  if (body.yields.size() != 1 || body.yields[0] < 0) return std::nullopt;
  return evaluate(elaborated, body.yields[0]);
}

} // namespace norma::compiler
