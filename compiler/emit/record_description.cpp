//===- record_description.cpp - what the kernel record will say --------------------===//

#include "compiler/emit/record_description.h"

#include "norma/record.h"

using namespace mlir;

namespace norma::compiler::emit {

namespace {

struct RoleName {
  llvm::StringLiteral name;
  int argument, result;
};

constexpr RoleName role_names[] = {
    {"input", NORMA_ROLE_INPUT, -1},
    {"parameter", NORMA_ROLE_PARAMETER, -1},
    {"state", NORMA_ROLE_STATE, NORMA_ROLE_NEW_STATE},
    {"saved", NORMA_ROLE_SAVED, NORMA_ROLE_NEW_SAVED},
    {"cotangent", NORMA_ROLE_COTANGENT, -1},
    {"tangent", NORMA_ROLE_TANGENT, NORMA_ROLE_OUTPUT_TANGENT},
    {"output", -1, NORMA_ROLE_OUTPUT},
    {"statistic", -1, NORMA_ROLE_STATISTIC},
    {"gradient", -1, NORMA_ROLE_GRADIENT},
};

int role_code(StringRef role, bool result) {
  for (const RoleName &known : role_names)
    if (role == known.name) return result ? known.result : known.argument;
  return -1;
}

int form_code(StringRef form) {
  constexpr llvm::StringLiteral names[] = {"training", "inference", "vjp", "jvp", "vjp2"};
  return static_cast<int>(llvm::find(names, form) - std::begin(names));
}

RecordArgument describe_argument(plan::FormOp form, const FrameLayout &layout, const FrameArray &array,
                                 DictionaryAttr attributes, bool result) {
  RecordArgument argument;
  argument.name = array.name;
  if (auto role = attributes.getAs<StringAttr>("norm.role")) argument.role = role.str();
  argument.role_code = role_code(argument.role, result);
  argument.written = result;
  argument.type_bits = array.element.getIntOrFloatBitWidth();
  argument.type_code = array.element.isBF16()          ? NORMA_BFLOAT
                       : isa<FloatType>(array.element) ? NORMA_FLOAT
                       : array.element.isInteger(1)    ? NORMA_BOOL
                                                       : NORMA_INT;
  if (argument.type_code == NORMA_BOOL) argument.type_bits = 8;
  argument.optional = result ? argument.role != "output" : false;
  if (auto optional = attributes.getAs<BoolAttr>("norm.optional")) argument.optional |= optional.getValue();
  if (attributes.contains("norm.optional") && isa<UnitAttr>(attributes.get("norm.optional"))) argument.optional = true;
  if (auto first = attributes.getAs<FloatAttr>("norm.first_value")) argument.first_value = first.getValueAsDouble();
  auto written = attributes.getAs<ArrayAttr>("norm.axes");
  SmallVector<Attribute> names;
  if (written)
    names.assign(written.begin(), written.end());
  else
    names.assign(array.axes.begin(), array.axes.end());
  for (Attribute entry : names) {
    auto name = cast<StringAttr>(entry);
    plan::AxisAttr axis = form.find_axis(name);
    RecordDimension dimension;
    dimension.name = name.str();
    dimension.is_pack = axis && axis.getKind() == "pack";
    if (axis && !axis.getFactors().empty())
      for (StringAttr factor : axis.getFactors()) dimension.atomics.push_back(layout.axis_index(factor));
    else
      dimension.atomics.push_back(layout.axis_index(name));
    argument.dimensions.push_back(dimension);
  }
  return argument;
}

std::vector<RecordCount> describe_counts(ArrayRef<Count> counts, const FrameLayout &layout) {
  std::vector<RecordCount> described;
  for (const Count &count : counts) described.push_back({layout.axis_index(count.axis), count.by});
  return described;
}

} // namespace

RecordDescription describe_record(plan::FormOp form, const FrameLayout &layout) {
  RecordDescription record;
  record.declaration = form.getDeclaration().str();
  record.form = form.getForm().str();
  record.form_code = form_code(form.getForm());
  for (StringAttr axis : layout.axes) record.axes.push_back({axis.str(), form.find_axis(axis).getExtent()});
  for (BlockArgument argument : form.getBody().getArguments()) {
    DictionaryAttr attributes = form.getArgAttrDict(argument.getArgNumber());
    if (auto scalar = layout.scalars.find(argument); scalar != layout.scalars.end()) {
      RecordScalar described;
      if (auto name = attributes.getAs<StringAttr>("norm.name")) described.name = name.str();
      if (auto first = attributes.getAs<FloatAttr>("norm.first_value"))
        described.first_value = first.getValueAsDouble();
      record.scalars.push_back(described);
      continue;
    }
    record.arguments.push_back(
        describe_argument(form, layout, layout.arrays[layout.homes.lookup(argument).front()], attributes, false));
  }
  size_t first_result = record.arguments.size();
  for (unsigned index = 0; index < form.getNumResults(); ++index) {
    const FrameArray &array = layout.arrays[first_result + index];
    RecordArgument result = describe_argument(form, layout, array, form.getResultAttrDict(index), true);
    for (size_t other = 0; other < first_result; ++other)
      if (result.role == "state" && record.arguments[other].role == "state" &&
          record.arguments[other].name == result.name)
        result.alias = static_cast<int>(other);
    record.arguments.push_back(result);
  }
  return record;
}

RecordVariant describe_variant(const EmittedForm &form, const RecordDescription &record, StringRef name, bool guarded) {
  RecordVariant variant;
  variant.name = name.str();
  const FrameLayout &layout = form.layout;
  for (const EmittedKernel &kernel : form.kernels) {
    variant.kernels.push_back({kernel.name, kernel.symbol, describe_counts(kernel.tasks, layout),
                               describe_counts(kernel.work, layout), kernel.entry});
    if (!guarded) continue;
    for (auto &[array, axis] : kernel.lane_accesses) {
      int position = static_cast<int>(llvm::find(layout.arrays[array].axes, axis) - layout.arrays[array].axes.begin());
      bool known = llvm::any_of(
          variant.guards, [&](const RecordGuard &guard) { return guard.subject == array && guard.index == position; });
      if (known) continue;
      variant.guards.push_back({NORMA_GUARD_UNIT_STRIDE, array, position, 1, ""});
    }
  }
  for (const FrameArray &array : layout.arrays) {
    if (!array.workspace) continue;
    SmallVector<Count> counts;
    for (StringAttr axis : array.axes) counts.push_back(layout.counts.lookup(axis));
    int bytes = static_cast<int>((array.element.getIntOrFloatBitWidth() + 7) / 8 * array.parts);
    variant.workspace.push_back({bytes, array.per_worker, describe_counts(counts, layout)});
  }
  return variant;
}

} // namespace norma::compiler::emit
