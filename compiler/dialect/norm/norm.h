//===- norm.h - the norm dialect's types, attributes and operations -------===//
//
// Arrays over named axes, and what is computed from them. See norm_ops.td for the operations.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "mlir/Bytecode/BytecodeOpInterface.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Dialect.h"
#include "mlir/IR/OpDefinition.h"
#include "mlir/IR/OpImplementation.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

#include <optional>

#include "compiler/dialect/norm/norm_dialect.h.inc"

#define GET_ATTRDEF_CLASSES
#include "compiler/dialect/norm/norm_attributes.h.inc"

#define GET_TYPEDEF_CLASSES
#include "compiler/dialect/norm/norm_types.h.inc"

#define GET_OP_CLASSES
#include "compiler/dialect/norm/norm_ops.h.inc"
