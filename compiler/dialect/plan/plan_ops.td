//===- plan_ops.td - the operations of the plan ---------------------------===//
#ifndef NORMA_PLAN_OPS
#define NORMA_PLAN_OPS

include "compiler/dialect/plan/plan_dialect.td"
include "mlir/IR/BuiltinAttributes.td"
include "mlir/IR/OpAsmInterface.td"
include "mlir/IR/RegionKindInterface.td"
include "mlir/IR/SymbolInterfaces.td"
include "mlir/Interfaces/ControlFlowInterfaces.td"
include "mlir/Interfaces/FunctionInterfaces.td"
include "mlir/Interfaces/SideEffectInterfaces.td"

class Plan_Op<string op_mnemonic, list<Trait> traits = []> : Op<Plan_Dialect, op_mnemonic, traits>;

def Plan_AnyScalar : AnyTypeOf<[AnyFloat, I64, I1, Index]>;

def Plan_FormOp : Plan_Op<"form", [FunctionOpInterface, IsolatedFromAbove, Symbol, OpAsmOpInterface]> {
  let summary = "one form of a declaration: what enters, what leaves, and the kernels between";
  let description = [{
    Arguments and results carry the attributes of the norm dialect's form (`norm.name`, `norm.role`, `norm.storage`,
    `norm.axes` …). `layout` lists the first input's atomic axes from the outermost to the one that is contiguous in
    memory.
  }];
  let arguments = (ins SymbolNameAttr:$sym_name, TypeAttrOf<FunctionType>:$function_type,
    TypedArrayAttrBase<Plan_AxisAttr, "axis table">:$axes, StrAttr:$declaration, StrAttr:$form,
    OptionalAttr<StrArrayAttr>:$layout,
    OptionalAttr<DictArrayAttr>:$arg_attrs, OptionalAttr<DictArrayAttr>:$res_attrs);
  let regions = (region AnyRegion:$body);
  let hasCustomAssemblyFormat = 1;
  let hasVerifier = 1;
  let extraClassDeclaration = [{
    ::llvm::ArrayRef<::mlir::Type> getArgumentTypes() { return getFunctionType().getInputs(); }
    ::llvm::ArrayRef<::mlir::Type> getResultTypes() { return getFunctionType().getResults(); }
    ::mlir::Region *getCallableRegion() { return &getBody(); }
    /// The row of the axis table, or null.
    AxisAttr find_axis(::mlir::StringAttr name);
  }];
}

def Plan_ReturnOp : Plan_Op<"return", [Pure, Terminator, ReturnLike, ParentOneOf<["FormOp", "KernelOp"]>]> {
  let summary = "what leaves a form or an instance of a kernel";
  let arguments = (ins Variadic<AnyType>:$values);
  let assemblyFormat = "($values^ `:` type($values))? attr-dict";
}

def Plan_KernelOp : Plan_Op<"kernel", [Pure, SingleBlock, OpAsmOpInterface]> {
  let summary = "independent instances, one for each coordinate of `for`";
  let description = [{
    `block` cuts axes of `for` into runs; accumulators that run `across` such an axis give one partial per run. A result is
    an array over `for` and the axes that the instance returns, or over blocks and kept axes. `reversed` lets the last run
    begin.
  }];
  let arguments = (ins StrAttr:$name, StrArrayAttr:$instances, TypedArrayAttrBase<Plan_BlockAttr, "blocks">:$blocks,
    UnitAttr:$reversed, OptionalAttr<DictionaryAttr>:$placement);
  let results = (outs Variadic<Plan_ArrayType>:$values);
  let regions = (region SizedRegion<1>:$body);
  let hasCustomAssemblyFormat = 1;
  let hasVerifier = 1;
  let hasRegionVerifier = 1;
  let extraClassDeclaration = [{
    bool is_instance_axis(::mlir::StringAttr axis) { return ::llvm::is_contained(getInstances(), axis); }
    BlockAttr find_block(::mlir::StringAttr axis);
    static ::llvm::StringRef getDefaultDialect() { return "plan"; }
  }];
}

