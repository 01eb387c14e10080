//===- norma.hpp - the C++20 face of the runtime ----------------------------------===//
//
// What generated headers and the applications that include them use; header-only over the C functions of
// norma/runtime.h.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "norma/call.hpp"
#include "norma/context.hpp"
#include "norma/status.hpp"
#include "norma/tensor.hpp"
#include "norma/workspace.hpp"
