//===- bind.cpp - views against the axes that a record declares --------------===//
//
// First the extents: each argument in the record's order names its axes, and the first to name one decides what the
// others must have. Then, all extents being known, the strides and the bytes that each argument covers.
//
//===----------------------------------------------------------------------===//
#include "runtime/core/arithmetic.h"
#include "runtime/core/binding.h"
#include "runtime/core/fault.h"
#include "runtime/core/strides.h"

#include <cstring>

namespace norma::internal {
namespace {

constexpr std::int64_t unknown = -1;
constexpr std::int32_t when_compiled = -1;
constexpr std::int32_t any_device = -1;

/// The argument that first had an axis, and where.
struct Origin {
  std::int32_t argument = when_compiled;
  std::int32_t first = 0; ///< the tensor's dimensions that it is made of
  std::int32_t count = 0;
};

class Binder {
public:
  Binder(const norma_record &record, const norma_tensor *tensors, Purpose purpose, Binding &binding)
      : record(record), tensors(tensors), purpose(purpose), binding(binding) {}

  norma_status run() {
    binding.record = &record;
    for (int axis = 0; axis < record.axis_count; ++axis) binding.extents[axis] = record.axes[axis].fixed;
    for (int a = 0; a < record.argument_count; ++a)
      if (!check_device(a)) return status;
    if (!check_context()) return status;
    for (int a = 0; a < record.argument_count; ++a)
      if (!check_argument(a)) return status;
    for (int a = 0; a < record.argument_count; ++a)
      if (!bind_extents(a)) return status;
    if (!every_extent_is_known() || !twins_agree()) return status;
    place_strides();
    binding.has_no_elements = false;
    for (int axis = 0; axis < record.axis_count; ++axis)
      if (binding.extents[axis] == 0) binding.has_no_elements = true;
    binding.total_bytes = 0;
    for (int a = 0; a < record.argument_count; ++a)
      if (!bind_strides(a)) return status;
    if (!areas_are_large_enough()) return status;
    return success(&record);
  }

private:
  bool fail(const Fault &about) {
    status = fault(&record, about);
    return false;
  }

  /// Says nothing at all. A tensor without data still says its extents.
  bool is_absent(int a) const {
    return tensors[a].dtype.bits == 0 && tensors[a].shape == nullptr && tensors[a].data == nullptr;
  }

  /// Lives in the workspace, or, in a query, is of no interest.
  bool is_left_out(int a) const {
    return is_absent(a) || (purpose != Purpose::prepare && record.arguments[a].optional && tensors[a].data == nullptr);
  }

  /// Without data it is of no interest where a tensor lives: shapes for queries and for preparing say nothing of it.
  bool check_device(int a) {
    if (tensors[a].data == nullptr) return true;
    const norma_device device = tensors[a].device;
    norma_device expected = {record.device_type, any_device};
    if (record.device_type != NORMA_CPU && binding.context.device.type == record.device_type)
      expected.id = binding.context.device.id;
    if (device.type == expected.type && (expected.id == any_device || device.id == expected.id)) return true;
    return fail({.code = NORMA_WRONG_DEVICE, .argument = a, .found = packed(device), .expected = packed(expected)});
  }

  bool check_context() {
    const std::int32_t given = binding.context.device_functions != nullptr ? binding.context.device.type : NORMA_CPU;
    if (purpose == Purpose::query || given == record.device_type) return true;
    return fail({.code = NORMA_WRONG_CONTEXT, .found = given, .expected = record.device_type});
  }

  /// What does not hang on other arguments. All of this comes before any extent, so that among several records the one
  /// with the right types speaks about extents.
  bool check_argument(int a) {
    const norma_argument &argument = record.arguments[a];
    const norma_tensor &tensor = tensors[a];
    BoundArgument &bound = binding.arguments[a];
    bound.left_out = is_left_out(a);
    bound.element_bytes = static_cast<std::int16_t>(argument.dtype.bits / 8 * argument.dtype.lanes);
    if (is_absent(a)) {
      if (argument.optional || purpose == Purpose::query) return true;
      return fail({.code = NORMA_MISSING_ARGUMENT, .argument = a});
    }
    if (!same_type(tensor.dtype, argument.dtype))
      return fail(
          {.code = NORMA_WRONG_TYPE, .argument = a, .found = packed(tensor.dtype), .expected = packed(argument.dtype)});
    return true;
  }

