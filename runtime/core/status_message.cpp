//===- status_message.cpp - the sentence of a status -------------------------------===//
//
// Place, what was found, what was expected. Made on demand from the status and the record that it points to,
// so that a failed call costs no more than a check.
//
//===----------------------------------------------------------------------===//
#include "norma/runtime.h"
#include "runtime/core/device_message.h"
#include "runtime/core/fault.h"
#include "runtime/core/variant.h"

namespace norma::internal {
namespace {

void write_type(Text &text, norma_dtype type) {
  if (type.bits == 0) {
    text << "none";
    return;
  }
  if (type.code == NORMA_BOOL && type.bits == 8)
    text << "bool";
  else {
    text << (type.code == NORMA_FLOAT    ? "f"
             : type.code == NORMA_BFLOAT ? "bf"
             : type.code == NORMA_INT    ? "i"
             : type.code == NORMA_UINT   ? "u"
                                         : "type ");
    if (type.code > NORMA_UINT && type.code != NORMA_FLOAT && type.code != NORMA_BFLOAT)
      text << int{type.code} << " of ";
    text << int{type.bits};
  }
  if (type.lanes != 1) text << 'x' << int{type.lanes};
}

class Sentence {
public:
  Sentence(const norma_status &status, Text &text) : status(status), record(status.record), text(text) {}

  void write() {
    if (record != nullptr && status.argument >= 0) text << argument_name(status.argument) << ": ";
    switch (status.code) {
    case NORMA_OK:
      text << "ok";
      return;
    case NORMA_MISSING_ARGUMENT:
      return missing_argument();
    case NORMA_NULL_DATA:
      text << "data is null";
      return;
    case NORMA_WRONG_DEVICE:
      return write_wrong_device(status, text);
    case NORMA_WRONG_TYPE:
      text << "type is ";
      write_type(text, unpacked(status.found));
      text << ", expected ";
      return write_type(text, unpacked(status.expected));
    case NORMA_WRONG_RANK:
      return wrong_rank();
    case NORMA_WRONG_EXTENT:
      return wrong_extent();
    case NORMA_NOT_DIVISIBLE:
      text << "extent " << status.index << " is " << status.found << ", expected a multiple of " << status.expected
           << ": ";
      factors(record->dimensions[status.dimension]);
      return generated();
    case NORMA_WRONG_STRIDE:
      text << "stride " << status.index << " is " << status.found << ", expected " << status.expected
           << ": the dimensions of " << record->dimensions[status.dimension].name << " must collapse to one";
      return;
    case NORMA_SELF_OVERLAP:
      text << "stride " << status.index << " is " << status.found << ", two elements of an output would share memory";
      return;
    case NORMA_MISALIGNED:
      text << "data is not aligned to " << status.expected << " bytes";
      return;
    case NORMA_OVERLAP:
      text << "shares memory with " << argument_name(status.other);
      return;
    case NORMA_ALIAS_DIFFERS:
      text << "shares memory with " << argument_name(status.other)
           << ", which is allowed for exactly the same view only";
      return;
    case NORMA_TOO_LARGE:
      if (status.argument < 0) text << "the call: ";
      text << "its size does not fit in 64 bits";
      return;
    case NORMA_TOO_FEW_ELEMENTS:
      return too_few_elements();
    case NORMA_WORKSPACE_TOO_SMALL:
      text << "workspace has " << status.found << " bytes, expected " << status.expected;
      return;
    case NORMA_WORKSPACE_OVERLAP:
      text << "its memory is used as workspace as well";
      return;
    case NORMA_NO_KERNEL:
      return no_kernel();
    case NORMA_NOT_GENERATED:
      text << "type is ";
      write_type(text, unpacked(status.found));
      text << ", which was not generated";
      return generated();
    case NORMA_WRONG_SAVED:
      kernel_name();
      text << ": saved was written by another kernel, its hash is ";
      text.hexadecimal(static_cast<std::uint64_t>(status.found)) << ", expected ";
      text.hexadecimal(static_cast<std::uint64_t>(status.expected));
      return;
    case NORMA_NOT_PREPARED:
      text << (status.argument < 0 ? "the call was not prepared" : "was left out when the call was prepared");
      return;
    case NORMA_WRONG_VERSION:
      text << "kernel record has version " << status.found << ", this runtime knows " << status.expected
           << ": generate and build again";
      return;
    default:
      if (write_device_fault(status, text)) return;
      text << "internal error: ";
      if (record == nullptr)
        text << "no kernel record";
      else
        kernel_name(), text << ": malformed kernel record";
    }
  }

private:
  const char *argument_name(int argument) const { return record->arguments[argument].name; }

  void kernel_name() { text << record->declaration << ' ' << record->form_name; }

  /// `[N, C, ...]`
  void axes_of(int argument) {
    const norma_argument &declared = record->arguments[argument];
    text << '[';
    for (int d = 0; d < declared.rank; ++d)
      text << (d > 0 ? ", " : "") << record->dimensions[declared.first_dimension + d].name;
    text << ']';
  }

