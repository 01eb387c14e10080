//===- tape.h - the linear maps between recorded values -------------------===//
//
// Each primitive operation leaves, for every operand that a derivative may reach, the linear map from
// the operand's tangent to its own. Reverse mode walks these maps backwards, forward mode forwards, so
// that one record serves both. Most maps are lists of (result element, operand element, coefficient).
//
//===----------------------------------------------------------------------===//
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <vector>

namespace norma::reference {

using Offsets = std::vector<std::int64_t>;
using Numbers = std::vector<double>;

/// The linear map from one operand to the value of a node. Entry e adds `coefficient[e] * operand[in[e]]`
/// to `value[out[e]]`; an empty list stands for 0, 1, 2, … (`out`, `in`) or for ones (`coefficient`).
/// Where `apply` and `transpose` are set they are the map; both add to their second argument.
struct Link {
  int parent = -1;
  Offsets out;
  Offsets in;
  Numbers coefficient;
  std::function<void(const Numbers &, Numbers &)> apply;
  std::function<void(const Numbers &, Numbers &)> transpose;
};

/// Records nodes in evaluation order.
class Tape {
public:
  bool recording = false;

  /// A value that derivatives are taken with respect to.
  int leaf(std::int64_t size);
  /// A value computed from others; -1 where nothing that matters enters it.
  int add(std::int64_t size, std::vector<Link> links);

  /// Cotangents of all nodes from those of some: cotangent of operand += map' of the value's.
  std::vector<Numbers> reverse(const std::map<int, Numbers> &seeds) const;
  /// Tangents of all nodes from those of some.
  std::vector<Numbers> forward(const std::map<int, Numbers> &seeds) const;

private:
  struct Node {
    std::int64_t size;
    std::vector<Link> links;
  };
  std::vector<Node> nodes;
};

} // namespace norma::reference
