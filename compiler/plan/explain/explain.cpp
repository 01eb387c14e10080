//===- explain.cpp - a plan as a person reads it ---------------------------===//

#include "compiler/plan/explain/explain.h"
#include "compiler/plan/axes.h"
#include "compiler/plan/bytes.h"
#include "compiler/plan/choose_plan.h"
#include "compiler/plan/explain/infix.h"
#include "compiler/plan/names.h"
#include "compiler/plan/structure.h"

#include "llvm/Support/raw_ostream.h"

using namespace mlir;

namespace norma::compiler::plan {

namespace {

constexpr unsigned label_width = 19, reads_width = 28;
/// A longer expression is not shown.
constexpr unsigned longest_expression = 72;

/// Columns on a terminal: continuation bytes of UTF-8 have none.
unsigned width_of(StringRef text) {
  return llvm::count_if(text, [](char byte) { return (byte & 0xC0) != 0x80; });
}

std::string padded(std::string text, unsigned width) {
  unsigned own = width_of(text);
  text.append(own < width ? width - own : 1, ' ');
  return text;
}

std::string amount(int64_t bytes) {
  if (bytes >= 10 * 1024 * 1024) return std::to_string(bytes >> 20) + " MB";
  if (bytes >= 1024) return std::to_string(bytes >> 10) + " KB";
  return std::to_string(bytes) + " bytes";
}

std::string list_of(ArrayRef<std::string> words) { return llvm::join(words, ", "); }

class Explanation {
public:
  explicit Explanation(FormOp form) : form(form) {}

  std::string text() {
    for (KernelOp kernel : kernels_in(form)) explain_kernel(kernel);
    Traffic plan = traffic_of(form), least = least_traffic(form);
    std::string bytes = two_digits(plan.tensors) + " tensors of " + main_name() + "'s size; least possible " +
                        two_digits(least.tensors);
    line("bytes", bytes);
    std::string label = "refused";
    if (auto refused = form->getAttrOfType<ArrayAttr>(refused_attribute))
      for (Attribute sentence : refused) {
        line(label, cast<StringAttr>(sentence).str());
        label.clear();
      }
    return output;
  }

private:
  void line(const std::string &label, const std::string &rest) {
    std::string whole = padded(label, label_width) + rest;
    while (!whole.empty() && whole.back() == ' ') whole.pop_back();
    output += whole + "\n";
  }

  std::string main_name() {
    for (unsigned index = 0; index < form.getNumArguments(); ++index) {
      auto role = form.getArgAttrOfType<StringAttr>(index, "norm.role");
      if (role && role == "input") return name_of(form.getBody().front().getArgument(index));
    }
    return form.getNumArguments() ? name_of(form.getBody().front().getArgument(0)) : "the input";
  }

  bool is_main(Value array) { return contains_all(cast<ArrayType>(array.getType()).getAxes(), main_axes(form)); }

  void explain_kernel(KernelOp kernel) {
    std::string head = kernel.getInstances().empty()
                           ? std::string("one instance")
                           : "parallel over (" + spelled(axes_of(kernel.getInstances())) + ")";
    SmallVector<std::string> held;
    std::string level;
    int64_t bytes = -1;
    for (HoldOp hold : kernel.getBody().front().getOps<HoldOp>()) {
      held.push_back(name_of(hold));
      bytes = bytes_of_instance(form, kernel, cast<ArrayType>(hold.getArray().getType()));
      if (DictionaryAttr placement = hold.getPlacementAttr())
        if (auto name = placement.getAs<StringAttr>("level")) level = name.str();
    }
    if (!held.empty()) {
      head += ", 1 area = (" + spelled(area_of(kernel)) + ")";
      if (bytes >= 0) head += " = " + amount(bytes);
      head += " of " + llvm::join(held, " and of ");
      head += level == "none" ? ", too large to keep" : level.empty() ? ", kept near" : ", kept in " + level;
    }
    line("kernel " + kernel.getName().str(), head);
    unsigned number = 0;
    llvm::DenseSet<Value> seen;
    for (TraverseOp walk : walks_in(kernel)) {
      if (walk.getSpace().empty())
        explain_scalars(walk);
      else
        explain_walk(kernel, walk, ++number, seen, level);
    }
  }

  Axes area_of(KernelOp kernel) {
    Axes area;
    for (TraverseOp walk : walks_in(kernel)) area = joined(area, axes_of(walk.getSpace()));
    return area;
  }

  std::string value_of(TraverseOp walk, unsigned result) {
    return infix(walk.getBody().front().getTerminator()->getOperand(result));
  }

  void explain_scalars(TraverseOp walk) {
    std::string label = "  per area";
    for (unsigned index = 0; index < walk->getNumResults(); ++index) {
      StringAttr name = given_name(walk, index);
      std::string value = value_of(walk, index);
      bool shown = value.size() <= longest_expression && (!name || value != name.getValue());
      line(label, !name ? value : shown ? name.str() + " = " + value : name.str());
      label.clear();
    }
  }

  void explain_walk(KernelOp kernel, TraverseOp walk, unsigned number, llvm::DenseSet<Value> &seen, StringRef level) {
    SmallVector<std::string> read, effects;
    for (bool main : {true, false}) {
      for (Value array : walk.getReads()) {
        auto hold = array.getDefiningOp<HoldOp>();
        Value source = hold ? hold.getArray() : array;
        bool again = !seen.insert(source).second;
        if (is_main(array) != main || array.getParentBlock() == walk->getBlock()) {
          if (!hold) continue;
        }
        read.push_back(name_of(array) +
                       (hold && again && level != "none" && !level.empty() ? " (in " + level.str() + ")" : ""));
      }
      if (!read.empty()) break;
    }
    for (unsigned index = 0; index < walk.accumulator_count(); ++index) effects.push_back(accumulation(walk, index));
    std::string written = written_by(kernel, walk);
    if (!written.empty()) effects.push_back(written);
    std::string label = "  traversal " + std::to_string(number);
    std::string column = padded("reads " + list_of(read), reads_width);
    for (const std::string &effect : effects) {
      line(label, column + effect);
      label.clear();
      column = std::string(reads_width, ' ');
    }
  }

  std::string accumulation(TraverseOp walk, unsigned index) {
    AccumulateAttr how = walk.accumulator(index);
    std::string name = name_of(walk->getResult(index)), value = value_of(walk, index);
    if (value.size() > longest_expression) value = "…";
    std::string text =
        name + (how.getMonoid() == "sum" && !how.getAcross().empty() ? " += " : " = " + how.getMonoid().str() + " ") +
        value;
    if (!how.getAcross().empty()) return text + " over (" + spelled(how.getAcross()) + "), one partial per block";
    text += " over (" + spelled(without(axes_of(walk.getSpace()), how.getKept())) + ")";
    return walk.getInOrder() ? text + ", from the partials in order" : text;
  }

  std::string written_by(KernelOp kernel, TraverseOp walk) {
    SmallVector<std::string> names;
    for (OpResult result : walk->getResults().drop_front(walk.accumulator_count())) names.push_back(name_of(result));
    if (names.empty()) return {};
    DictionaryAttr placement = walk.getPlacementAttr();
    bool streams = placement && placement.contains("store");
    return "writes " + list_of(names) + (streams ? " past the cache" : "");
  }

  FormOp form;
  std::string output;
};

} // namespace

std::string explain(FormOp form) { return Explanation(form).text(); }

} // namespace norma::compiler::plan
