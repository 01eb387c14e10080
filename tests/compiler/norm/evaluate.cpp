//===- evaluate.cpp - a form's values in double, element by element -------===//
//
// See evaluate.h. Each value is a function of coordinates; each operation asks its operands at the coordinates that
// it needs.
//
//===----------------------------------------------------------------------===//
#include "tests/compiler/norm/evaluate.h"

#include "compiler/elementary/elementary.h"

#include "llvm/ADT/TypeSwitch.h"

#include <cmath>
#include <limits>
#include <stdexcept>

using namespace mlir;
using namespace norma::compiler::norm;

namespace norma::compiler::testing {
namespace {

using Coordinates = std::map<std::string, std::int64_t>;

class Evaluator {
public:
  explicit Evaluator(const Extents &extents) : extents_(extents) {}

  std::map<Value, Elements, bool (*)(Value, Value)> values{
      +[](Value a, Value b) { return a.getAsOpaquePointer() < b.getAsOpaquePointer(); }};

  void run(Block &block) {
    for (Operation &op : block.without_terminator()) {
      if (auto loop = dyn_cast<RepeatOp>(op)) {
        run_loop(loop);
        continue;
      }
      if (op.getNumResults() != 1) throw std::runtime_error("the test's evaluator does not know this operation");
      const auto type = cast<ArrayType>(op.getResult(0).getType());
      Elements elements;
      for_each(type.getAxes(), {}, [&](const Coordinates &at) { elements.push_back(element(&op, at)); });
      values[op.getResult(0)] = std::move(elements);
    }
  }

private:
  void run_loop(RepeatOp loop) {
    std::vector<Elements> carried;
    for (Value value : loop.getCarried()) carried.push_back(values.at(value));
    Block &body = loop.getBody().front();
    for (std::uint64_t iteration = 0; iteration < loop.getCount(); ++iteration) {
      for (auto [argument, elements] : llvm::zip_equal(body.getArguments(), carried)) values[argument] = elements;
      run(body);
      for (auto [end, elements] : llvm::zip_equal(body.getTerminator()->getOperands(), carried))
        elements = values.at(end);
    }
    for (auto [result, elements] : llvm::zip_equal(loop.getResults(), carried)) values[result] = elements;
  }

  template <typename Body> void for_each(ArrayRef<StringAttr> axes, Coordinates at, const Body &body) {
    if (axes.empty()) return body(at);
    for (std::int64_t i = 0; i < extents_.at(axes.front().str()); ++i) {
      at[axes.front().str()] = i;
      for_each(axes.drop_front(), at, body);
    }
  }

  double read(Value value, const Coordinates &at) {
    std::size_t position = 0;
    for (StringAttr axis : array_type(value).getAxes())
      position = position * std::size_t(extents_.at(axis.str())) + std::size_t(at.at(axis.str()));
    return values.at(value)[position];
  }

  double element(Operation *op, const Coordinates &at) {
    return llvm::TypeSwitch<Operation *, double>(op)
        .Case([&](ConstantOp constant) { return constant.getValue().convertToDouble(); })
        .Case([&](CoordinateOp coordinate) { return double(at.at(coordinate.getAxis().str())); })
        .Case([&](ExtentOp extent) { return double(extents_.at(extent.getAxis().str())); })
        .Case<ConvertOp, BroadcastOp, StopGradientOp>([&](auto same) { return read(same.getSource(), at); })
        .Case([&](ElementwiseOp elementwise) {
          std::vector<double> operands;
          for (Value operand : elementwise.getOperands()) operands.push_back(read(operand, at));
          return elementary::find(elementwise.getFunction())->value(operands.data());
        })
        .Case([&](ReadOp reading) { return element_read(reading, at); })
        .Case([&](TwinOp twin) { return read(twin.getSource(), exchanged(twin.getSource(), at, twin.getJoint())); })
        .Case([&](ContractOp product) { return element_of_product(product, at); })
        .Case([&](MatrixOp matrix) { return element_of_trace(matrix, at); })
        .Case([&](AggregateOp aggregate) { return element_of_aggregate(aggregate, at); })
        .Default([](Operation *) -> double {
          throw std::runtime_error("the test's evaluator does not know this operation");
        });
  }

  /// The coordinates with D and D' exchanged.
  Coordinates exchanged(Value value, Coordinates at, ArrayAttr joint) {
    for (StringAttr axis : joint.getAsRange<StringAttr>()) {
      const Coordinates before = at;
      const std::string twin = axis.str() + "'";
      if (before.count(twin)) at[axis.str()] = before.at(twin);
      if (before.count(axis.str())) at[twin] = before.at(axis.str());
    }
    return at;
  }

