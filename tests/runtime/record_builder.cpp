//===- record_builder.cpp - kernel records by hand -----------------------------------===//
#include "tests/runtime/record_builder.h"

#include <sstream>

namespace norma::test {

std::int32_t RecordBuilder::axis_index(const std::string &name) {
  for (std::size_t i = 0; i < axes.size(); ++i)
    if (name == axes[i].name) return static_cast<std::int32_t>(i);
  axes.push_back({keep(name), -1});
  return static_cast<std::int32_t>(axes.size() - 1);
}

RecordBuilder &RecordBuilder::axis(std::string name, std::int64_t fixed) {
  axes[static_cast<std::size_t>(axis_index(name))].fixed = fixed;
  return *this;
}

RecordBuilder &RecordBuilder::argument(std::string name, std::vector<std::string> written, Traits traits) {
  const auto first = static_cast<std::int32_t>(dimensions.size());
  for (const std::string &text : written) {
    std::istringstream words(text);
    std::string dimension, word;
    words >> dimension;
    const auto first_atomic = static_cast<std::int32_t>(atomics.size());
    while (words >> word)
      if (word != "=" && word != "*") atomics.push_back(axis_index(word));
    if (static_cast<std::int32_t>(atomics.size()) == first_atomic) atomics.push_back(axis_index(dimension));
    dimensions.push_back({keep(dimension), first_atomic, static_cast<std::int32_t>(atomics.size()) - first_atomic,
                          dimension.ends_with("...")});
  }
  arguments.push_back({keep(std::move(name)), traits.role, traits.type, first,
                       static_cast<std::int32_t>(written.size()), traits.written, traits.optional, traits.first_value,
                       traits.alias});
  return *this;
}

RecordBuilder &RecordBuilder::scalar(std::string name, double first_value) {
  scalars.push_back({keep(std::move(name)), first_value});
  return *this;
}

RecordBuilder &RecordBuilder::area(std::vector<std::string> names, std::int64_t minimum) {
  auto &list = area_axes.emplace_back();
  for (const std::string &name : names) list.push_back(axis_index(name));
  areas.push_back({list.data(), static_cast<std::int32_t>(list.size()), minimum});
  return *this;
}

RecordBuilder &RecordBuilder::on_cuda(std::vector<norma_image> code) {
  images = std::move(code);
  return *this;
}

RecordBuilder &RecordBuilder::variant(Variant variant) {
  variants.push_back(std::move(variant));
  return *this;
}

const norma_record &RecordBuilder::build() {
  for (Variant &variant : variants) {
    VariantStorage &kept = storage.emplace_back();
    const auto add_counts = [&](const std::vector<norma_count> &counts) {
      const auto first = static_cast<std::int32_t>(kept.counts.size());
      kept.counts.insert(kept.counts.end(), counts.begin(), counts.end());
      return first;
    };
    for (const Kernel &kernel : variant.kernels)
      kept.kernels.push_back({"kernel", kernel.run, add_counts(kernel.counts),
                              static_cast<std::int32_t>(kernel.counts.size()), 0, 0,
                              kernel.entry ? &*kernel.entry : nullptr});
    for (const WorkspaceArray &array : variant.workspace)
      kept.workspace.push_back({array.element_bytes, array.per_worker, add_counts(array.counts),
                                static_cast<std::int32_t>(array.counts.size())});
    built_variants.push_back({variant.name.c_str(), variant.guards.data(),
                              static_cast<std::int32_t>(variant.guards.size()), kept.kernels.data(),
                              static_cast<std::int32_t>(kept.kernels.size()), kept.counts.data(), kept.workspace.data(),
                              static_cast<std::int32_t>(kept.workspace.size())});
  }
  const auto size = [](const auto &list) { return static_cast<std::int32_t>(list.size()); };
  record = {NORMA_ABI_VERSION,
            sizeof(norma_record),
            declaration.c_str(),
            form.c_str(),
            NORMA_FORM_TRAINING,
            images ? "cuda" : "cpu",
            0x51,
            axes.data(),
            size(axes),
            atomics.data(),
            dimensions.data(),
            arguments.data(),
            size(arguments),
            scalars.data(),
            size(scalars),
            areas.data(),
            size(areas),
            built_variants.data(),
            size(built_variants),
            images ? NORMA_CUDA : NORMA_CPU,
            images ? images->data() : nullptr,
            images ? size(*images) : 0};
  return record;
}

} // namespace norma::test
