//===- reverse.cpp - reverse-mode derivatives -----------------------------===//
//
//   form(x, p) → y   ⇒   form.vjp(dy, x, p) → (dx, dp)
//
// The form's operations are cloned, then walked backwards: each hands the cotangent of its result on to its
// operands. Values that do not depend on what is differentiated are never visited.
//
//===----------------------------------------------------------------------===//
#include "compiler/derivative/reverse.h"

#include "compiler/derivative/rules.h"
#include "compiler/derivative/unroll.h"
#include "compiler/dialect/norm/build.h"

#include "mlir/IR/IRMapping.h"

using namespace mlir;
using namespace norma::compiler::norm;

namespace norma::compiler {
namespace {

bool is_differentiated(FormOp form, unsigned argument) {
  const StringRef role = form.argument_role(argument);
  return cast<ArrayType>(form.getArgumentTypes()[argument]).is_real() &&
         (role == "input" || role == "parameter" || role == "cotangent");
}

bool has_cotangent(FormOp form, unsigned result) {
  const StringRef role = form.result_role(result);
  return cast<ArrayType>(form.getResultTypes()[result]).is_real() && (role == "output" || role == "gradient");
}

std::string derived_form(StringRef form) {
  if (form == "training") return "vjp";
  if (form.ends_with("vjp")) return form.str() + "2";
  return (form + "_vjp").str();
}

/// Collects the signature of the derived form, then fills its body.
class Reverse {
public:
  explicit Reverse(FormOp form) : form_(form), builder_(form.getContext()) {}

  FailureOr<FormOp> run() {
    make_signature();
    if (failed(names_differ())) return failure();
    make_form();
    Block &block = derived_.getBody().front();
    builder_.setInsertionPointToEnd(&block);
    clone_values();
    if (failed(derivative::unroll_loops(derived_)) || failed(differentiate())) {
      derived_.erase();
      return failure();
    }
    return_gradients();
    return derived_;
  }

private:
  NamedAttribute named(StringRef name, Attribute value) { return builder_.getNamedAttr(name, value); }

  /// The attributes of an argument or a result under another name and role.
  DictionaryAttr attributes_like(DictionaryAttr like, const Twine &name, StringRef role) {
    return builder_.getDictionaryAttr(
        {named("norm.axes", like.get("norm.axes")), named("norm.name", builder_.getStringAttr(name)),
         named("norm.role", builder_.getStringAttr(role)), named("norm.storage", like.get("norm.storage"))});
  }

  DictionaryAttr left_out_is_zero(DictionaryAttr attributes) {
    NamedAttrList list(attributes);
    list.set("norm.optional", builder_.getBoolAttr(true));
    list.set("norm.first_value", builder_.getF64FloatAttr(0));
    return list.getDictionary(builder_.getContext());
  }

  void make_signature() {
    for (unsigned result = 0; result < form_.getNumResults(); ++result) {
      if (!has_cotangent(form_, result)) continue;
      argument_types_.push_back(form_.getResultTypes()[result]);
      argument_attributes_.push_back(
          attributes_like(form_.getResultAttrDict(result), "d" + form_.result_name(result), "cotangent"));
      // No cotangent of a gradient is a cotangent of zero.
      if (form_.result_role(result) == "gradient")
        argument_attributes_.back() = left_out_is_zero(argument_attributes_.back());
    }
    cotangents_ = argument_types_.size();
    for (unsigned argument = 0; argument < form_.getNumArguments(); ++argument) {
      argument_types_.push_back(form_.getArgumentTypes()[argument]);
      argument_attributes_.push_back(form_.getArgAttrDict(argument));
      if (!is_differentiated(form_, argument)) continue;
      result_types_.push_back(form_.getArgumentTypes()[argument]);
      result_attributes_.push_back(
          attributes_like(form_.getArgAttrDict(argument), "d" + form_.argument_name(argument), "gradient"));
    }
  }

  LogicalResult names_differ() {
    llvm::SmallDenseSet<Attribute> taken;
    for (unsigned index = 0; index < argument_attributes_.size(); ++index) {
      const auto name = cast<StringAttr>(argument_attributes_[index].get("norm.name"));
      if (!taken.insert(name).second)
        return mlir::emitError(form_.getArgument(index - cotangents_).getLoc())
               << name.getValue() << " is what the backward of the backward calls the cotangent of "
               << name.getValue().drop_front() << "; expected another name here";
    }
    return success();
  }