  bool bind_extents(int a) {
    if (is_absent(a)) return true;
    const norma_argument &argument = record.arguments[a];
    const norma_tensor &tensor = tensors[a];
    const norma_dimension *dimensions = record.dimensions + argument.first_dimension;
    const Fault wrong_rank = {.code = NORMA_WRONG_RANK, .argument = a, .found = tensor.rank, .expected = argument.rank};
    if (tensor.rank < 0 || tensor.rank > NORMA_MAX_RANK || (tensor.rank > 0 && tensor.shape == nullptr))
      return fail(wrong_rank);
    int packs = 0;
    for (int d = 0; d < argument.rank; ++d) packs += dimensions[d].is_pack != 0;
    // Two packs cannot say where one ends: each then stands for one dimension.
    const int pack_rank = packs == 1 ? tensor.rank - (argument.rank - 1) : 1;
    if (pack_rank < 0 || tensor.rank != argument.rank + pack_rank - 1) return fail(wrong_rank);
    for (int i = 0; i < tensor.rank; ++i)
      if (tensor.shape[i] < 0)
        return fail({.code = NORMA_WRONG_EXTENT, .argument = a, .other = a, .index = i, .found = tensor.shape[i]});

    int next = 0;
    for (int d = 0; d < argument.rank; ++d) {
      const int count = packs == 1 && dimensions[d].is_pack ? pack_rank : 1;
      if (!bind_dimension(a, argument.first_dimension + d, next, count)) return false;
      next += count;
    }
    return true;
  }

  /// Dimensions [first, first + count) of the tensor are the record's dimension `d`.
  bool bind_dimension(int a, int d, int first, int count) {
    const norma_dimension &dimension = record.dimensions[d];
    std::int64_t found = 1;
    for (int i = first; i < first + count; ++i)
      if (!multiply(found, tensors[a].shape[i])) return fail({.code = NORMA_TOO_LARGE, .argument = a});

    std::int64_t known = 1;
    int open = unknown;
    for (int i = 0; i < dimension.atomic_count; ++i) {
      const int axis = record.atomics[dimension.first_atomic + i];
      if (binding.extents[axis] != unknown) {
        if (!multiply(known, binding.extents[axis])) return fail({.code = NORMA_TOO_LARGE, .argument = a});
      } else if (open == unknown) {
        open = axis;
      } else {
        return fail({.code = NORMA_MALFORMED_RECORD, .argument = a, .dimension = d});
      }
    }
    if (open != unknown) {
      if (known == 0 ? found != 0 : found % known != 0)
        return fail({.code = NORMA_NOT_DIVISIBLE,
                     .argument = a,
                     .dimension = d,
                     .index = first,
                     .found = found,
                     .expected = known});
      binding.extents[open] = known == 0 ? 0 : found / known;
      origins[open] = {a, first, count};
      return true;
    }
    const Origin origin = origin_of(dimension);
    if (found != known)
      return fail({.code = NORMA_WRONG_EXTENT,
                   .argument = a,
                   .other = origin.argument,
                   .dimension = d,
                   .index = first,
                   .found = found,
                   .expected = known});
    return !dimension.is_pack || pack_agrees(a, d, first, count, origin);
  }

  Origin origin_of(const norma_dimension &dimension) const {
    for (int i = 0; i < dimension.atomic_count; ++i) {
      const Origin &origin = origins[record.atomics[dimension.first_atomic + i]];
      if (origin.argument != when_compiled) return origin;
    }
    return {};
  }

  /// Packs of the same rank agree dimension by dimension: 2 x 6 is not 3 x 4. One that was flattened agrees by its
  /// product.
  bool pack_agrees(int a, int d, int first, int count, const Origin &origin) {
    if (origin.argument == when_compiled || origin.count != count) return true;
    for (int i = 0; i < count; ++i) {
      const std::int64_t expected = tensors[origin.argument].shape[origin.first + i];
      if (tensors[a].shape[first + i] != expected)
        return fail({.code = NORMA_WRONG_EXTENT,
                     .argument = a,
                     .other = origin.argument,
                     .dimension = d,
                     .index = first + i,
                     .found = tensors[a].shape[first + i],
                     .expected = expected});
    }
    return true;
  }

