//===- norm_attributes.td - axis table entries and areas ------------------===//
#ifndef NORMA_DIALECT_NORM_ATTRIBUTES
#define NORMA_DIALECT_NORM_ATTRIBUTES

include "mlir/IR/AttrTypeBase.td"
include "mlir/IR/CommonAttrConstraints.td"
include "compiler/dialect/norm/norm_dialect.td"

def Norm_AxisAttr : AttrDef<Norm_Dialect, "Axis"> {
  let mnemonic = "axis";
  let summary = "one row of a form's axis table";
  let description = [{
    `#norm.axis<C = 32>`, `#norm.axis<C into [G, K]>`, `#norm.axis<... pack>`, `#norm.axis<"D'" twin of D>`. An extent of -1 is
    known at run time only. A composite axis has factors, outermost first, and no array's type mentions it.
  }];
  let parameters = (ins "::mlir::StringAttr":$name, "int64_t":$extent, ArrayRefParameter<"::mlir::StringAttr">:$factors,
                        "bool":$pack, "::mlir::StringAttr":$twin_of);
  let hasCustomAssemblyFormat = 1;
  let extraClassDeclaration = [{
    bool is_fixed() const { return getExtent() >= 0; }
    bool is_composite() const { return !getFactors().empty(); }
  }];
}

def Norm_MergedAttr : AttrDef<Norm_Dialect, "Merged"> {
  let mnemonic = "merged";
  let summary = "several axes regrouped into others: #norm.merged<[C, ...] into [G, K]>";
  let parameters = (ins ArrayRefParameter<"::mlir::StringAttr">:$sources, ArrayRefParameter<"::mlir::StringAttr">:$factors);
  let hasCustomAssemblyFormat = 1;
}

def Norm_OverAttr : AttrDef<Norm_Dialect, "Over"> {
  let mnemonic = "over";
  let summary = "one axis under an aggregate, possibly a window of it";
  let description = [{
    `#norm.over<C>`, `#norm.over<C within from -2 to 2>`, `#norm.over<T within to 0>`, `#norm.over<N across replicas>`. A window
    counts offsets from the element that asks, inclusive; the axis stays in the result.
  }];
  let parameters = (ins "::mlir::StringAttr":$axis, "bool":$within, "::std::optional<int64_t>":$low,
                        "::std::optional<int64_t>":$high, "bool":$across_replicas);
  let hasCustomAssemblyFormat = 1;
}

def Norm_AxisTable : TypedArrayAttrBase<Norm_AxisAttr, "an axis table">;
def Norm_MergedTable : TypedArrayAttrBase<Norm_MergedAttr, "regrouped axes">;
def Norm_Area : TypedArrayAttrBase<Norm_OverAttr, "the axes under an aggregate">;

#endif
