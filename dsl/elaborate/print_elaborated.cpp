//===- print_elaborated.cpp - an elaborated declaration as text -----------===//
//
//   axes N, C = G * K, G = 32, K, ...
//   x: input [N, C, ...]
//   %4 = mean(x over K, ...) : real [N, G]  # m
//   y = %17 : output [N, C, ...]
//
//===----------------------------------------------------------------------===//
#include "dsl/elaborate/print_elaborated.h"

#include <charconv>

namespace norma::dsl {
namespace {

std::string number(double value) {
  char text[32];
  return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

std::string_view called(Scalar scalar) {
  return scalar == Scalar::real ? "real" : scalar == Scalar::integer ? "integer" : "boolean";
}

class ElaboratedPrinter {
public:
  explicit ElaboratedPrinter(const Elaborated &all) : all(all) {}

  std::string run() {
    print_axes();
    for (const ElaboratedArgument &argument : all.arguments) print_argument(argument);
    print_body(all.main, "");
    for (const ElaboratedResult &result : all.results) {
      constexpr std::string_view roles[] = {"output", "statistic", "state"};
      text += result.name + " = " + use(result.node) + " : " + std::string(roles[std::size_t(result.role)]) +
              brackets(result.axes) + "\n";
    }
    if (!all.structural_settings.empty()) {
      text += "folded";
      for (const std::string &setting : all.structural_settings) text += " " + setting;
      text += "\n";
    }
    return std::move(text);
  }

private:
  const Elaborated &all;
  std::string text;

  const std::string &axis(AxisId id) const { return all.axes[std::size_t(id)].name; }

  std::string list(const std::vector<AxisId> &ids, std::string_view between = ", ") const {
    std::string out;
    for (AxisId id : ids) out += (out.empty() ? "" : std::string(between)) + axis(id);
    return out;
  }

  std::string brackets(const std::vector<AxisId> &ids) const { return ids.empty() ? "" : " [" + list(ids) + "]"; }

  void print_axes() {
    std::string line;
    for (const ElaboratedAxis &row : all.axes) {
      line += (line.empty() ? "axes " : ", ") + row.name;
      if (!row.factors.empty())
        line += " = " + list(row.factors, " * ");
      else if (row.extent)
        line += " = " + std::to_string(*row.extent);
    }
    for (const MergedSplit &split : all.merged)
      line += ", (" + list(split.sources) + ") = " + list(split.factors, " * ");
    text += line + "\n";
  }

  void print_argument(const ElaboratedArgument &argument) {
    constexpr std::string_view roles[] = {"input", "parameter", "scalar", "state"};
    text += argument.name + ": " + std::string(roles[std::size_t(argument.role)]) + brackets(argument.axes);
    if (argument.label >= 0)
      text += " label of " + axis(argument.label);
    else if (argument.scalar != Scalar::real)
      text += " " + std::string(called(argument.scalar));
    if (argument.first_value < 0) {
      text += "\n";
      return;
    }
    const Body &body = all.bodies[std::size_t(argument.first_value)];
    text += " = " + (body.yields.empty() ? std::string("?") : use(body.yields[0])) +
            (argument.optional ? "" : " (must be passed)") + "\n";
    print_body(body, "  ");
  }

  std::string use(NodeId id) const {
    const Node &node = all.nodes[std::size_t(id)];
    if (node.kind == NodeKind::argument) return all.arguments[std::size_t(node.argument)].name;
    if (node.kind != NodeKind::constant) return "%" + std::to_string(id);
    if (node.scalar == Scalar::boolean) return node.number != 0 ? "true" : "false";
    const std::string spelled = number(node.number);
    const bool looks_integral = spelled.find_first_not_of("-0123456789") == std::string::npos;
    return node.scalar == Scalar::real && looks_integral ? spelled + ".0" : spelled;
  }

  std::string uses(const std::vector<NodeId> &ids) const {
    std::string out;
    for (NodeId id : ids) out += (out.empty() ? "" : ", ") + use(id);
    return out;
  }

  std::string over(const Node &node) const {
    std::string out;
    for (const Over &one : node.over) {
      out += (out.empty() ? " over " : ", ") + axis(one.axis);
      if (one.within)
        out += " within " + (one.low ? std::to_string(*one.low) + " " : "") + ".." +
               (one.high ? " " + std::to_string(*one.high) : "");
      if (one.across_replicas) out += " across replicas";
    }
    if (node.mask >= 0) out += " where " + use(node.mask);
    if (node.weight >= 0) out += " weighted by " + use(node.weight);
    return out;
  }

  std::string picks(const Node &node) const {
    std::string out;
    for (const PickAt &pick : node.picks) out += (out.empty() ? "[" : ", ") + axis(pick.axis) + " = " + use(pick.index);
    return out + "]";
  }

  std::string operation(const Node &node) const {
    const std::string operands = uses(node.operands);
    switch (node.kind) {
    case NodeKind::coordinate:
      return "coordinate " + axis(node.axis);
    case NodeKind::size:
      return "size " + axis(node.axis);
    case NodeKind::convert:
      return "convert(" + operands + ")";
    case NodeKind::elementwise:
      return node.function + "(" + (node.argument >= 0 ? all.arguments[std::size_t(node.argument)].name : operands) +
             ")";
    case NodeKind::aggregate: {
      std::string details;
      if (node.unbiased) details += ", unbiased";
      if (node.function == "norm" || node.function == "quantile") details += ", " + number(node.number);
      return node.function + "(" + operands + over(node) + details + ")";
    }
    case NodeKind::pick:
      return operands + picks(node);
    case NodeKind::twin:
      return "twin(" + operands + " along " + list(node.joint) + ")";
    case NodeKind::matmul:
      return "matmul(" + operands + " along " + list(node.joint) + ")";
    case NodeKind::matrix:
      return node.function + "(" + operands + " along " + list(node.joint) + ")";
    case NodeKind::regroup:
      return "regroup(" + operands + ")";
    case NodeKind::stop_gradient:
      return "stop_gradient(" + operands + ")";
    case NodeKind::narrow:
      return "narrow(" + operands + " to " + all.arguments[std::size_t(node.argument)].name + ")";
    case NodeKind::random:
      return node.function + "(" + operands + ")";
    case NodeKind::carried:
      return "carried";
    case NodeKind::repeat:
      return "repeat " + std::to_string(node.count) + " (" + operands + ")";
    case NodeKind::along:
      return "along " + axis(node.axis) + " (" + operands + ")";
    case NodeKind::result_of:
      return "result " + number(node.number) + " of " + operands;
    case NodeKind::custom_gradient:
      return "custom_gradient(" + operands + ")";
    case NodeKind::argument:
    case NodeKind::constant:
      break;
    }
    return {};
  }

  void print_body(const Body &body, const std::string &indent) {
    for (NodeId id : body.nodes) {
      const Node &node = all.nodes[std::size_t(id)];
      if (node.kind == NodeKind::argument || node.kind == NodeKind::constant) continue;
      text += indent + "%" + std::to_string(id) + " = " + operation(node);
      const bool is_loop = node.kind == NodeKind::repeat || node.kind == NodeKind::along;
      if (!is_loop) text += " : " + std::string(called(node.scalar)) + brackets(node.axes);
      if (node.body >= 0) {
        text += " {\n";
        const Body &inner = all.bodies[std::size_t(node.body)];
        print_body(inner, indent + "  ");
        text += indent + "  yield " + uses(inner.yields);
        for (std::size_t i = 0; i < inner.states.size(); ++i)
          text += (i == 0 ? " into " : ", ") + all.arguments[std::size_t(inner.states[i])].name;
        text += "\n" + indent + "}";
      }
      if (!node.name.empty()) text += "  # " + node.name;
      text += "\n";
    }
  }
};

} // namespace

std::string print(const Elaborated &elaborated) { return ElaboratedPrinter(elaborated).run(); }

} // namespace norma::dsl