def Plan_TraverseOp : Plan_Op<"traverse", [Pure, SingleBlock, IsolatedFromAbove, AttrSizedOperandSegments, OpAsmOpInterface]> {
  let summary = "one walk over a space: reads, a scalar body, reductions and emitted elements";
  let description = [{
    The region is isolated, so that constants stay in it. It has one scalar argument per read and yields one value per accumulator, then one per emitted array.
    `points` holds, per read, where each axis of its array is read. `bounds` holds one array per name in `bounded`: the
    axis ends below its value, or, for an indexed axis, is walked at its value alone. An emitted array has the axes of the
    space but for indexed ones. Its elements that the walk leaves out are zero, or NaN where a label is out of range.
  }];
  let arguments = (ins StrArrayAttr:$space, Variadic<Plan_ArrayType>:$reads, Variadic<Plan_ArrayType>:$bounds,
    ArrayAttr:$points, StrArrayAttr:$bounded, TypedArrayAttrBase<Plan_AccumulateAttr, "accumulators">:$accumulators,
    UnitAttr:$in_order, OptionalAttr<StrArrayAttr>:$symmetric, OptionalAttr<DictionaryAttr>:$placement);
  let results = (outs Variadic<Plan_ArrayType>:$values);
  let regions = (region SizedRegion<1>:$body);
  let hasCustomAssemblyFormat = 1;
  let hasVerifier = 1;
  let extraClassDeclaration = [{
    /// True where the axis is walked at the value of an array of labels alone.
    bool is_indexed(::mlir::StringAttr axis);
    /// The space without its indexed axes: the axes of what is emitted.
    ::llvm::SmallVector<::mlir::StringAttr> emitted_axes();
    unsigned accumulator_count() { return getAccumulators().size(); }
    unsigned emit_count() { return getNumResults() - accumulator_count(); }
    AccumulateAttr accumulator(unsigned index) { return ::mlir::cast<AccumulateAttr>(getAccumulators()[index]); }
    ::llvm::ArrayRef<::mlir::Attribute> points_of(unsigned read) { return ::mlir::cast<::mlir::ArrayAttr>(getPoints()[read]).getValue(); }
    bool in_space(::mlir::StringAttr axis) { return ::llvm::is_contained(getSpace(), axis); }
    static ::llvm::StringRef getDefaultDialect() { return "arith"; }
  }];
}

def Plan_YieldOp : Plan_Op<"yield", [Pure, Terminator, ReturnLike]> {
  let summary = "what an element gives to each accumulator and each emitted array; or what a repetition carries on";
  let arguments = (ins Variadic<AnyType>:$values);
  let assemblyFormat = "($values^ `:` type($values))? attr-dict";
}

def Plan_HoldOp : Plan_Op<"hold", [Pure, AllTypesMatch<["array", "held"]>]> {
  let summary = "an array's part that belongs to the instance, kept near while its traversals run";
  let arguments = (ins Plan_ArrayType:$array, OptionalAttr<DictionaryAttr>:$placement);
  let results = (outs Plan_ArrayType:$held);
  let assemblyFormat = "$array (`placed` $placement^)? attr-dict `:` type($array)";
  let hasVerifier = 1;
}

def Plan_RepeatOp : Plan_Op<"repeat", [Pure, SingleBlock]> {
  let summary = "its body a constant number of times, what it yields carried on";
  let arguments = (ins I64Attr:$count, Variadic<Plan_ArrayType>:$initial);
  let results = (outs Variadic<Plan_ArrayType>:$values);
  let regions = (region SizedRegion<1>:$body);
  let assemblyFormat = "$count (`(` $initial^ `:` type($initial) `)`)? $body attr-dict `:` type($values)";
  let hasVerifier = 1;
}

