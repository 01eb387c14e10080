//===- norm_types.td - arrays over named axes -----------------------------===//
#ifndef NORMA_DIALECT_NORM_TYPES
#define NORMA_DIALECT_NORM_TYPES

include "mlir/IR/AttrTypeBase.td"
include "compiler/dialect/norm/norm_dialect.td"

def Norm_ArrayType : TypeDef<Norm_Dialect, "Array"> {
  let mnemonic = "array";
  let summary = "an array over named axes";
  let description = [{
    `!norm.array<f32, [N, C]>`. The element is the type that is computed in (f32, f64, i64 or i1); what memory holds stands
    on the form's arguments and results. Axes are atomic, in the order of the form's axis table; extents never are part of
    the type. Rank 0 is a scalar.
  }];
  let parameters = (ins "::mlir::Type":$element, ArrayRefParameter<"::mlir::StringAttr">:$axes);
  let hasCustomAssemblyFormat = 1;
  let genVerifyDecl = 1;
  let extraClassDeclaration = [{
    bool has_axis(::mlir::StringAttr axis) const { return ::llvm::is_contained(getAxes(), axis); }
    bool is_scalar() const { return getAxes().empty(); }
    bool is_real() const { return ::mlir::isa<::mlir::FloatType>(getElement()); }
    ArrayType with_axes(::llvm::ArrayRef<::mlir::StringAttr> axes) const { return get(getContext(), getElement(), axes); }
    ArrayType with_element(::mlir::Type element) const { return get(getContext(), element, getAxes()); }
  }];
}

class Norm_ArrayOf<string condition, string summary>
    : Type<And<[CPred<"::mlir::isa<::norma::compiler::norm::ArrayType>($_self)">,
                CPred<"::mlir::cast<::norma::compiler::norm::ArrayType>($_self)." # condition>]>,
           summary, "::norma::compiler::norm::ArrayType">;

def Norm_RealArray : Norm_ArrayOf<"is_real()", "an array of reals">;
def Norm_IntegerArray : Norm_ArrayOf<"getElement().isInteger(64)", "an array of integers (i64)">;
def Norm_BooleanArray : Norm_ArrayOf<"getElement().isInteger(1)", "an array of booleans (i1)">;
def Norm_Scalar : Norm_ArrayOf<"is_scalar()", "an array without axes">;

#endif
