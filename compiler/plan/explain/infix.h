//===- infix.h - a body's scalar as an expression --------------------------===//
#pragma once

#include "compiler/dialect/plan/plan_dialect.h"

#include <string>

namespace norma::compiler::plan {

/// `dy·(x − m)·r`: reads by the names of their arrays, the rest as written by hand.
std::string infix(mlir::Value scalar);

} // namespace norma::compiler::plan
