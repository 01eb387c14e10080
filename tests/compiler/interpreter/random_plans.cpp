//===- random_plans.cpp - small plans drawn from a seed --------------------===//

#include "tests/compiler/interpreter/random_plans.h"
#include "compiler/plan/interpreter/random_draw.h"

#include <iterator>
#include <vector>

namespace norma::compiler::plan {
namespace {

struct Value {
  std::string name, axes;
  std::string type() const { return "!plan.array<f32, [" + axes + "]>"; }
};

/// The axes of a plan in table order: all, and those of an instance and its walk where areas are rows or columns.
struct Shape {
  std::string whole, parameter, row_instance, row_space, column_instance, column_space, table, layout;
};

const Shape matrix = {"n, c", "c", "n", "c", "c", "n", "#plan.axis<n, plain>, #plan.axis<c, plain>", "\"n\", \"c\""};
/// Memory holds the groups g inside s, so that an area (s, k) of an instance (n, g) lies in short runs.
const Shape groups = {"n, s, g, k",
                      "g, k",
                      "n, g",
                      "s, k",
                      "g, k",
                      "n, s",
                      "#plan.axis<n, plain>, #plan.axis<s, plain>, #plan.axis<g, plain>, #plan.axis<k, plain>, "
                      "#plan.axis<c, composite, factors = [g, k]>",
                      "\"n\", \"s\", \"c\""};

class Draft {
public:
  Draft(std::uint64_t seed, const Shape &shape)
      : seed(seed), shape(shape), pool{{"%x", shape.whole}, {"%dy", shape.whole}, {"%gamma", shape.parameter}} {}
  std::string write();

private:
  std::size_t pick(std::size_t count) {
    return static_cast<std::size_t>(random_draw("uniform", seed, 0, drawn++) * static_cast<double>(count));
  }
  std::string fresh(const std::string &stem) { return "%" + stem + std::to_string(named++); }
  void kernel();
  std::string body(std::size_t reads, std::string &value);

  std::uint64_t seed, drawn = 0;
  int named = 0;
  const Shape &shape;
  std::vector<Value> pool;
  std::string text;
};

/// A few operations that keep elements of size one at size one: sums are halved.
std::string Draft::body(std::size_t reads, std::string &value) {
  static const char *const operations[] = {"arith.addf", "arith.subf", "arith.mulf", "arith.maximumf"};
  std::string lines = "      ^bb0(";
  for (std::size_t index = 0; index < reads; ++index)
    lines += (index ? ", %e" : "%e") + std::to_string(index) + ": f32";
  lines += "):\n      %half = arith.constant 0.5 : f32\n";
  value = "%e0";
  for (std::size_t step = 0; step < reads + pick(2); ++step) {
    std::string other = "%e" + std::to_string(pick(reads)), mixed = fresh("v"), halved = fresh("v");
    // A square of one element alone: where that is the instance's, it is the same for the whole walk.
    if (pick(2)) {
      std::string square = fresh("v");
      lines += "      " + square + " = arith.mulf " + other + ", " + other + " : f32\n";
      other = square;
    }
    lines +=
        "      " + mixed + " = " + operations[pick(std::size(operations))] + " " + value + ", " + other + " : f32\n";
    lines += "      " + halved + " = arith.mulf " + mixed + ", %half : f32\n";
    value = halved;
  }
  return lines;
}

void Draft::kernel() {
  static const char *const monoids[] = {"sum", "max", "min", "moments"};
  bool in_rows = pick(3) != 0;
  std::string instance = in_rows ? shape.row_instance : shape.column_instance;
  std::string space = in_rows ? shape.row_space : shape.column_space;
  bool emits = pick(3) == 0;
  // What a kernel of columns emits stands over [c, n]: the pool keeps one order of axes, so it reduces instead.
  if (!in_rows) emits = false;
  std::string monoid = monoids[pick(std::size(monoids))];
  std::string reads;
  std::size_t count = 1 + pick(3);
  for (std::size_t index = 0; index < count; ++index) {
    const Value &read = index == 0 ? pool[pick(2)] : pool[pick(pool.size())];
    reads += (index ? ", " : "") + read.name + "[" + read.axes + "] : " + read.type();
  }
  std::string value, lines = body(count, value);
  std::string own = emits ? space : "", result = fresh("k"), inner = fresh("t");
  std::string own_type = "!plan.array<f32, [" + own + "]>";
  std::string state = monoid == "moments" && !emits ? "!plan.array<!plan.moments<f32>, []>" : own_type;
  text += "  " + result + " = plan.kernel @" + result.substr(1) + " for [" + instance + "] {\n    " + inner +
          " = plan.traverse [" + space + "] (" + reads + ")" + (emits ? "" : " accumulate (" + monoid + " [])") +
          " {\n" + lines + "      plan.yield " + value + " : f32\n    } : " + state + "\n";
  if (state != own_type) {
    std::string mean = fresh("t");
    text +=
        "    " + mean + " = plan.traverse [] (" + inner + "[] : " + state +
        ") {\n      ^bb0(%s: !plan.moments<f32>):\n      %mean = plan.project \"mean\" of %s : !plan.moments<f32> -> "
        "f32\n      plan.yield %mean : f32\n    } : " +
        own_type + "\n";
    inner = mean;
  }
  Value made{result, emits ? shape.whole : instance};
  text += "    plan.return " + inner + " : " + own_type + "\n  } : " + made.type() + "\n";
  pool.push_back(made);
}

std::string Draft::write() {
  std::size_t kernels = 2 + pick(5);
  for (std::size_t index = 0; index < kernels; ++index) kernel();
  std::string names, types, results;
  // The last value always leaves; earlier ones by chance, so that some are used within the plan alone.
  for (std::size_t index = 3; index < pool.size(); ++index) {
    if (index + 1 < pool.size() && pick(2)) continue;
    const char *comma = names.empty() ? "" : ", ";
    names += comma + pool[index].name;
    types += comma + pool[index].type();
    results +=
        comma + pool[index].type() + " {norm.name = \"" + pool[index].name.substr(1) + "\", norm.role = \"output\"}";
  }
  std::string whole = "!plan.array<f32, [" + shape.whole + "]> {norm.axes = [" + shape.layout + "], norm.name = ";
  return "plan.form @random(%x: " + whole + "\"x\", norm.role = \"input\"}, %dy: " + whole +
         "\"dy\", norm.role = \"cotangent\"}, %gamma: !plan.array<f32, [" + shape.parameter +
         "]> {norm.name = \"gamma\", norm.role = \"parameter\"})\n  -> (" + results + ")\n  attributes {axes = [" +
         shape.table + "], declaration = \"random\", form = \"training\"} {\n" + text + "  plan.return " + names +
         " : " + types + "\n}\n";
}

} // namespace

std::string random_plan(std::uint64_t seed) { return Draft(seed, seed % 3 == 2 ? groups : matrix).write(); }

} // namespace norma::compiler::plan
