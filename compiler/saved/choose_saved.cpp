//===- choose_saved.cpp - what the forward keeps for the backward ---------===//
//
//   forward(x) → y                           forward(x) → y, m, r
//   vjp(dy, x): m = mean(x), r = …     ⇒     vjp(dy, x, m, r)
//
// Candidates are values of the vjp that the forward has as well, that lack an axis of the first input and that took
// an aggregate (or a matrix function, or a loop) to compute. Saved are those candidates that something which is no
// candidate uses: the cut nearest to the gradients.
//
//===----------------------------------------------------------------------===//
#include "compiler/saved/choose_saved.h"

#include "compiler/dialect/norm/axes.h"
#include "compiler/saved/equal_values.h"
#include "compiler/saved/signature.h"
#include "compiler/simplify/simplify.h"

#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"

using namespace mlir;
using namespace norma::compiler::norm;

namespace norma::compiler {
namespace {

/// Values that took more than arithmetic on arguments.
llvm::DenseSet<Value> dear_values(FormOp form) {
  llvm::DenseSet<Value> dear;
  for (Operation &op : form.getBody().front()) {
    const bool by_itself = isa<AggregateOp, ContractOp, MatrixOp, RepeatOp, AlongOp>(op);
    if (by_itself || llvm::any_of(op.getOperands(), [&](Value operand) { return dear.contains(operand); }))
      dear.insert(op.getResults().begin(), op.getResults().end());
  }
  return dear;
}

/// Smaller than the first input: without one of its axes, and with no other that it lacks.
bool is_small(FormOp form, Value value) {
  for (BlockArgument argument : form.getArguments()) {
    if (form.argument_role(argument.getArgNumber()) != "input") continue;
    const Axes beyond = difference(array_type(value).getAxes(), array_type(argument).getAxes());
    return beyond.empty() && array_type(value).getAxes().size() < array_type(argument).getAxes().size();
  }
  return false;
}

/// The result of `forward` that is this value, or -1.
int result_index(FormOp forward, Value value) {
  for (auto [index, returned] : llvm::enumerate(forward.return_op().getValues()))
    if (returned == value) return static_cast<int>(index);
  return -1;
}

/// The value's own name, where it has one that no argument or result of either form bears.
std::string name_for(FormOp forward, FormOp vjp, Value value, int &counter) {
  const auto is_taken = [&](StringRef name) {
    for (unsigned index = 0; index < forward.getNumArguments(); ++index)
      if (forward.argument_name(index) == name) return true;
    for (unsigned index = 0; index < forward.getNumResults(); ++index)
      if (forward.result_name(index) == name) return true;
    for (unsigned index = 0; index < vjp.getNumArguments(); ++index)
      if (vjp.argument_name(index) == name) return true;
    return false;
  };
  if (auto named = dyn_cast<NameLoc>(value.getLoc()); named && !is_taken(named.getName())) return named.getName().str();
  if (auto root = value.getDefiningOp<ElementwiseOp>(); root && root.getFunction() == "rsqrt" && !is_taken("r"))
    return "r";
  std::string name;
  do name = "saved_" + std::to_string(counter++);
  while (is_taken(name));
  return name;
}

/// Removes what an operation or two make of other values of the cut and of arguments, as gamma * r of r.
void drop_cheap(SmallVectorImpl<Value> &cut, const llvm::DenseSet<Value> &dear) {
  static constexpr StringLiteral cheap[] = {"add", "subtract", "multiply", "negate", "min", "max", "abs"};
  llvm::DenseSet<Value> at_hand;
  const auto is_cheap = [&](Value value) {
    auto op = value.getDefiningOp<ElementwiseOp>();
    return op && llvm::is_contained(cheap, op.getFunction()) && llvm::all_of(op.getOperands(), [&](Value operand) {
             return at_hand.contains(operand) || !dear.contains(operand);
           });
  };
  llvm::erase_if(cut, [&](Value value) {
    const bool drop = is_cheap(value);
    at_hand.insert(value);
    return drop;
  });
}

/// A statistic that the backward needs becomes saved; `norm.statistic` says that it is still one. Returns what the
/// argument of the backward is to bear.
DictionaryAttr save_statistic(FormOp forward, unsigned result, Type type) {
  NamedAttrList list(saved_attributes(forward, type, forward.result_name(result)));
  list.set("norm.axes", forward.getResultAttr(result, "norm.axes"));
  const DictionaryAttr attributes = list.getDictionary(forward.getContext());
  list.set("norm.statistic", UnitAttr::get(forward.getContext()));
  forward.setResultAttrs(result, list.getDictionary(forward.getContext()));
  return attributes;
}

} // namespace

void choose_saved(FormOp forward, FormOp vjp) {
  const llvm::DenseMap<Value, Value> equal = equal_values(forward, vjp);
  const llvm::DenseSet<Value> dear = dear_values(vjp);
  const auto is_candidate = [&](Value value) {
    return equal.contains(value) && dear.contains(value) && is_small(vjp, value);
  };
  SmallVector<Value> cut;
  for (Operation &op : vjp.getBody().front())
    for (Value result : op.getResults())
      if (is_candidate(result) && llvm::any_of(result.getUsers(), [&](Operation *user) {
            return llvm::none_of(user->getResults(), is_candidate);
          }))
        cut.push_back(result);
  drop_cheap(cut, dear);
  int counter = 0;
  for (Value value : cut) {
    const Value source = equal.lookup(value);
    const int existing = result_index(forward, source);
    DictionaryAttr attributes;
    if (existing >= 0 && forward.result_role(unsigned(existing)) == "saved") {
      NamedAttrList list(forward.getResultAttrDict(unsigned(existing)));
      list.erase("norm.statistic");
      attributes = list.getDictionary(forward.getContext());
    } else if (existing >= 0 && forward.result_role(unsigned(existing)) == "statistic") {
      attributes = save_statistic(forward, unsigned(existing), source.getType());
    } else {
      attributes = saved_attributes(forward, source.getType(), name_for(forward, vjp, source, counter));
      add_result(forward, source, attributes);
    }
    value.replaceAllUsesWith(add_argument(vjp, value.getType(), attributes));
  }
  simplify(forward);
  simplify(vjp);
  drop_unused_arguments(vjp);
}

namespace {

struct ChooseSaved : PassWrapper<ChooseSaved, OperationPass<ModuleOp>> {
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(ChooseSaved)
  StringRef getArgument() const override { return "norm-choose-saved"; }
  StringRef getDescription() const override { return "what the forward keeps for the backward"; }
  void runOnOperation() override {
    const auto find = [&](StringRef declaration, StringRef form) {
      for (FormOp op : getOperation().getOps<FormOp>())
        if (op.getDeclaration() == declaration && op.getForm() == form) return op;
      return FormOp();
    };
    SmallVector<FormOp> forms(getOperation().getOps<FormOp>());
    for (FormOp form : forms) {
      const std::string derived = form.getForm() == "training" ? "vjp" : (form.getForm() + "_vjp").str();
      if (FormOp vjp = find(form.getDeclaration(), derived)) choose_saved(form, vjp);
    }
  }
};

} // namespace

std::unique_ptr<Pass> create_choose_saved_pass() { return std::make_unique<ChooseSaved>(); }

} // namespace norma::compiler
