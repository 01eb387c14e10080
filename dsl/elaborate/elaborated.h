//===- elaborated.h - a declaration with every question answered ----------===//
//
// What elaboration makes of one `norm` definition in one mode: definitions expanded, names resolved,
// the area of every aggregate known, the axes and the scalar kind of every value computed, structural
// settings folded. Plain values in static single assignment, in evaluation order; the import into the
// norm dialect is one node at a time.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/syntax/syntax.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace norma::dsl {

enum class Scalar : std::uint8_t { real, integer, boolean };

/// Identifies an axis in `Elaborated::axes`, a node in `Elaborated::nodes`, a body in `Elaborated::bodies`.
using AxisId = int;
using NodeId = int;
using BodyId = int;

enum class AxisOrigin : std::uint8_t {
  declared, ///< an input's bracket
  pack,     ///< `...` or `S...`, treated as one axis
  factor,   ///< of a split
  fresh,    ///< `axis M = 3`, or first met in a parameter's or a state's bracket
  label,    ///< the type of an input: `graph[V]: G`
  twin      ///< `D'`
};

/// One row of the axis table. A declared axis that is split by itself is composite: it has `factors`, and no
/// node's type mentions it; its factors, outermost first, stand in its place.
struct ElaboratedAxis {
  std::string name; ///< as written: `C`, `...`, `S...`, `D'`
  AxisOrigin origin = AxisOrigin::declared;
  std::optional<std::int64_t> extent; ///< where settings fix it
  std::vector<AxisId> factors;
  AxisId twin_of = -1;
  Place place;
};

/// `split (C, ...) into (G = groups) * K` with several sources: neither side can stand for the other in a
/// type, so nodes of kind `regroup` lead from one to the other.
struct MergedSplit {
  std::vector<AxisId> sources;
  std::vector<AxisId> factors;
};

enum class NodeKind : std::uint8_t {
  argument,    ///< `argument`: index in `Elaborated::arguments`
  constant,    ///< `number` (booleans: 0 or 1)
  coordinate,  ///< 0, 1, … along `axis`; without axes: where the enclosing `along` stands
  size,        ///< extent of the atomic `axis`, an integer without axes
  convert,     ///< integer or boolean to real
  elementwise, ///< `function` of the operands, over the union of their axes; `broadcast`: over more than those;
               ///< `epsilon`: no operands, of the type that argument `argument` is computed in
  aggregate,   ///< `function` of operand 0 over `over`; see the fields below
  pick,        ///< operand 0 read at `picks`
  twin,        ///< operand 0 with D and D' exchanged: `x'`
  matmul,      ///< operand 0's D' against operand 1's D
  matrix,      ///< `function` = trace, cholesky, solve, sqrt_symmetric, lyapunov_solve, eigen_vectors, eigen_values
  regroup,     ///< operand 0, from the sources of a merged split to its factors or back
  stop_gradient,
  narrow,         ///< rounded to the type that argument `argument` is stored in
  random,         ///< `function` = normal, uniform of the operands: first values only
  carried,        ///< what a loop's body starts an iteration with; or g of a custom gradient
  repeat,         ///< `count` times `body`; operands enter as its `carried`
  along,          ///< `body` for each coordinate of `axis`, operands enter as its `carried`; the first of its `yields`
                  ///< are their next values, the others are gathered along `axis`
  result_of,      ///< result number `number` of the loop in operand 0
  custom_gradient ///< operand 0 = the value, operand 1 = the subject; `body` gives the subject's cotangent
};

/// One axis under an aggregate.
struct Over {
  AxisId axis = -1;
  bool within = false;
  std::optional<std::int64_t> low, high; ///< none: open
  bool across_replicas = false;
};

struct PickAt {
  AxisId axis = -1;
  NodeId index = -1;
};

struct Node {
  NodeKind kind = NodeKind::constant;
  std::string function; ///< elementwise: add subtract multiply divide power negate exp …; aggregate: sum mean var min
                        ///< max norm quantile count product
  std::vector<NodeId> operands;
  std::vector<AxisId> axes; ///< of the result: atomic, ascending
  Scalar scalar = Scalar::real;
  double number = 0; ///< constant; norm: its order; quantile: its share; result_of: which
  int argument = -1;
  AxisId axis = -1;
  std::vector<Over> over; ///< aggregate
  NodeId mask = -1;       ///< aggregate: boolean node, elements for which it is false do not enter
  NodeId weight = -1;     ///< aggregate: real node
  bool unbiased = false;  ///< var
  std::vector<PickAt> picks;
  std::vector<AxisId> joint; ///< matmul, matrix, twin: the joint axes D
  std::int64_t count = 0;    ///< repeat
  BodyId body = -1;
  Place place;
  std::string name; ///< of the let, stat or result that it computes, for dumps; often empty
};

/// Nodes in evaluation order with what enters and what leaves.
struct Body {
  std::vector<NodeId> nodes;
  std::vector<NodeId> carried;
  std::vector<NodeId> yields;
  /// Of a custom gradient: the state arguments that `yields[1]`, `yields[2]` … are new values of.
  std::vector<int> states;
};

enum class Role : std::uint8_t {
  input,     ///< a tensor of the header
  parameter, ///< `param`, learnt
  scalar,    ///< a setting passed at the call
  state      ///< `state_m` of a tracked statistic, or a `state`
};

struct ElaboratedArgument {
  std::string name; ///< `x`, `gamma`, `eps`, `state_m`
  Role role = Role::input;
  Scalar scalar = Scalar::real;
  std::vector<AxisId> axes; ///< as written, in the order of memory, composites included; empty for a scalar
  AxisId label = -1;        ///< the axis that an integer input labels
  bool optional = false;    ///< may be left out at the call
  BodyId first_value = -1;  ///< of a parameter, a state, a setting, an input with default: one yield
  Place place;
};

enum class ResultRole : std::uint8_t { output, statistic, state };

struct ElaboratedResult {
  std::string name; ///< `y`, `m`; of a state, the argument's name
  ResultRole role = ResultRole::output;
  NodeId node = -1;
  std::vector<AxisId> axes; ///< in the order of memory, composites included
  int state = -1;           ///< index of the state argument that it is the new value of
  Place place;
};

struct Elaborated {
  std::string name;
  bool training = true;
  std::vector<ElaboratedAxis> axes;
  std::vector<MergedSplit> merged;
  std::vector<ElaboratedArgument> arguments;
  std::vector<ElaboratedResult> results; ///< outputs as in the header, then statistics, then new states
  std::vector<Node> nodes;
  std::vector<Body> bodies;
  Body main;                                    ///< `carried` empty; `yields` in the order of `results`
  std::vector<std::string> structural_settings; ///< `groups=32` for those that were folded, part of the kernel's key
};

} // namespace norma::dsl
