//===- tape.cpp - the linear maps between recorded values -----------------===//

#include "compiler/reference/tape.h"

#include <algorithm>
#include <utility>

namespace norma::reference {

int Tape::leaf(std::int64_t size) {
  nodes.push_back({size, {}});
  return int(nodes.size()) - 1;
}

int Tape::add(std::int64_t size, std::vector<Link> links) {
  std::erase_if(links, [](const Link &link) { return link.parent < 0; });
  if (!recording || links.empty()) return -1;
  nodes.push_back({size, std::move(links)});
  return int(nodes.size()) - 1;
}

namespace {
std::size_t entries(const Link &link, std::int64_t size) {
  if (!link.out.empty()) return link.out.size();
  if (!link.in.empty()) return link.in.size();
  return link.coefficient.empty() ? std::size_t(size) : link.coefficient.size();
}

/// An element whose derivative is exactly zero passes nothing on, whatever the coefficient: the branch that a
/// `where` did not take may have an infinite slope.
void add_products(const Link &link, std::int64_t size, const Numbers &from, Numbers &to, const Offsets &from_index,
                  const Offsets &to_index) {
  const std::size_t count = entries(link, size);
  for (std::size_t e = 0; e < count; ++e) {
    const double derivative = from[from_index.empty() ? e : std::size_t(from_index[e])];
    if (derivative == 0) continue;
    to[to_index.empty() ? e : std::size_t(to_index[e])] +=
        (link.coefficient.empty() ? 1 : link.coefficient[e]) * derivative;
  }
}

bool all_zero(const Numbers &numbers) {
  return std::all_of(numbers.begin(), numbers.end(), [](double number) { return number == 0; });
}
} // namespace

std::vector<Numbers> Tape::reverse(const std::map<int, Numbers> &seeds) const {
  std::vector<Numbers> cotangents(nodes.size());
  for (std::size_t n = 0; n < nodes.size(); ++n) cotangents[n].assign(std::size_t(nodes[n].size), 0);
  for (const auto &[node, seed] : seeds)
    for (std::size_t i = 0; i < seed.size(); ++i) cotangents[std::size_t(node)][i] += seed[i];
  for (std::size_t n = nodes.size(); n-- > 0;) {
    for (const Link &link : nodes[n].links) {
      Numbers &to = cotangents[std::size_t(link.parent)];
      if (link.transpose)
        link.transpose(cotangents[n], to);
      else
        add_products(link, nodes[n].size, cotangents[n], to, link.out, link.in);
    }
  }
  return cotangents;
}

std::vector<Numbers> Tape::forward(const std::map<int, Numbers> &seeds) const {
  std::vector<Numbers> tangents(nodes.size());
  for (std::size_t n = 0; n < nodes.size(); ++n) {
    tangents[n].assign(std::size_t(nodes[n].size), 0);
    if (const auto seed = seeds.find(int(n)); seed != seeds.end()) tangents[n] = seed->second;
    for (const Link &link : nodes[n].links) {
      const Numbers &from = tangents[std::size_t(link.parent)];
      if (all_zero(from)) continue;
      if (link.apply)
        link.apply(from, tangents[n]);
      else
        add_products(link, nodes[n].size, from, tangents[n], link.in, link.out);
    }
  }
  return tangents;
}

} // namespace norma::reference
