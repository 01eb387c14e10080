//===- aggregate.cpp - one number per area --------------------------------===//
//
// Each aggregate sees the elements of one area and their weights, and gives its value with the partial
// derivatives by elements and by weights.
//
//===----------------------------------------------------------------------===//

#include "compiler/reference/aggregate.h"
#include "compiler/reference/area_elements.h"
#include "compiler/reference/elementary.h"
#include "compiler/reference/fault.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>

namespace norma::reference {

namespace {

/// A sum that keeps what rounding drops (Neumaier).
class Sum {
public:
  void add(double term) {
    const double next = total + term;
    lost += std::abs(total) >= std::abs(term) ? (total - next) + term : (term - next) + total;
    total = next;
  }
  double value() const { return std::isfinite(lost) ? total + lost : total; }

private:
  double total = 0, lost = 0;
};

struct AreaNumbers {
  std::span<const double> x;
  std::span<const double> weight;
  std::span<double> by_x; ///< partial derivatives, zero on entry
  std::span<double> by_weight;
  const AggregateOptions &options;
};

double weighted_sum(const AreaNumbers &area) {
  Sum sum;
  for (std::size_t i = 0; i < area.x.size(); ++i) sum.add(area.weight[i] * area.x[i]);
  return sum.value();
}

double total_weight(const AreaNumbers &area) {
  Sum sum;
  for (double weight : area.weight) sum.add(weight);
  return sum.value();
}

double sum(const AreaNumbers &area) {
  for (std::size_t i = 0; i < area.x.size(); ++i) area.by_x[i] = area.weight[i], area.by_weight[i] = area.x[i];
  return weighted_sum(area);
}

double count(const AreaNumbers &area) {
  std::fill(area.by_weight.begin(), area.by_weight.end(), 1);
  return total_weight(area);
}

double mean(const AreaNumbers &area) {
  const double total = total_weight(area);
  if (total == 0) return 0;
  const double value = weighted_sum(area) / total;
  for (std::size_t i = 0; i < area.x.size(); ++i) {
    area.by_x[i] = area.weight[i] / total;
    area.by_weight[i] = (area.x[i] - value) / total;
  }
  return value;
}

double var(const AreaNumbers &area) {
  const double total = total_weight(area), divisor = area.options.unbiased ? total - 1 : total;
  if (total == 0) return 0;
  if (divisor == 0) {
    if (area.options.quiet) return std::numeric_limits<double>::quiet_NaN();
    fail("an unbiased variance of one element is asked for; it needs two");
  }
  const double middle = weighted_sum(area) / total;
  Sum squares;
  for (std::size_t i = 0; i < area.x.size(); ++i)
    squares.add(area.weight[i] * (area.x[i] - middle) * (area.x[i] - middle));
  const double value = squares.value() / divisor;
  for (std::size_t i = 0; i < area.x.size(); ++i) {
    const double away = area.x[i] - middle;
    area.by_x[i] = 2 * area.weight[i] * away / divisor;
    area.by_weight[i] = (away * away - value) / divisor;
  }
  return value;
}

template <int sign> double extreme(const AreaNumbers &area) {
  double value = -sign * std::numeric_limits<double>::infinity();
  std::size_t ties = 0;
  for (std::size_t i = 0; i < area.x.size(); ++i) {
    if (area.weight[i] == 0) continue;
    if (sign * area.x[i] > sign * value || std::isnan(area.x[i])) value = area.x[i], ties = 0;
    if (area.x[i] == value) ++ties;
    if (std::isnan(value)) break;
  }
  for (std::size_t i = 0; i < area.x.size(); ++i)
    if (area.weight[i] != 0 && area.x[i] == value) area.by_x[i] = 1 / double(ties);
  return value;
}

double norm(const AreaNumbers &area) {
  const double order = area.options.number;
  double largest = 0;
  for (std::size_t i = 0; i < area.x.size(); ++i)
    if (area.weight[i] != 0) largest = std::max(largest, std::abs(area.x[i]));
  if (largest == 0) return std::accumulate(area.x.begin(), area.x.end(), 0.0); // 0, or NaN if one is
  const auto sign = [](double x) { return double((x > 0) - (x < 0)); };
  if (std::isinf(order)) {
    double ties = 0;
    for (double x : area.x) ties += std::abs(x) == largest;
    for (std::size_t i = 0; i < area.x.size(); ++i)
      if (std::abs(area.x[i]) == largest) area.by_x[i] = sign(area.x[i]) / ties;
    return largest;
  }
  Sum powers; // relative to the largest, so that nothing overflows
  for (std::size_t i = 0; i < area.x.size(); ++i)
    powers.add(area.weight[i] * std::pow(std::abs(area.x[i]) / largest, order));
  const double value = largest * std::pow(powers.value(), 1 / order);
  for (std::size_t i = 0; i < area.x.size(); ++i) {
    const double share = std::abs(area.x[i]) / value;
    area.by_x[i] = area.weight[i] * sign(area.x[i]) * (share == 0 ? 0 : std::pow(share, order - 1));
    area.by_weight[i] = value / order * std::pow(share, order);
  }
  return value;
}

/// Between the two nearest order statistics, linearly.
double quantile(const AreaNumbers &area) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < area.x.size(); ++i)
    if (area.weight[i] != 0) order.push_back(i);
  if (order.empty()) return 0;
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return area.x[a] != area.x[b] ? area.x[a] < area.x[b] : a < b; });
  const double place = area.options.number * double(order.size() - 1);
  const std::size_t below = std::min(std::size_t(std::max(place, 0.0)), order.size() - 1);
  const std::size_t above = std::min(below + 1, order.size() - 1);
  const double share = place - double(below);
  area.by_x[order[below]] += 1 - share;
  area.by_x[order[above]] += share;
  return area.x[order[below]] * (1 - share) + area.x[order[above]] * share;
}

