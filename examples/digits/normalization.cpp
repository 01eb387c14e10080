//===- normalization.cpp - layers by their names -------------------------===//
#include "normalization.h"

#include "declarations.h"
#include "normalizations/generated.h"

#include <array>
#include <stdexcept>

namespace digits {
namespace {

class None : public Layer {
public:
  Matrix forward(Matrix x) override { return x; }
  Matrix inference(Matrix x) override { return x; }
  Matrix backward(const Matrix &dy) override { return dy; }
  std::vector<Parameter *> parameters() override { return {}; }
};

using Maker = std::unique_ptr<Layer> (*)(std::size_t features);

std::unique_ptr<Layer> make_none(std::size_t) { return std::make_unique<None>(); }

struct Entry {
  const char *name;
  Maker make;
};

constexpr std::array<Entry, 6> entries = {{{"batch_norm", make_batch_norm},
                                           {"layer_norm", make_layer_norm},
                                           {"rms_norm", make_rms_norm},
                                           {"group_norm", make_group_norm},
                                           {"soft_rms_norm", make_soft_rms_norm},
                                           {"none", make_none}}};

} // namespace

std::vector<std::string> normalization_names() {
  std::vector<std::string> names;
  for (const Entry &entry : entries) names.emplace_back(entry.name);
  return names;
}

std::unique_ptr<Layer> make_normalization(const std::string &name, std::size_t features) {
  for (const Entry &entry : entries)
    if (name == entry.name) return entry.make(features);
  throw std::runtime_error("there is no normalization '" + name + "' here");
}

} // namespace digits