  bool every_extent_is_known() {
    for (int a = 0; a < record.argument_count; ++a) {
      const norma_argument &argument = record.arguments[a];
      for (int d = argument.first_dimension; d < argument.first_dimension + argument.rank; ++d)
        for (int i = 0; i < record.dimensions[d].atomic_count; ++i) {
          const int axis = record.atomics[record.dimensions[d].first_atomic + i];
          if (binding.extents[axis] == unknown)
            return fail({.code = NORMA_MISSING_ARGUMENT, .argument = a, .axis = axis});
        }
    }
    for (int axis = 0; axis < record.axis_count; ++axis)
      if (binding.extents[axis] < 0) return fail({.code = NORMA_MALFORMED_RECORD, .axis = axis});
    return true;
  }

  /// `C'` is `C` a second time.
  bool twins_agree() {
    for (int axis = 0; axis < record.axis_count; ++axis) {
      const char *name = record.axes[axis].name;
      const std::size_t length = std::strlen(name);
      if (length < 2 || name[length - 1] != '\'') continue;
      for (int twin = 0; twin < record.axis_count; ++twin) {
        const char *other = record.axes[twin].name;
        if (std::strncmp(name, other, length - 1) != 0 || other[length - 1] != '\0') continue;
        if (binding.extents[axis] != binding.extents[twin])
          return fail({.code = NORMA_WRONG_EXTENT,
                       .argument = origins[axis].argument,
                       .other = origins[twin].argument,
                       .axis = twin,
                       .index = origins[axis].first,
                       .found = binding.extents[axis],
                       .expected = binding.extents[twin]});
      }
    }
    return true;
  }

  void place_strides() {
    int next = 0;
    for (int a = 0; a < record.argument_count; ++a) {
      const norma_argument &argument = record.arguments[a];
      binding.arguments[a].first_stride = next;
      for (int d = argument.first_dimension; d < argument.first_dimension + argument.rank; ++d)
        next += record.dimensions[d].atomic_count;
    }
    binding.stride_count = next;
  }

  bool bind_strides(int a) {
    if (const Fault about = strides_of(record, a, tensors[a], binding); about.code != NORMA_OK) return fail(about);
    const BoundArgument &bound = binding.arguments[a];
    std::int64_t bytes = bound.elements;
    if (!multiply(bytes, bound.element_bytes) || !add(binding.total_bytes, bytes)) binding.total_bytes = INT64_MAX;
    return true;
  }

  bool areas_are_large_enough() {
    if (binding.has_no_elements) return true;
    for (int area = 0; area < record.area_count; ++area) {
      std::int64_t elements = 1;
      for (int i = 0; i < record.areas[area].axis_count; ++i)
        if (!multiply(elements, binding.extents[record.areas[area].axes[i]])) elements = INT64_MAX;
      if (elements < record.areas[area].minimum)
        return fail(
            {.code = NORMA_TOO_FEW_ELEMENTS, .index = area, .found = elements, .expected = record.areas[area].minimum});
    }
    return true;
  }

  const norma_record &record;
  const norma_tensor *tensors;
  Purpose purpose;
  Binding &binding;
  Origin origins[NORMA_MAX_AXES];
  norma_status status;
};

/// Limits that let a call live on the stack; a record beyond them is the compiler's fault.
bool fits_limits(const norma_record &record) {
  if (record.axis_count > NORMA_MAX_AXES || record.argument_count > NORMA_MAX_ARRAYS ||
      record.scalar_count > NORMA_MAX_SCALARS)
    return false;
  std::int64_t strides = 0;
  for (int a = 0; a < record.argument_count; ++a)
    for (int d = 0; d < record.arguments[a].rank; ++d)
      strides += record.dimensions[record.arguments[a].first_dimension + d].atomic_count;
  return strides <= NORMA_MAX_DIMENSIONS;
}

} // namespace

norma_status bind(const norma_record &record, const norma_tensor *arguments, Purpose purpose, Binding &binding) {
  if (record.abi_version != NORMA_ABI_VERSION || record.struct_size != sizeof(norma_record))
    return fault(&record, {.code = NORMA_WRONG_VERSION, .found = record.abi_version, .expected = NORMA_ABI_VERSION});
  if (!fits_limits(record)) return fault(&record, {.code = NORMA_MALFORMED_RECORD});
  return Binder(record, arguments, purpose, binding).run();
}

} // namespace norma::internal
