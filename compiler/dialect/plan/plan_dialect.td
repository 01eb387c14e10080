//===- plan_dialect.td - the plan: traffic, and nothing about mathematics -===//
//
// Everything is a traversal: a loop nest over named axes with reads, a scalar body, reductions and emitted
// elements. A logical plan is these operations; a placed plan is the same with `placement` dictionaries, which
// may alter speed and never meaning.
//
//===----------------------------------------------------------------------===//
#ifndef NORMA_PLAN_DIALECT
#define NORMA_PLAN_DIALECT

include "mlir/IR/AttrTypeBase.td"
include "mlir/IR/OpBase.td"

def Plan_Dialect : Dialect {
  let name = "plan";
  let summary = "Kernels as traversals over named axes";
  let cppNamespace = "::norma::compiler::plan";
  let useDefaultTypePrinterParser = 1;
  let useDefaultAttributePrinterParser = 1;
}

class Plan_Type<string name, string type_mnemonic> : TypeDef<Plan_Dialect, name> {
  let mnemonic = type_mnemonic;
}

def Plan_ArrayType : Plan_Type<"Array", "array"> {
  let summary = "values over named axes";
  let description = [{
    `!plan.array<f32, [N, C]>`: an element for every coordinate of the axes. The element is what memory holds
    (a float type, i64, i1) or the state of a monoid (`!plan.moments<f32>`).
  }];
  let parameters = (ins "::mlir::Type":$element, ArrayRefParameter<"::mlir::StringAttr">:$axes);
  let hasCustomAssemblyFormat = 1;
  let extraClassDeclaration = [{
    int64_t rank() const { return getAxes().size(); }
    bool has_axis(::mlir::StringAttr axis) const { return ::llvm::is_contained(getAxes(), axis); }
  }];
}

def Plan_MomentsType : Plan_Type<"Moments", "moments"> {
  let summary = "count, mean and sum of squared deviations, merged pairwise (Chan, Golub, LeVeque 1979)";
  let parameters = (ins "::mlir::Type":$element);
  let assemblyFormat = "`<` $element `>`";
}

def Plan_AffineType : Plan_Type<"Affine", "affine"> {
  let summary = "the map s => a s + b, composed in order: a recurrence";
  let parameters = (ins "::mlir::Type":$element);
  let assemblyFormat = "`<` $element `>`";
}

class Plan_Attr<string name, string attr_mnemonic> : AttrDef<Plan_Dialect, name> {
  let mnemonic = attr_mnemonic;
}

def Plan_AxisAttr : Plan_Attr<"Axis", "axis"> {
  let summary = "one row of the form's axis table";
  let description = [{
    `kind` is plain, pack, composite (its `factors`, outermost first, stand for it in types), twin (`of` another),
    window (offsets `low` .. `high`), bounded (`of` another, ends where an array says), indexed (its coordinate is what
    an array of labels says), block or replica. `extent` is -1 where it is chosen at run time.
  }];
  let parameters = (ins "::mlir::StringAttr":$name, StringRefParameter<>:$kind,
    DefaultValuedParameter<"int64_t", "-1">:$extent,
    OptionalArrayRefParameter<"::mlir::StringAttr">:$factors,
    OptionalParameter<"::mlir::StringAttr">:$of,
    DefaultValuedParameter<"int64_t", "0">:$low, DefaultValuedParameter<"int64_t", "0">:$high);
  let hasCustomAssemblyFormat = 1;
}

def Plan_PointAttr : Plan_Attr<"Point", "point"> {
  let summary = "where an array's axis is read: at the space's axis `from`, plus the window axis `offset`";
  let description = [{
    Printed inside a read: `C` (at itself), `D from E`, `C plus W else 0.0`. `otherwise` is what lies outside the
    border; without it the elements whose point lies outside are not walked.
  }];
  let parameters = (ins "::mlir::StringAttr":$axis, "::mlir::StringAttr":$from,
    OptionalParameter<"::mlir::StringAttr">:$offset, OptionalParameter<"::mlir::FloatAttr">:$otherwise);
  let hasCustomAssemblyFormat = 1;
}

def Plan_AccumulateAttr : Plan_Attr<"Accumulate", "accumulate"> {
  let summary = "a reduction of a traversal: its monoid, the axes kept, the kernel's axes it runs across";
  let description = [{
    `running T` keeps at every coordinate of T what is merged up to and with it, or, `reversed`, from it on.
  }];
  let parameters = (ins StringRefParameter<>:$monoid, OptionalArrayRefParameter<"::mlir::StringAttr">:$kept,
    OptionalArrayRefParameter<"::mlir::StringAttr">:$across, OptionalParameter<"::mlir::StringAttr">:$running,
    DefaultValuedParameter<"bool", "false">:$reversed);
  let builders = [AttrBuilder<(ins "::llvm::StringRef":$monoid, "::llvm::ArrayRef<::mlir::StringAttr>":$kept,
    "::llvm::ArrayRef<::mlir::StringAttr>":$across, "::mlir::StringAttr":$running),
    [{ return $_get($_ctxt, monoid, kept, across, running, false); }]>];
  let hasCustomAssemblyFormat = 1;
}

def Plan_BlockAttr : Plan_Attr<"Block", "block"> {
  let summary = "a kernel's axis cut into runs of `by`; the runs are the axis `as`";
  let parameters = (ins "::mlir::StringAttr":$axis, "int64_t":$by, "::mlir::StringAttr":$as);
  let hasCustomAssemblyFormat = 1;
}

#endif