  void make_form() {
    builder_.setInsertionPointAfter(form_);
    const std::string name = derived_form(form_.getForm());
    derived_ = cast<FormOp>(form_->cloneWithoutRegions());
    derived_.setSymNameAttr(builder_.getStringAttr(form_.getDeclaration() + "." + name));
    derived_.setFormAttr(builder_.getStringAttr(name));
    derived_.setFunctionTypeAttr(TypeAttr::get(builder_.getFunctionType(argument_types_, result_types_)));
    derived_.setAllArgAttrs(argument_attributes_);
    derived_.setAllResultAttrs(result_attributes_);
    builder_.insert(derived_);
    Block &block = derived_.getBody().emplaceBlock();
    for (auto [index, type] : llvm::enumerate(argument_types_))
      block.addArgument(type, index < cotangents_ ? form_.getLoc() : form_.getArgument(index - cotangents_).getLoc());
  }

  void clone_values() {
    for (unsigned argument = 0; argument < form_.getNumArguments(); ++argument) {
      const Value clone = derived_.getArgument(cotangents_ + argument);
      mapping_.map(form_.getArgument(argument), clone);
      if (is_differentiated(form_, argument)) active_.insert(clone);
    }
    for (Operation &op : form_.getBody().front().without_terminator()) builder_.clone(op, mapping_);
    // The return comes along until loops are unrolled, so that it names what takes their results' place.
    builder_.clone(*form_.return_op(), mapping_);
  }

  LogicalResult differentiate() {
    ReturnOp end = derived_.return_op();
    outputs_ = llvm::to_vector(end.getValues());
    end.erase();
    find_active();
    seed_cotangents();
    return walk_back();
  }

  void find_active() {
    for (Operation &op : derived_.getBody().front()) {
      forward_.push_back(&op);
      const bool constant = isa<StopGradientOp>(op);
      const bool reached = llvm::any_of(op.getOperands(), [&](Value value) { return active_.contains(value); });
      for (Value result : op.getResults())
        if (reached && !constant && array_type(result).is_real()) active_.insert(result);
    }
  }

  void seed_cotangents() {
    unsigned argument = 0;
    for (unsigned result = 0; result < form_.getNumResults(); ++result)
      if (has_cotangent(form_, result)) contribute(form_.getLoc(), outputs_[result], derived_.getArgument(argument++));
  }

  LogicalResult walk_back() {
    for (Operation *op : llvm::reverse(forward_)) {
      if (op->getNumResults() != 1) {
        if (llvm::none_of(op->getResults(), [&](Value result) { return cotangent_of_.contains(result); })) continue;
        return op->emitError() << "there is no derivative of " << op->getName().getStringRef()
                               << "; stop_gradient makes it a constant";
      }
      const Value cotangent = cotangent_of_.lookup(op->getResult(0));
      if (!cotangent || !active_.contains(op->getResult(0))) continue;
      Math math(builder_, unnamed(op->getLoc()), derived_);
      const auto is_active = [&](Value value) { return active_.contains(value); };
      const auto add_to = [&](Value operand, Value more) { contribute(math.location(), operand, more); };
      if (failed(derivative::pull_back(math, op, cotangent, is_active, add_to))) return failure();
    }
    return success();
  }

  void contribute(Location location, Value operand, Value contribution) {
    if (!active_.contains(operand)) return;
    Math math(builder_, unnamed(location), derived_);
    Value &sum = cotangent_of_[operand];
    sum = sum ? math.add(sum, contribution) : contribution;
  }

  void return_gradients() {
    SmallVector<Value> gradients;
    for (unsigned argument = cotangents_; argument < derived_.getNumArguments(); ++argument) {
      if (!is_differentiated(form_, argument - cotangents_)) continue;
      const Value value = derived_.getArgument(argument);
      const StringAttr name = builder_.getStringAttr("d" + derived_.argument_name(argument));
      Math math(builder_, NameLoc::get(name, unnamed(value.getLoc())), derived_);
      Value gradient = cotangent_of_.lookup(value);
      if (!gradient) gradient = math.constant(0);
      if (Operation *op = gradient.getDefiningOp(); op && !isa<NameLoc>(op->getLoc()))
        op->setLoc(NameLoc::get(name, op->getLoc()));
      gradients.push_back(math.broadcast(gradient, array_type(value).getAxes()));
    }
    ReturnOp::create(builder_, form_.getLoc(), gradients);
  }

  static Location unnamed(Location location) {
    auto named = dyn_cast<NameLoc>(location);
    return named ? named.getChildLoc() : location;
  }

  FormOp form_, derived_;
  OpBuilder builder_;
  unsigned cotangents_ = 0;
  SmallVector<Type> argument_types_, result_types_;
  SmallVector<DictionaryAttr> argument_attributes_, result_attributes_;
  IRMapping mapping_;
  SmallVector<Value> outputs_;
  SmallVector<Operation *> forward_;
  llvm::DenseSet<Value> active_;
  llvm::DenseMap<Value, Value> cotangent_of_;
};

} // namespace

FailureOr<FormOp> derive_vjp(FormOp form) { return Reverse(form).run(); }

} // namespace norma::compiler