  void missing_argument() {
    text << "is missing, ";
    if (status.axis >= 0) {
      text << "and no other argument says what " << record->axes[status.axis].name << " is";
      return;
    }
    text << "expected ";
    write_type(text, record->arguments[status.argument].dtype);
    axes_of(status.argument);
  }

  void wrong_rank() {
    const norma_argument &declared = record->arguments[status.argument];
    int packs = 0;
    for (int d = 0; d < declared.rank; ++d) packs += record->dimensions[declared.first_dimension + d].is_pack != 0;
    text << "rank is " << status.found << ", expected ";
    if (packs == 1)
      text << declared.rank - 1 << " to " << int{NORMA_MAX_RANK};
    else
      text << declared.rank;
    text << ": ";
    axes_of(status.argument);
  }

  void wrong_extent() {
    text << "extent " << status.index << " is " << status.found << ", ";
    if (status.other >= 0 && status.other == status.argument && status.axis < 0 && status.dimension < 0) {
      text << "expected 0 or more";
      return;
    }
    const char *name = status.axis >= 0 ? record->axes[status.axis].name : record->dimensions[status.dimension].name;
    if (status.other < 0)
      text << "compiled for ";
    else
      text << argument_name(status.other) << " has ";
    text << name << " = " << status.expected;
    if (status.other < 0) generated();
  }

  /// `C = G * K with G = 32`
  void factors(const norma_dimension &dimension) {
    text << dimension.name << " = ";
    for (int i = 0; i < dimension.atomic_count; ++i)
      text << (i > 0 ? " * " : "") << record->axes[record->atomics[dimension.first_atomic + i]].name;
    const char *before = " with ";
    for (int i = 0; i < dimension.atomic_count; ++i) {
      const norma_axis &axis = record->axes[record->atomics[dimension.first_atomic + i]];
      if (axis.fixed < 0) continue;
      text << before << axis.name << " = " << axis.fixed;
      before = ", ";
    }
  }

  void too_few_elements() {
    const norma_area &area = record->areas[status.index];
    text << "an area over (";
    for (int i = 0; i < area.axis_count; ++i) text << (i > 0 ? ", " : "") << record->axes[area.axes[i]].name;
    text << ") has " << status.found << (status.found == 1 ? " element" : " elements") << ", expected at least "
         << status.expected;
  }

  void no_kernel() {
    kernel_name();
    text << ": no kernel for this layout";
    for (int v = 0; v < record->variant_count; ++v) {
      const norma_variant &variant = record->variants[v];
      text << (v == 0 ? ": " : "; ");
      if (v == 8) {
        text << record->variant_count - 8 << " more";
        return;
      }
      const int guard = static_cast<int>(status.refused >> 8 * v & 255);
      text << variant.name << ": ";
      if (guard < variant.guard_count)
        refusal(variant.guards[guard]);
      else
        text << "a guard failed";
    }
  }

  void refusal(const norma_guard &guard) {
    if (guard.reason != nullptr) {
      text << guard.reason;
      return;
    }
    const int axis = axis_of_stride(*record, record->arguments[guard.subject], guard.index);
    text << argument_name(guard.subject) << ": stride along " << record->axes[axis].name << " is not 1";
  }

  /// What the records differ in: types, and extents that were fixed.
  void generated() {
    if (status.records == nullptr) return;
    text << "; generated: ";
    for (int r = 0; r < status.record_count; ++r) {
      const norma_record &each = *status.records[r];
      if (r > 0) text << "; ";
      if (differ_in_device()) write_device_type(text, each.device_type), text << ": ";
      bool same = true;
      for (int a = 1; a < each.argument_count; ++a)
        same = same && same_type(each.arguments[a].dtype, each.arguments[0].dtype);
      for (int a = 0; a < (same ? 1 : each.argument_count); ++a) {
        if (!same) text << (a > 0 ? ", " : "") << each.arguments[a].name << ' ';
        write_type(text, each.arguments[a].dtype);
      }
      const char *before = " with ";
      for (int axis = 0; axis < each.axis_count; ++axis) {
        if (each.axes[axis].fixed < 0) continue;
        text << before << each.axes[axis].name << " = " << each.axes[axis].fixed;
        before = ", ";
      }
    }
  }

  bool differ_in_device() const {
    for (int r = 1; r < status.record_count; ++r)
      if (status.records[r]->device_type != status.records[0]->device_type) return true;
    return false;
  }

  const norma_status &status;
  const norma_record *record;
  Text &text;
};

} // namespace
} // namespace norma::internal

extern "C" size_t norma_status_message(const norma_status *status, char *buffer, size_t size) {
  norma::internal::Text text(buffer, size);
  norma::internal::Sentence(*status, text).write();
  return text.length();
}
