//===- prune.cpp - what nothing needs falls away --------------------------===//
//
// Roots are the outputs and the new states, in training also the statistics; in inference a statistic stays only
// where an output needs it. Nodes and bodies are numbered anew in their order, arguments in the order of roles.
//
//===----------------------------------------------------------------------===//
#include "dsl/elaborate/axis_set.h"
#include "dsl/elaborate/detail/elaborator.h"

namespace norma::dsl::elaboration {
namespace {

class Pruner {
public:
  explicit Pruner(Elaborated &all) : all(all), node_used(all.nodes.size()), body_used(all.bodies.size()) {}

  void run() {
    for (const ElaboratedResult &result : all.results)
      if (all.training || result.role != ResultRole::statistic) need(result.node);
    std::erase_if(all.results, [&](const ElaboratedResult &result) { return !node_used[std::size_t(result.node)]; });
    keep_arguments();
    renumber();
  }

private:
  Elaborated &all;
  std::vector<bool> node_used, body_used;
  std::vector<int> argument_index;

  void need(NodeId first) {
    std::vector<NodeId> open = {first};
    while (!open.empty()) {
      const NodeId id = open.back();
      open.pop_back();
      if (id < 0 || node_used[std::size_t(id)]) continue;
      node_used[std::size_t(id)] = true;
      const Node &node = all.nodes[std::size_t(id)];
      open.insert(open.end(), node.operands.begin(), node.operands.end());
      open.push_back(node.mask);
      open.push_back(node.weight);
      for (const PickAt &pick : node.picks) open.push_back(pick.index);
      if (node.body >= 0) need_body(node.body, open);
    }
  }

  void need_body(BodyId id, std::vector<NodeId> &open) {
    body_used[std::size_t(id)] = true;
    const Body &body = all.bodies[std::size_t(id)];
    open.insert(open.end(), body.yields.begin(), body.yields.end());
    open.insert(open.end(), body.carried.begin(), body.carried.end());
  }

  /// Every tensor of the header stays, even unread; a setting, a parameter or a state only where it is read.
  void keep_arguments() {
    std::vector<bool> kept(all.arguments.size());
    for (bool found = true; found;) { // a first value may read a setting that nothing else reads
      found = false;
      const std::vector<bool> read = read_arguments();
      for (std::size_t i = 0; i < all.arguments.size(); ++i) {
        const ElaboratedArgument &argument = all.arguments[i];
        if (kept[i] || (argument.role != Role::input && !read[i])) continue;
        kept[i] = found = true;
        if (argument.first_value < 0) continue;
        std::vector<NodeId> open;
        need_body(argument.first_value, open);
        for (NodeId id : open) need(id);
      }
    }
    std::vector<ElaboratedArgument> arguments;
    argument_index.assign(all.arguments.size(), -1);
    for (Role role : {Role::input, Role::parameter, Role::scalar, Role::state})
      for (std::size_t i = 0; i < all.arguments.size(); ++i) {
        if (!kept[i] || all.arguments[i].role != role) continue;
        argument_index[i] = int(arguments.size());
        arguments.push_back(all.arguments[i]);
      }
    all.arguments = std::move(arguments);
  }

  std::vector<bool> read_arguments() const {
    std::vector<bool> read(all.arguments.size());
    for (const ElaboratedResult &result : all.results)
      if (result.state >= 0) read[std::size_t(result.state)] = true;
    for (std::size_t i = 0; i < all.nodes.size(); ++i) {
      const Node &node = all.nodes[i];
      if (!node_used[i]) continue;
      if (node.argument >= 0) read[std::size_t(node.argument)] = true;
      if (node.body < 0) continue;
      for (int state : all.bodies[std::size_t(node.body)].states) read[std::size_t(state)] = true;
    }
    return read;
  }

  void renumber() {
    std::vector<int> node_index(all.nodes.size(), -1), body_index(all.bodies.size(), -1);
    std::vector<Node> nodes;
    std::vector<Body> bodies;
    for (std::size_t i = 0; i < all.nodes.size(); ++i)
      if (node_used[i]) {
        node_index[i] = int(nodes.size());
        nodes.push_back(std::move(all.nodes[i]));
      }
    for (std::size_t i = 0; i < all.bodies.size(); ++i)
      if (body_used[i]) {
        body_index[i] = int(bodies.size());
        bodies.push_back(std::move(all.bodies[i]));
      }
    const auto move = [](int &id, const std::vector<int> &to) {
      if (id >= 0) id = to[std::size_t(id)];
    };
    const auto move_all = [&](std::vector<int> &ids, const std::vector<int> &to) {
      for (int &id : ids) move(id, to);
      std::erase(ids, -1);
    };
    for (Node &node : nodes) {
      move_all(node.operands, node_index);
      move(node.mask, node_index);
      move(node.weight, node_index);
      move(node.body, body_index);
      move(node.argument, argument_index);
      for (PickAt &pick : node.picks) move(pick.index, node_index);
    }
    bodies.push_back(std::move(all.main));
    for (Body &body : bodies) {
      move_all(body.nodes, node_index);
      move_all(body.carried, node_index);
      move_all(body.yields, node_index);
      move_all(body.states, argument_index);
    }
    all.main = std::move(bodies.back());
    bodies.pop_back();
    all.main.yields.clear();
    for (ElaboratedArgument &argument : all.arguments) move(argument.first_value, body_index);
    for (ElaboratedResult &result : all.results) {
      move(result.node, node_index);
      move(result.state, argument_index);
      all.main.yields.push_back(result.node);
    }
    all.nodes = std::move(nodes);
    all.bodies = std::move(bodies);
  }
};

} // namespace

void prune(Elaborated &elaborated) { Pruner(elaborated).run(); }

} // namespace norma::dsl::elaboration
