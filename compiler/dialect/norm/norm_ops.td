//===- norm_ops.td - operations on arrays over named axes -----------------===//
#ifndef NORMA_DIALECT_NORM_OPS
#define NORMA_DIALECT_NORM_OPS

include "mlir/IR/OpBase.td"
include "mlir/IR/BuiltinAttributes.td"
include "mlir/IR/CommonTypeConstraints.td"
include "mlir/IR/OpAsmInterface.td"
include "mlir/IR/SymbolInterfaces.td"
include "mlir/Interfaces/ControlFlowInterfaces.td"
include "mlir/Interfaces/FunctionInterfaces.td"
include "mlir/Interfaces/SideEffectInterfaces.td"
include "compiler/dialect/norm/norm_attributes.td"
include "compiler/dialect/norm/norm_types.td"

class Norm_Op<string mnemonic, list<Trait> traits = []> : Op<Norm_Dialect, mnemonic, traits>;

/// An operation on values: pure, and printed under the name that its location carries.
class Norm_ValueOp<string mnemonic, list<Trait> traits = []>
    : Norm_Op<mnemonic, !listconcat([Pure, DeclareOpInterfaceMethods<OpAsmOpInterface, ["getAsmResultNames"]>], traits)> {
  let extraClassDefinition = [{
    void $cppClass::getAsmResultNames(::mlir::OpAsmSetValueNameFn name) { print_name_of_location(getOperation(), name); }
  }];
}

//===----------------------------------------------------------------------===//
// Forms
//===----------------------------------------------------------------------===//

def Norm_FormOp : Norm_Op<"form", [FunctionOpInterface, IsolatedFromAbove, SingleBlock,
                                   DeclareOpInterfaceMethods<OpAsmOpInterface, ["getAsmBlockArgumentNames"]>]> {
  let summary = "one form of a declaration: training, inference, vjp, …";
  let description = [{
    Arguments and results carry `norm.name`, `norm.role`, `norm.storage` (what memory holds) and `norm.axes` (as written, in the
    order of memory, composites included); arguments also `norm.optional` and `norm.first_value`.
  }];
  let arguments = (ins SymbolNameAttr:$sym_name, TypeAttrOf<FunctionType>:$function_type, StrAttr:$declaration, StrAttr:$form,
                       Norm_AxisTable:$axes, OptionalAttr<Norm_MergedTable>:$merged,
                       OptionalAttr<DictArrayAttr>:$arg_attrs, OptionalAttr<DictArrayAttr>:$res_attrs);
  let regions = (region SizedRegion<1>:$body);
  let hasCustomAssemblyFormat = 1;
  let hasVerifier = 1;
  let extraClassDeclaration = [{
    ::llvm::ArrayRef<::mlir::Type> getArgumentTypes() { return getFunctionType().getInputs(); }
    ::llvm::ArrayRef<::mlir::Type> getResultTypes() { return getFunctionType().getResults(); }
    ::mlir::Region *getCallableRegion() { return &getBody(); }

    /// The row of the table, or null.
    AxisAttr find_axis(::mlir::StringAttr name);
    /// Position in the table, or -1.
    int axis_position(::mlir::StringAttr name);
    ReturnOp return_op();

    ::llvm::StringRef argument_name(unsigned index);
    ::llvm::StringRef argument_role(unsigned index);
    ::llvm::StringRef result_name(unsigned index);
    ::llvm::StringRef result_role(unsigned index);
  }];
}

def Norm_ReturnOp : Norm_Op<"return", [Pure, Terminator, ReturnLike, HasParent<"FormOp">]> {
  let summary = "what leaves the form";
  let arguments = (ins Variadic<Norm_ArrayType>:$values);
  let assemblyFormat = "attr-dict ($values^ `:` type($values))?";
  let hasVerifier = 1;
}

//===----------------------------------------------------------------------===//
// Sources
//===----------------------------------------------------------------------===//

def Norm_ConstantOp : Norm_ValueOp<"constant", [ConstantLike]> {
  let summary = "a number without axes";
  let arguments = (ins F64Attr:$value);
  let results = (outs Norm_Scalar:$result);
  let assemblyFormat = "$value attr-dict `:` type($result)";
  let hasFolder = 1;
}

def Norm_CoordinateOp : Norm_ValueOp<"coordinate"> {
  let summary = "0, 1, … along an axis";
  let arguments = (ins StrAttr:$axis);
  let results = (outs Norm_IntegerArray:$result);
  let assemblyFormat = "custom<AxisName>($axis) attr-dict `:` type($result)";
  let hasVerifier = 1;
}

