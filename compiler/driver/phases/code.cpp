//===- code.cpp - the phases from a plan to what is written ---------------===//
//
// Each target gets one module with the functions and records of all combinations.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/phases/code.h"

#include "compiler/driver/header/write_header.h"
#include "compiler/driver/phases/areas.h"
#include "compiler/driver/phases/device_code.h"
#include "compiler/driver/phases/listen.h"
#include "compiler/driver/phases/record_order.h"
#include "compiler/driver/symbols.h"
#include "compiler/emit/lower_to_llvm.h"
#include "compiler/emit/record_data.h"
#include "compiler/target/cpu/emit_cpu.h"
#include "compiler/target/cpu/object.h"
#include "compiler/target/cuda/emit_cuda.h"

#include "norma/record.h"

#include "llvm/Support/raw_ostream.h"

#include <algorithm>

namespace norma::compiler::driver {
namespace {

emit::TargetForm describe(Pipeline &pipeline, const Combination &combination, const TargetCode &code,
                          plan::FormOp form) {
  emit::TargetForm described;
  described.form = form;
  const KernelKey key{combination.type, combination.layout.letters, code.target.name};
  described.symbol = record_symbol(pipeline.request, key, form.getForm().str());
  described.name = as_identifier(pipeline.request.norm + "_" + form.getForm().str() + "_" + key.type + key.layout);
  described.saved_hash = saved_hash(pipeline.request);
  described.areas = areas_of(form);
  return described;
}

std::string text_of(const llvm::Module &module) {
  std::string text;
  llvm::raw_string_ostream stream(text);
  module.print(stream, nullptr);
  return text;
}

/// A derivative takes and gives more tensors than its forward, and a plan has arrays of its own.
void expect_small(Pipeline &pipeline, const std::vector<emit::RecordDescription> &records) {
  for (const emit::RecordDescription &record : records)
    for (const emit::RecordVariant &variant : record.variants)
      if (const std::size_t arrays = record.arguments.size() + variant.workspace.size(); arrays > NORMA_MAX_ARRAYS)
        return pipeline.problems.add(pipeline.request.norm + " " + record.form + " takes " + std::to_string(arrays) +
                                     " arrays, a kernel takes at most " + std::to_string(NORMA_MAX_ARRAYS));
}

} // namespace

void emit_functions(Pipeline &pipeline) {
  for (const std::string &name : pipeline.request.options.targets) {
    TargetCode &code = pipeline.targets.emplace_back();
    std::string known;
    code.device = cuda::find_cuda_target(name, known);
    code.target = *cpu::find_cpu_target(code.device ? "cpu" : name, known);
    code.target.name = name;
    std::vector<emit::TargetForm> forms;
    for (Combination &combination : pipeline.combinations)
      for (plan::FormOp form : combination.module->getOps<plan::FormOp>())
        forms.push_back(describe(pipeline, combination, code, form));
    emit::TargetModule emitted = code.device ? cuda::emit_cuda(forms, name) : cpu::emit_cpu(forms, code.target);
    if (!emitted.functions) return pipeline.problems.add(name + ": " + pipeline.request.norm + ": " + emitted.reason);
    code.functions = std::move(emitted.functions);
    expect_small(pipeline, emitted.records);
    code.records = ordered_records(std::move(emitted.records), code.target, pipeline.combinations);
    expect_sound("mlir", *code.functions, true);
  }
  // A call takes the first that the machine can run.
  std::stable_sort(pipeline.targets.begin(), pipeline.targets.end(), [](const TargetCode &a, const TargetCode &b) {
    return a.target.needed_features > b.target.needed_features;
  });
}

void lower_to_llvm(Pipeline &pipeline) {
  for (TargetCode &code : pipeline.targets) {
    std::string before = text_of(code.functions->getOperation());
    Listener listener(&pipeline.context);
    const bool lowered = mlir::succeeded(emit::lower_to_llvm_dialect(*code.functions));
    if (lowered) code.module = emit::translate_to_llvm(*code.functions, *code.context);
    if (!code.module) throw InternalError("llvm", listener.errors(), std::move(before));
    if (code.device) {
      make_device_code(code);
      continue;
    }
    for (const emit::RecordDescription &record : code.records) emit::add_record(*code.module, record);
    cpu::optimize(*code.module, code.target);
  }
}

void write_assembly(Pipeline &pipeline) {
  for (TargetCode &code : pipeline.targets) {
    const auto bytes = cpu::write_machine_code(*code.module, code.target, cpu::Output::assembly);
    code.assembly.assign(bytes.begin(), bytes.end());
  }
}

void write_objects(Pipeline &pipeline) {
  for (TargetCode &code : pipeline.targets) {
    const auto bytes = cpu::write_machine_code(*code.module, code.target, cpu::Output::object);
    code.object.assign(bytes.begin(), bytes.end());
  }
}

void make_header(Pipeline &pipeline) { pipeline.header = write_header(pipeline); }

std::string list_functions(Pipeline &pipeline) {
  std::string text;
  for (TargetCode &code : pipeline.targets) text += text_of(code.functions->getOperation());
  return text;
}

std::string list_llvm(Pipeline &pipeline) {
  std::string text;
  for (TargetCode &code : pipeline.targets) text += text_of(*code.module);
  return text;
}

std::string list_assembly(Pipeline &pipeline) {
  std::string text;
  for (TargetCode &code : pipeline.targets) text += code.assembly;
  return text;
}

std::string list_symbols(Pipeline &pipeline) {
  std::string text;
  for (TargetCode &code : pipeline.targets) {
    text += code.target.name + ", " + std::to_string(code.object.size()) + " bytes\n";
    for (const emit::RecordDescription &record : code.records) text += "  " + record.symbol + "\n";
  }
  return text;
}

std::string list_header(Pipeline &pipeline) { return pipeline.header; }

} // namespace norma::compiler::driver
