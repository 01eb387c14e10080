//===- record_builder.h - kernel records by hand ------------------------------------===//
//
// What the compiler writes as constants, put together in a test from words: `builder.argument("x", {"N", "C = G * K",
// "..."})`.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "norma/norma.hpp"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace norma::test {

/// What an argument is besides its name and axes.
struct Traits {
  norma_dtype type = f32;
  std::int32_t role = NORMA_ROLE_INPUT;
  bool written = false;
  bool optional = false;
  double first_value = 0;
  std::int32_t alias = -1;
};

inline Traits output(norma_dtype type = f32) { return {.type = type, .role = NORMA_ROLE_OUTPUT, .written = true}; }

struct WorkspaceArray {
  std::int32_t element_bytes;
  bool per_worker;
  std::vector<norma_count> counts;
};

struct Kernel {
  norma_tasks run;
  std::vector<norma_count> counts;
  std::optional<norma_device_entry> entry = {};
};

struct Variant {
  std::string name;
  std::vector<norma_guard> guards;
  std::vector<Kernel> kernels;
  std::vector<WorkspaceArray> workspace;
};

class RecordBuilder {
public:
  RecordBuilder(std::string declaration, std::string form)
      : declaration(std::move(declaration)), form(std::move(form)) {}

  /// A built record points into its builder.
  RecordBuilder(const RecordBuilder &) = delete;
  RecordBuilder(RecordBuilder &&) = default;

  RecordBuilder &axis(std::string name, std::int64_t fixed = -1);
  /// `N`, `C = G * K` or `...`; axes that are new are added.
  RecordBuilder &argument(std::string name, std::vector<std::string> dimensions, Traits traits = {});
  RecordBuilder &scalar(std::string name, double first_value);
  RecordBuilder &area(std::vector<std::string> axes, std::int64_t minimum);
  RecordBuilder &variant(Variant variant);
  /// The kernels are device code.
  RecordBuilder &on_cuda(std::vector<norma_image> code);

  std::int32_t axis_index(const std::string &name);

  /// Lives as long as the builder, which must not change any more.
  const norma_record &build();

private:
  struct VariantStorage {
    std::vector<norma_kernel> kernels;
    std::vector<norma_count> counts;
    std::vector<norma_workspace_array> workspace;
  };

  const char *keep(std::string text) { return texts.emplace_back(std::move(text)).c_str(); }

  std::string declaration, form;
  std::deque<std::string> texts;
  std::vector<norma_axis> axes;
  std::vector<std::int32_t> atomics;
  std::vector<norma_dimension> dimensions;
  std::vector<norma_argument> arguments;
  std::vector<norma_scalar> scalars;
  std::deque<std::vector<std::int32_t>> area_axes;
  std::vector<norma_area> areas;
  std::deque<Variant> variants;
  std::deque<VariantStorage> storage;
  std::vector<norma_variant> built_variants;
  std::optional<std::vector<norma_image>> images;
  norma_record record{};
};

} // namespace norma::test