def Plan_FactorOp : Plan_Op<"factor", [Pure]> {
  let summary = "a matrix factorization over twin axes";
  let description = [{
    `joint` names the rows and the columns of the first operand A; all further axes are those of independent matrices.
    cholesky(A) = L, lower triangular, L L' = A. triangular_solve(A, B) = X, A X = B for a triangular A: B has the rows'
    axis, X the columns' axis in its place (or the rows' again, where both stand for the same coordinates), and axes of
    B that A lacks are right-hand sides. sqrt_symmetric(A) = S, symmetric, S S = A. lyapunov_solve(A, B) = X, A X + X A = B for
    a symmetric A. Where A is not positive (semi)definite as needed, the results are NaN.
  }];
  let arguments = (ins StrAttr:$function, Variadic<Plan_ArrayType>:$operands_, StrArrayAttr:$joint);
  let results = (outs Variadic<Plan_ArrayType>:$values);
  let assemblyFormat = "$function `(` $operands_ `)` `over` $joint attr-dict `:` functional-type($operands_, $values)";
  let hasVerifier = 1;
}

def Plan_ExchangeOp : Plan_Op<"exchange", [Pure]> {
  let summary = "every replica's array, in rank order, along a replica axis";
  let arguments = (ins Plan_ArrayType:$array, StrAttr:$as);
  let results = (outs Plan_ArrayType:$gathered);
  let assemblyFormat = "$array `over` `replicas` `as` $as attr-dict `:` type($array) `->` type($gathered)";
  let hasVerifier = 1;
}

def Plan_IndexOp : Plan_Op<"index", [Pure]> {
  let summary = "the element's coordinate along an axis; along a window, its offset";
  let arguments = (ins StrAttr:$axis);
  let results = (outs I64:$value);
  let assemblyFormat = "$axis attr-dict";
  let hasVerifier = 1;
}

def Plan_ExtentOp : Plan_Op<"extent", [Pure]> {
  let summary = "the extent of an axis";
  let arguments = (ins StrAttr:$axis);
  let results = (outs I64:$value);
  let assemblyFormat = "$axis attr-dict";
  let hasVerifier = 1;
}

def Plan_ProjectOp : Plan_Op<"project", [Pure]> {
  let summary = "count, mean or m2 of moments; scale or offset of an affine map";
  let arguments = (ins StrAttr:$part, AnyType:$state);
  let results = (outs AnyFloat:$value);
  let assemblyFormat = "$part `of` $state attr-dict `:` type($state) `->` type($value)";
  let hasVerifier = 1;
}

def Plan_LiftOp : Plan_Op<"lift", [Pure]> {
  let summary = "moments from count, mean and m2; an affine map from scale and offset";
  let arguments = (ins Variadic<AnyFloat>:$parts);
  let results = (outs AnyTypeOf<[Plan_MomentsType, Plan_AffineType]>:$state);
  let assemblyFormat = "$parts attr-dict `:` type($parts) `->` type($state)";
  let hasVerifier = 1;
}

def Plan_NarrowOp : Plan_Op<"narrow", [Pure, AllTypesMatch<["operand", "value"]>]> {
  let summary = "rounded to a narrower type and back";
  let arguments = (ins AnyFloat:$operand, TypeAttr:$storage);
  let results = (outs AnyFloat:$value);
  let assemblyFormat = "$operand `to` $storage attr-dict `:` type($value)";
}

def Plan_RandomOp : Plan_Op<"random", [Pure]> {
  let summary = "a draw (uniform or normal) from a counter: seed, stream and the element's logical index";
  let arguments = (ins StrAttr:$distribution, I64:$seed, I64Attr:$stream, StrArrayAttr:$axes);
  let results = (outs AnyFloat:$value);
  let assemblyFormat = "$distribution `(` $seed `)` `stream` $stream `over` $axes attr-dict `:` type($value)";
  let hasVerifier = 1;
}

#endif
