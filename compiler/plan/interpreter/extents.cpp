//===- extents.cpp - how long each axis of a form is -----------------------===//

#include "compiler/plan/interpreter/extents.h"

#include "llvm/ADT/Twine.h"

using namespace mlir;

namespace norma::compiler::plan {

Extents::Extents(FormOp form) : form(form) {
  form.walk([&](KernelOp kernel) {
    for (Attribute entry : kernel.getBlocks()) blocks[cast<BlockAttr>(entry).getAs()] = cast<BlockAttr>(entry);
  });
}

llvm::Error Extents::bind(StringAttr axis, int64_t extent, StringRef array) {
  std::optional<int64_t> known = find(axis);
  if (known && *known != extent)
    return llvm::createStringError(array + ": axis " + axis.getValue() + " has extent " + Twine(extent) +
                                   ", expected " + Twine(*known));
  AxisAttr row = form.find_axis(axis);
  // Only what others follow from is kept: a twin's extent is its original's.
  bool follows = row && row.getOf() && (row.getKind() == "twin" || row.getKind() == "bounded");
  bound[follows ? row.getOf() : axis] = extent;
  return llvm::Error::success();
}

std::optional<int64_t> Extents::find(StringAttr axis) const {
  if (auto place = bound.find(axis); place != bound.end()) return place->second;
  if (auto place = blocks.find(axis); place != blocks.end()) {
    std::optional<int64_t> cut = find(place->second.getAxis());
    if (!cut) return std::nullopt;
    return (*cut + place->second.getBy() - 1) / place->second.getBy();
  }
  AxisAttr row = form.find_axis(axis);
  if (!row) return std::nullopt;
  if (row.getExtent() >= 0) return row.getExtent();
  if (row.getKind() == "window") return row.getHigh() - row.getLow() + 1;
  if (row.getKind() == "replica") return 1;
  if (!row.getFactors().empty()) {
    int64_t product = 1;
    for (StringAttr factor : row.getFactors()) {
      std::optional<int64_t> extent = find(factor);
      if (!extent) return std::nullopt;
      product *= *extent;
    }
    return product;
  }
  if (row.getOf()) return find(row.getOf());
  return std::nullopt;
}

int64_t Extents::of(StringAttr axis) const {
  std::optional<int64_t> extent = find(axis);
  if (!extent) llvm::report_fatal_error("internal error: the extent of axis " + axis.getValue() + " is not known");
  return *extent;
}

static std::string name_in(DictionaryAttr attributes, unsigned index) {
  if (attributes)
    if (auto name = attributes.getAs<StringAttr>("norm.name")) return name.str();
  return std::to_string(index);
}

std::string argument_name(FormOp form, unsigned index) {
  return name_in(function_interface_impl::getArgAttrDict(form, index), index);
}

std::string result_name(FormOp form, unsigned index) {
  return name_in(function_interface_impl::getResultAttrDict(form, index), index);
}

} // namespace norma::compiler::plan