def Norm_ExtentOp : Norm_ValueOp<"extent"> {
  let summary = "the number of elements along an axis";
  let arguments = (ins StrAttr:$axis);
  let results = (outs Norm_IntegerArray:$result);
  let assemblyFormat = "custom<AxisName>($axis) attr-dict `:` type($result)";
  let hasVerifier = 1;
}

def Norm_RandomOp : Norm_ValueOp<"random"> {
  let summary = "numbers drawn from a counter, one per coordinate";
  let arguments = (ins StrAttr:$function, Variadic<Norm_ArrayType>:$operands);
  let results = (outs Norm_RealArray:$result);
  let assemblyFormat = "$function `(` $operands `)` attr-dict `:` custom<Signature>(type($operands), type($result))";
}

//===----------------------------------------------------------------------===//
// Element by element
//===----------------------------------------------------------------------===//

def Norm_ConvertOp : Norm_ValueOp<"convert"> {
  let summary = "another element type, the same axes";
  let arguments = (ins Norm_ArrayType:$source);
  let results = (outs Norm_ArrayType:$result);
  let assemblyFormat = "$source attr-dict `:` type($source) `to` type($result)";
  let hasVerifier = 1;
}

def Norm_ElementwiseOp : Norm_ValueOp<"elementwise"> {
  let summary = "an elementary function, element by element; the result has the union of the operands' axes";
  let arguments = (ins StrAttr:$function, Variadic<Norm_ArrayType>:$operands);
  let results = (outs Norm_ArrayType:$result);
  let assemblyFormat = "$function `(` $operands `)` attr-dict `:` custom<Signature>(type($operands), type($result))";
  let hasVerifier = 1;
}

def Norm_BroadcastOp : Norm_ValueOp<"broadcast"> {
  let summary = "the same value along further axes; only where a result must have axes that its value lacks";
  let arguments = (ins Norm_ArrayType:$source);
  let results = (outs Norm_ArrayType:$result);
  let assemblyFormat = "$source attr-dict `:` type($source) `to` type($result)";
  let hasVerifier = 1;
}

def Norm_NarrowOp : Norm_ValueOp<"narrow", [AllTypesMatch<["source", "result"]>]> {
  let summary = "rounded to the type that memory holds, and back";
  let arguments = (ins Norm_RealArray:$source, TypeAttr:$storage);
  let results = (outs Norm_RealArray:$result);
  let assemblyFormat = "$source `to` $storage attr-dict `:` type($source)";
  let hasVerifier = 1;
}

def Norm_StopGradientOp : Norm_ValueOp<"stop_gradient", [AllTypesMatch<["source", "result"]>]> {
  let summary = "the value itself, a constant to every derivative";
  let arguments = (ins Norm_ArrayType:$source);
  let results = (outs Norm_ArrayType:$result);
  let assemblyFormat = "$source attr-dict `:` type($source)";
}

//===----------------------------------------------------------------------===//
// Across elements
//===----------------------------------------------------------------------===//

def Norm_AggregateOp : Norm_ValueOp<"aggregate", [AttrSizedOperandSegments]> {
  let summary = "one value per area: sum mean var min max norm count product quantile";
  let description = [{
    The source is first thought of element by element. Elements whose mask is false do not enter; a weight multiplies. `order` is
    that of a norm or the share of a quantile.
  }];
  let arguments = (ins StrAttr:$function, Norm_ArrayType:$source, Optional<Norm_BooleanArray>:$mask,
                       Optional<Norm_RealArray>:$weight, Norm_Area:$over, UnitAttr:$unbiased, OptionalAttr<F64Attr>:$order);
  let results = (outs Norm_ArrayType:$result);
  let assemblyFormat = [{
    $function $source `over` custom<Area>($over) (`unbiased` $unbiased^)? (`order` $order^)?
    (`where` $mask^ `:` type($mask))? (`weighted` `by` $weight^ `:` type($weight))? attr-dict `:` type($source) `->` type($result)
  }];
  let hasVerifier = 1;
  let extraClassDeclaration = [{
    bool has_window();
    /// No window, mask, weight or replicas: all elements of the axes enter once.
    bool is_plain();
    /// The axes of `over`.
    ::llvm::SmallVector<::mlir::StringAttr> over_axes();
  }];
}

def Norm_ReadOp : Norm_ValueOp<"read"> {
  let summary = "the source read at an index along some axes; 0 outside";
  let arguments = (ins Norm_ArrayType:$source, Variadic<Norm_IntegerArray>:$indices, StrArrayAttr:$at);
  let results = (outs Norm_ArrayType:$result);
  let assemblyFormat = [{
    $source `at` custom<AxisNames>($at) `(` $indices `)` attr-dict `:` type($source) `,` custom<Arrays>(type($indices)) `->` type($result)
  }];
  let hasVerifier = 1;
}

