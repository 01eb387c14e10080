//===- refusal.cpp - what the plan cannot say ------------------------------===//
//
// The language is wider than what kernels are made for. Each such operation is named in the user's words, with the way
// out: the reference evaluates all of them.
//
//===----------------------------------------------------------------------===//

#include "compiler/plan/build/refusal.h"
#include "compiler/aggregate/accumulation.h"
#include "compiler/elementary/elementary.h"

#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;

namespace norma::compiler::plan {

namespace {

std::string missing_for_aggregate(norm::AggregateOp op) {
  if (op.has_window()) return "an aggregate over a window";
  for (Attribute over : op.getOver())
    if (cast<norm::OverAttr>(over).getAcrossReplicas()) return "an aggregate across replicas";
  if (!aggregate::find_accumulation(op.getFunction())) return "the aggregate " + op.getFunction().str();
  return {};
}

std::string construct(Operation *op) {
  return llvm::TypeSwitch<Operation *, std::string>(op)
      .Case<norm::ConstantOp, norm::CoordinateOp, norm::ExtentOp, norm::ConvertOp, norm::BroadcastOp, norm::NarrowOp,
            norm::StopGradientOp, norm::ReturnOp, norm::YieldOp>([](Operation *) { return std::string(); })
      .Case([](norm::ElementwiseOp elementwise) {
        const elementary::Function *row = elementary::find(elementwise.getFunction());
        return row && row->lowering ? std::string() : "the function " + elementwise.getFunction().str();
      })
      .Case([](norm::AggregateOp aggregate) { return missing_for_aggregate(aggregate); })
      .Case([](norm::RandomOp) { return "a random draw"; })
      .Case([](norm::ReadOp) { return "reading an array elsewhere than at its own coordinates"; })
      .Case([](norm::RegroupOp) { return "a split of several axes at once"; })
      .Case([](norm::TwinOp) { return "a transposed matrix"; })
      .Case([](norm::ContractOp) { return "a matrix product"; })
      .Case([](norm::MatrixOp matrix) { return "the matrix function " + matrix.getFunction().str(); })
      .Case([](norm::RepeatOp) { return "a repeat loop"; })
      .Case([](norm::AlongOp) { return "a loop along an axis"; })
      .Case([](norm::CustomGradientOp) { return "a backward rule of its own"; })
      .Default([](Operation *other) { return other->getName().getStringRef().str(); });
}

} // namespace

std::string missing_for(Operation *op) {
  std::string what = construct(op);
  if (what.empty()) return {};
  return "no kernel can be made for " + what + "; expected aggregates over whole axes and elementwise expressions, " +
         "or use --target reference";
}

} // namespace norma::compiler::plan
