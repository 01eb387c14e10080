//===- record_description.h - what the kernel record will say ---------------------===//
//
// The content of `norma_record` (runtime/core/include/norma/record.h) as plain values; a target writes it as constant
// data.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/emit/emit_form.h"

#include <string>
#include <vector>

namespace norma::compiler::emit {

struct RecordAxis {
  std::string name;
  int64_t fixed = -1;
};

struct RecordDimension {
  std::string name;
  std::vector<int> atomics;
  bool is_pack = false;
};

struct RecordArgument {
  std::string name;
  std::string role; ///< of the argument or the result, as in the form
  int role_code = 0;
  int type_code = 0, type_bits = 0;
  std::vector<RecordDimension> dimensions;
  bool written = false;
  bool optional = false;
  double first_value = 0;
  int alias = -1;
};

struct RecordScalar {
  std::string name;
  double first_value = 0;
};

struct RecordArea {
  std::vector<int> axes;
  int64_t minimum = 0;
};

struct RecordGuard {
  int kind = 0;
  int subject = 0;
  int index = 0;
  int64_t value = 0;
  std::string reason; ///< empty where the runtime knows it from the rest
};

struct RecordCount {
  int axis = -1;
  int64_t by = 1;
};

struct RecordKernel {
  std::string name, symbol;
  std::vector<RecordCount> counts;
  std::vector<RecordCount> work; ///< whose product is the number of elements that it walks
  std::optional<DeviceEntry> entry = {};
};

struct RecordWorkspaceArray {
  int element_bytes = 0;
  bool per_worker = false;
  std::vector<RecordCount> counts;
};

struct RecordVariant {
  std::string name;
  std::vector<RecordGuard> guards;
  std::vector<RecordKernel> kernels;
  std::vector<RecordWorkspaceArray> workspace;
};

/// PTX for a compute capability, 90 for sm_90.
struct RecordImage {
  int compute_capability = 0;
  std::string ptx;
};

struct RecordDescription {
  std::string symbol, declaration, form, target;
  int form_code = 0;
  int device = 1; ///< DLPack's code of where it runs: the host
  uint64_t saved_hash = 0;
  std::vector<RecordAxis> axes;
  std::vector<RecordArgument> arguments;
  std::vector<RecordScalar> scalars;
  std::vector<RecordArea> areas;
  std::vector<RecordImage> images;
  std::vector<RecordVariant> variants;
};

/// All but symbol, target, hash, areas and variants.
RecordDescription describe_record(plan::FormOp form, const FrameLayout &layout);

/// `guarded`: the machine wants unit strides where it steps through lanes.
RecordVariant describe_variant(const EmittedForm &form, const RecordDescription &record, llvm::StringRef name,
                               bool guarded);

} // namespace norma::compiler::emit
