//===- plan_dialect.h - the plan dialect's types, attributes, operations --===//
#pragma once

#include "mlir/Bytecode/BytecodeOpInterface.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Dialect.h"
#include "mlir/IR/OpDefinition.h"
#include "mlir/IR/OpImplementation.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

#include "compiler/dialect/plan/plan_dialect.h.inc"

#define GET_TYPEDEF_CLASSES
#include "compiler/dialect/plan/plan_types.h.inc"

#define GET_ATTRDEF_CLASSES
#include "compiler/dialect/plan/plan_attributes.h.inc"

#define GET_OP_CLASSES
#include "compiler/dialect/plan/plan_ops.h.inc"
