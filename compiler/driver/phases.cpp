//===- phases.cpp - the compiler as one list ------------------------------===//
//
// See phases.h.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/phases.h"

#include "compiler/driver/phases/code.h"
#include "compiler/driver/phases/derivatives.h"
#include "compiler/driver/phases/device_code.h"
#include "compiler/driver/phases/forms.h"
#include "compiler/driver/phases/plans.h"

namespace norma::compiler::driver {

static const Phase list[] = {
    {"declaration", "definitions expanded, names and axes resolved, settings folded", elaborate, list_declaration},
    {"norm", "each form as values over named axes", import_forms, list_forms},
    {"derivative", "cotangents pulled back, tangents pushed on: the derived forms", derive, list_derivatives},
    {"simplify", "the algebra that saves work and keeps numerics", simplify_forms, list_forms},
    {"saved", "what forward keeps for backward, found by matching values", choose_what_is_saved, list_forms},
    {"naive", "one kernel and one walk per aggregate", build_plans, list_forms},
    {"plan", "the plan that moves the fewest bytes, with lanes, tasks and stores", choose_plans, list_forms},
    {"mlir", "loops, vectors and scalars, a function per kernel", emit_functions, list_functions},
    {"llvm", "the same for LLVM, optimized, with its records", lower_to_llvm, list_llvm},
    {"ptx", "device code of a cuda target", expect_device_code, list_device_code},
    {"asm", "instructions of the target", write_assembly, list_assembly},
    {"object", "an object file per target", write_objects, list_symbols},
    {"header", "what a C++ application includes", make_header, list_header},
};

llvm::ArrayRef<Phase> phases() { return list; }

bool run_phases(Pipeline &pipeline, llvm::StringRef last) {
  for (const Phase &phase : phases()) {
    // Text that nothing is made of.
    const llvm::StringRef name = phase.name;
    if ((name == "asm" || name == "ptx") && name != last) continue;
    phase.run(pipeline);
    if (pipeline.problems.any()) return false;
    if (last == phase.name) break;
  }
  return true;
}

std::vector<Stage> stages() {
  std::vector<Stage> all;
  for (const Phase &phase : phases()) all.push_back({phase.name, phase.sentence});
  return all;
}

} // namespace norma::compiler::driver