struct Named {
  std::string_view name;
  double (*compute)(const AreaNumbers &);
};
constexpr std::array table = {Named{"sum", sum},           Named{"mean", mean},      Named{"var", var},
                              Named{"min", extreme<-1>},   Named{"max", extreme<1>}, Named{"norm", norm},
                              Named{"quantile", quantile}, Named{"count", count}};

const Named *named(std::string_view name) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const Named &entry) { return entry.name == name; });
  return found == table.end() ? nullptr : &*found;
}

} // namespace

bool is_aggregate(std::string_view name) { return named(name) != nullptr; }

Value aggregate(Machine &machine, std::string_view function, const Value &subject, const AreaOver &area,
                const AggregateOptions &options) {
  std::optional<Value> weight;
  for (const Value &factor : area.weights) weight = weight ? apply(machine, "multiply", *weight, factor) : factor;
  const AreaElements elements = area_elements(machine, subject, area, weight ? &*weight : nullptr);

  const std::size_t entries = elements.subject.size();
  Numbers x(entries), factors(entries, 1), by_x(entries), by_weight(entries);
  for (std::size_t e = 0; e < entries; ++e) {
    x[e] = subject[elements.subject[e]];
    if (weight) factors[e] = elements.weight[e] < 0 ? 0 : (*weight)[elements.weight[e]];
  }
  Numbers data(elements.first.size() - 1);
  Offsets owner(entries);
  for (std::size_t a = 0; a < data.size(); ++a) {
    const std::size_t from = std::size_t(elements.first[a]), size = std::size_t(elements.first[a + 1]) - from;
    std::fill_n(owner.begin() + std::ptrdiff_t(from), size, std::int64_t(a));
    data[a] = named(function)->compute({std::span(x).subspan(from, size), std::span(factors).subspan(from, size),
                                        std::span(by_x).subspan(from, size), std::span(by_weight).subspan(from, size),
                                        options});
  }
  std::vector<Link> links;
  if (entries > 0 && subject.node >= 0) links.push_back({subject.node, owner, elements.subject, by_x, {}, {}});
  if (entries > 0 && weight && weight->node >= 0) {
    Link link{weight->node, owner, elements.weight, by_weight, {}, {}};
    for (std::size_t e = 0; e < entries; ++e)
      if (link.in[e] < 0) link.in[e] = 0, link.coefficient[e] = 0;
    links.push_back(std::move(link));
  }
  Value result = constant(elements.axes, std::move(data));
  result.node = machine.tape.add(result.size(), std::move(links));
  return canonical(machine, result);
}

} // namespace norma::reference
