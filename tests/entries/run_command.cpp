//===- run_command.cpp - one call of `norma run` as a user makes it ---------------===//

#include "tests/entries/run_command.h"
#include "tests/scratch_folder.h"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <sys/wait.h>

namespace norma::testing_entries {

namespace fs = std::filesystem;

namespace {

/// A tensor with its axes permuted: `order[i]` names the old dimension that becomes dimension i.
Tensor permuted(const Tensor &tensor, const std::vector<int> &order) {
  Tensor result;
  result.in_16_bits = tensor.in_16_bits;
  Shape strides(tensor.shape.size(), 1);
  for (std::size_t i = tensor.shape.size() - 1; i-- > 0;) strides[i] = strides[i + 1] * tensor.shape[i + 1];
  for (int dimension : order) result.shape.push_back(tensor.shape[dimension]);
  Shape index(order.size(), 0);
  for (std::size_t count = 0; count < tensor.data.size(); ++count) {
    std::int64_t offset = 0;
    for (std::size_t i = 0; i < order.size(); ++i) offset += index[i] * strides[order[i]];
    result.data.push_back(tensor.data[offset]);
    for (std::size_t i = order.size(); i-- > 0;) {
      if (++index[i] < result.shape[i]) break;
      index[i] = 0;
    }
  }
  return result;
}

/// From one order of axes into another, where the tensor has those axes.
Tensor reordered(const Tensor &tensor, const Shape &shape, const std::string &from, const std::string &to) {
  if (to.empty() || tensor.shape != shape) return tensor;
  std::vector<int> order;
  for (char axis : to) order.push_back(static_cast<int>(from.find(axis)));
  return permuted(tensor, order);
}

npy::Array file_of(const Tensor &tensor, const std::string &dtype) {
  if (dtype != "bf16")
    return npy::from_doubles(tensor.data, tensor.shape,
                             dtype == "f64"   ? npy::Type::f64
                             : dtype == "f32" ? npy::Type::f32
                                              : npy::Type::f16);
  std::vector<double> bits;
  for (double value : tensor.data) bits.push_back(npy::to_bf16(value));
  return npy::from_doubles(bits, tensor.shape, npy::Type::u16);
}

} // namespace

double rounded_to(const std::string &dtype, double value) {
  if (dtype == "f16") return npy::from_f16(npy::to_f16(value));
  if (dtype == "bf16") return npy::from_bf16(npy::to_bf16(value));
  return dtype == "f32" ? double(float(value)) : value;
}

Tensors read_folder(const fs::path &folder) {
  Tensors tensors;
  for (const fs::directory_entry &entry : fs::directory_iterator(folder)) {
    const npy::Array array = npy::read(entry.path().string());
    Tensor tensor{array.shape, npy::to_doubles(array), npy::size_of(array.type) == 2};
    if (array.type == npy::Type::u16)
      for (double &value : tensor.data) value = npy::from_bf16(std::uint16_t(value));
    tensors[entry.path().stem().string()] = std::move(tensor);
  }
  return tensors;
}

RunOutcome run_command(const RunRequest &request) {
  const test::ScratchFolder scratch;
  const fs::path &folder = scratch.path;
  const Shape declared = request.layout.empty() ? Shape() : request.inputs.at("x").shape;
  Shape laid_out;
  for (char axis : request.layout) laid_out.push_back(declared[request.axes.find(axis)]);
  std::ostringstream command;
  command << "OMP_NUM_THREADS=" << request.threads << " " << NORMA_COMMAND << " run " << request.declaration
          << " --target " << request.target << " --mode " << request.mode << " --seed " << request.seed << " --out "
          << (folder / "out").string();
  if (request.target != "reference" || request.dtype != "f64") command << " --dtype " << request.dtype;
  if (!request.layout.empty()) command << " --layout " << request.layout;
  for (const auto &[name, value] : request.settings) command << " --set " << name << "=" << value;
  auto pass = [&](const Tensors &tensors, const char *option, const char *prefix) {
    for (const auto &[name, tensor] : tensors) {
      const Tensor written = reordered(tensor, declared, request.axes, request.layout);
      const fs::path file = folder / (prefix + name + ".npy");
      // States are in the type that is computed in.
      const bool state = name.starts_with("state_") && request.dtype != "f64";
      npy::write(file.string(), file_of(written, state ? "f32" : request.dtype));
      command << " " << option << " " << name << "=" << file.string();
    }
  };
  pass(request.inputs, "--in", "in_");
  pass(request.cotangents, "--cotangent", "cotangent_");
  command << " 2>" << (folder / "errors").string() << " >" << (folder / "output").string();

  RunOutcome outcome;
  outcome.status = WEXITSTATUS(std::system(command.str().c_str()));
  std::ifstream errors(folder / "errors");
  outcome.errors.assign(std::istreambuf_iterator<char>(errors), {});
  if (fs::exists(folder / "out"))
    for (auto &[name, tensor] : read_folder(folder / "out"))
      outcome.results[name] =
          request.layout.empty() ? tensor : reordered(tensor, laid_out, request.layout, request.axes);
  return outcome;
}

} // namespace norma::testing_entries
