//===- precompiled.cpp - carries the precompiled MLIR headers of the compiler ----===//