def Norm_RegroupOp : Norm_ValueOp<"regroup"> {
  let summary = "from the sources of a merged split to its factors, or back";
  let arguments = (ins Norm_ArrayType:$source, StrArrayAttr:$from, StrArrayAttr:$to);
  let results = (outs Norm_ArrayType:$result);
  let assemblyFormat = [{
    $source `from` custom<AxisNames>($from) `to` custom<AxisNames>($to) attr-dict `:` type($source) `->` type($result)
  }];
  let hasVerifier = 1;
}

//===----------------------------------------------------------------------===//
// Joint axes
//===----------------------------------------------------------------------===//

def Norm_TwinOp : Norm_ValueOp<"twin"> {
  let summary = "D and D' exchanged";
  let arguments = (ins Norm_ArrayType:$source, StrArrayAttr:$joint);
  let results = (outs Norm_ArrayType:$result);
  let assemblyFormat = "$source `of` custom<AxisNames>($joint) attr-dict `:` type($source) `->` type($result)";
  let hasVerifier = 1;
}

def Norm_ContractOp : Norm_ValueOp<"contract"> {
  let summary = "matrix product: the left operand's D' against the right one's D";
  let arguments = (ins Norm_RealArray:$left, Norm_RealArray:$right, StrArrayAttr:$joint);
  let results = (outs Norm_RealArray:$result);
  let assemblyFormat = [{
    $left `,` $right `along` custom<AxisNames>($joint) attr-dict `:` type($left) `,` type($right) `->` type($result)
  }];
  let hasVerifier = 1;
}

def Norm_MatrixOp : Norm_ValueOp<"matrix"> {
  let summary = "trace cholesky solve sqrt_symmetric lyapunov_solve eigen_vectors eigen_values";
  let arguments = (ins StrAttr:$function, Variadic<Norm_RealArray>:$operands, StrArrayAttr:$joint);
  let results = (outs Norm_RealArray:$result);
  let assemblyFormat = [{
    $function `(` $operands `)` `along` custom<AxisNames>($joint) attr-dict `:` custom<Signature>(type($operands), type($result))
  }];
  let hasVerifier = 1;
}

//===----------------------------------------------------------------------===//
// Bodies
//===----------------------------------------------------------------------===//

def Norm_YieldOp : Norm_Op<"yield", [Pure, Terminator, ReturnLike]> {
  let summary = "what a body hands on";
  let arguments = (ins Variadic<Norm_ArrayType>:$values);
  let assemblyFormat = "attr-dict ($values^ `:` type($values))?";
}

class Norm_LoopOp<string mnemonic> : Norm_Op<mnemonic, [RecursiveMemoryEffects, SingleBlock]> {
  let results = (outs Variadic<Norm_ArrayType>:$results);
  let regions = (region SizedRegion<1>:$body);
  let hasVerifier = 1;
}

def Norm_RepeatOp : Norm_LoopOp<"repeat"> {
  let summary = "the body a fixed number of times; operands enter as its arguments, the last yield leaves";
  let arguments = (ins I64Attr:$count, Variadic<Norm_ArrayType>:$carried);
  let assemblyFormat = "$count `(` $carried `)` `:` functional-type($carried, $results) $body attr-dict";
}

def Norm_AlongOp : Norm_LoopOp<"along"> {
  let summary = "the body once for each coordinate of an axis, in order";
  let description = [{
    The first arguments carry, one per operand of `carried`; the last argument is the coordinate. The body reads other arrays at
    it. The results are the carried values at the end, then what else is yielded, gathered along the axis.
  }];
  let arguments = (ins StrAttr:$axis, Variadic<Norm_ArrayType>:$carried);
  let assemblyFormat = "custom<AxisName>($axis) `(` $carried `)` `:` functional-type($carried, $results) $body attr-dict";
}

def Norm_CustomGradientOp
    : Norm_Op<"custom_gradient", [RecursiveMemoryEffects, SingleBlock, AllTypesMatch<["value", "result"]>,
                                  DeclareOpInterfaceMethods<OpAsmOpInterface, ["getAsmResultNames"]>]> {
  let summary = "the value itself, with a derivative of its own: the body makes the subject's cotangent of the value's";
  let arguments = (ins Norm_RealArray:$value, Norm_RealArray:$subject);
  let results = (outs Norm_RealArray:$result);
  let regions = (region SizedRegion<1>:$body);
  let assemblyFormat = "$value `of` $subject `:` type($value) `,` type($subject) $body attr-dict";
  let hasVerifier = 1;
  let extraClassDefinition = [{
    void $cppClass::getAsmResultNames(::mlir::OpAsmSetValueNameFn name) { print_name_of_location(getOperation(), name); }
  }];
}

#endif
