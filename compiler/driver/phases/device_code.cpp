//===- device_code.cpp - kernels for a device, and what the host has of them ===//

#include "compiler/driver/phases/device_code.h"

#include "compiler/emit/record_data.h"
#include "compiler/target/cpu/object.h"
#include "compiler/target/cuda/device_code.h"
#include "compiler/target/cuda/emulator/bind/bind.h"

namespace norma::compiler::driver {
namespace {

std::unique_ptr<llvm::Module> bound_to_emulator(std::unique_ptr<llvm::Module> device, const cpu::CpuTarget &host) {
  auto bound = cuda::emulator::bind_to_host(std::move(device), {llvm::Triple(host.triple), cpu::data_layout(host)});
  if (!bound) throw InternalError("bind", llvm::toString(bound.takeError()));
  return std::move(*bound);
}

} // namespace

void make_device_code(TargetCode &code) {
  if (code.device->emulated) cuda::emulator::keep_reads_in_place(*code.module);
  cuda::make_device_module(*code.module, code.device->compute_capability);
  if (code.device->emulated) {
    code.module = bound_to_emulator(std::move(code.module), code.target);
  } else {
    code.device_code = cuda::write_ptx(*code.module, code.device->compute_capability);
    code.module = std::make_unique<llvm::Module>("norma", *code.context);
    code.module->setTargetTriple(llvm::Triple(code.target.triple));
    code.module->setDataLayout(cpu::data_layout(code.target));
    const emit::RecordImage image = {code.device->compute_capability, code.device_code};
    for (emit::RecordDescription &record : code.records) record.images = {image};
  }
  for (const emit::RecordDescription &record : code.records) emit::add_record(*code.module, record);
}

void expect_device_code(Pipeline &pipeline) {
  for (const TargetCode &code : pipeline.targets)
    if (code.device_code.empty())
      pipeline.problems.add("--emit: " + code.target.name + " has no ptx, expected --target cuda:sm_90 or the like");
}

std::string list_device_code(Pipeline &pipeline) {
  std::string text;
  for (const TargetCode &code : pipeline.targets) text += code.device_code;
  return text;
}

} // namespace norma::compiler::driver
