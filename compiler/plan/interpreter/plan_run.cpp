//===- plan_run.cpp - interprets a plan's text on random inputs ------------===//
//
//   norma-plan-run FILE [--seed K] [--shape N=3,C=8] [--form NAME] [--print-inputs]
//
// prints every result (and input) as `name[axes] = elements`, so that the outputs of two plans can be compared as
// text. Seventeen digits tell any two doubles apart; `--digits` prints fewer.
//
//===----------------------------------------------------------------------===//

#include "compiler/dialect/plan/plan_dialect.h"
#include "compiler/plan/interpreter/interpret.h"
#include "compiler/plan/interpreter/random_inputs.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Parser/Parser.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/raw_ostream.h"

using namespace norma::compiler::plan;

namespace {

namespace cl = llvm::cl;

cl::opt<std::string> file(cl::Positional, cl::desc("FILE"), cl::init("-"));
cl::opt<uint64_t> seed("seed", cl::desc("what the inputs are drawn from"), cl::init(1));
cl::list<std::string> shape("shape", cl::desc("extents, as N=3,C=8"), cl::CommaSeparated);
cl::opt<std::string> form_name("form", cl::desc("the form to run, default all"));
cl::opt<int> digits("digits", cl::desc("significant digits"), cl::init(17));
cl::opt<bool> print_inputs("print-inputs", cl::desc("print what is drawn, too"));

void print(llvm::StringRef name, const Array &array) {
  llvm::outs() << name << '[';
  for (size_t axis = 0; axis < array.axes.size(); ++axis)
    llvm::outs() << (axis ? ", " : "") << array.axes[axis] << '=' << array.shape[axis];
  llvm::outs() << "] =";
  for (double element : array.data) llvm::outs() << ' ' << llvm::format("%.*g", int{digits}, element);
  llvm::outs() << '\n';
}

llvm::Error run(FormOp form) {
  std::map<std::string, int64_t> chosen;
  for (const std::string &entry : shape) {
    auto [axis, extent] = llvm::StringRef(entry).split('=');
    if (extent.getAsInteger(10, chosen[axis.str()]))
      return llvm::createStringError("--shape: found '" + entry + "', expected AXIS=EXTENT");
  }
  llvm::Expected<Arrays> inputs = random_inputs(form, seed, chosen);
  if (!inputs) return inputs.takeError();
  llvm::Expected<Arrays> results = interpret(form, *inputs);
  if (!results) return results.takeError();
  llvm::outs() << '@' << form.getSymName() << '\n';
  if (print_inputs)
    for (const auto &[name, array] : *inputs) print("input " + name, array);
  for (const auto &[name, array] : *results) print(name, array);
  return llvm::Error::success();
}

} // namespace

int main(int count, char **arguments) {
  llvm::InitLLVM start(count, arguments);
  cl::ParseCommandLineOptions(count, arguments, "interprets a plan on random inputs\n");
  mlir::MLIRContext context;
  context.loadDialect<PlanDialect, mlir::arith::ArithDialect, mlir::math::MathDialect>();
  auto module = mlir::parseSourceFile<mlir::ModuleOp>(file, &context);
  if (!module) return 1;
  for (FormOp form : module->getOps<FormOp>()) {
    if (!form_name.empty() && form.getSymName() != form_name) continue;
    if (llvm::Error error = run(form)) {
      llvm::errs() << "error: " << llvm::toString(std::move(error)) << '\n';
      return 1;
    }
  }
  return 0;
}