  double element_of_product(ContractOp op, const Coordinates &at) {
    double sum = 0;
    for_each(axes_in(op.getJoint()), {}, [&](const Coordinates &inner) {
      Coordinates left = at, right = at;
      for (const auto &[axis, i] : inner) {
        left[axis + "'"] = i;
        right[axis] = i;
      }
      sum += read(op.getLeft(), left) * read(op.getRight(), right);
    });
    return sum;
  }

  double element_of_trace(MatrixOp op, const Coordinates &at) {
    if (op.getFunction() != "trace") throw std::runtime_error("the test's evaluator does not know this function");
    double sum = 0;
    for_each(axes_in(op.getJoint()), at, [&](Coordinates inner) {
      for (StringAttr axis : axes_in(op.getJoint())) inner[axis.str() + "'"] = inner.at(axis.str());
      sum += read(op.getOperands()[0], inner);
    });
    return sum;
  }

  double element_read(ReadOp op, Coordinates at) {
    const Coordinates asking = at;
    for (auto [axis, index] : llvm::zip_equal(op.getAt().getAsRange<StringAttr>(), op.getIndices())) {
      const std::int64_t i = std::int64_t(read(index, asking));
      if (i < 0 || i >= extents_.at(axis.str())) return 0;
      at[axis.str()] = i;
    }
    return read(op.getSource(), at);
  }

  /// Calls body(x, weight) for each element that enters.
  template <typename Body> void for_area(AggregateOp op, const Coordinates &at, const Body &body) {
    Axes axes;
    for (OverAttr over : op.getOver().getAsRange<OverAttr>()) axes.push_back(over.getAxis());
    for_each(axes, at, [&](const Coordinates &element) {
      for (OverAttr over : op.getOver().getAsRange<OverAttr>()) {
        if (!over.getWithin()) continue;
        const std::int64_t offset = element.at(over.getAxis().str()) - at.at(over.getAxis().str());
        if ((over.getLow() && offset < *over.getLow()) || (over.getHigh() && offset > *over.getHigh())) return;
      }
      if (op.getMask() && read(op.getMask(), element) == 0) return;
      body(read(op.getSource(), element), op.getWeight() ? read(op.getWeight(), element) : 1.0);
    });
  }

  double element_of_aggregate(AggregateOp op, const Coordinates &at) {
    const StringRef function = op.getFunction();
    double count = 0, sum = 0, squares = 0, least = std::numeric_limits<double>::infinity(), most = -least;
    for_area(op, at, [&](double x, double weight) {
      count += weight;
      sum += weight * x;
      least = std::min(least, x);
      most = std::max(most, x);
    });
    if (function == "count") return count;
    if (function == "sum") return sum;
    if (function == "min") return least;
    if (function == "max") return most;
    const double mean = count == 0 ? 0 : sum / count;
    if (function == "mean") return mean;
    if (function == "var") {
      for_area(op, at, [&](double x, double weight) { squares += weight * (x - mean) * (x - mean); });
      return squares / (op.getUnbiased() ? count - 1 : count);
    }
    if (function == "norm") {
      const double order = op.getOrder()->convertToDouble();
      for_area(op, at, [&](double x, double) { squares += std::pow(std::fabs(x), order); });
      return std::pow(squares, 1 / order);
    }
    throw std::runtime_error("the test's evaluator does not know this aggregate");
  }

  const Extents &extents_;
};

} // namespace

std::size_t size_of(ArrayType type, const Extents &extents) {
  std::size_t size = 1;
  for (StringAttr axis : type.getAxes()) size *= std::size_t(extents.at(axis.str()));
  return size;
}

std::map<std::string, Elements> evaluate(FormOp form, const Extents &extents,
                                         const std::map<std::string, Elements> &arguments) {
  Evaluator evaluator(extents);
  for (BlockArgument argument : form.getArguments())
    evaluator.values[argument] = arguments.at(form.argument_name(argument.getArgNumber()).str());
  evaluator.run(form.getBody().front());
  std::map<std::string, Elements> results;
  for (auto [index, value] : llvm::enumerate(form.return_op().getValues()))
    results[form.result_name(unsigned(index)).str()] = evaluator.values.at(value);
  return results;
}

} // namespace norma::compiler::testing
