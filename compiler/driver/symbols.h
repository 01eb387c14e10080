//===- symbols.h - what kernels and records are called --------------------===//
//
// A symbol ends in a hash of everything that the kernel depends on: the same request gives the same symbols, and two
// requests that differ in anything link together.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/driver/compile.h"

#include <cstdint>

namespace norma::compiler::driver {

/// What distinguishes kernels of one declaration.
struct KernelKey {
  std::string type, layout, target;
};

/// `norma_<library>_<norm>_<form>_<hash>`.
std::string record_symbol(const CompileRequest &request, const KernelKey &key, const std::string &form);

/// Of the saved values: the same for the form that writes and the one that reads them, whatever type, layout and
/// target.
std::uint64_t saved_hash(const CompileRequest &request);

/// The name as part of a C symbol.
std::string as_identifier(const std::string &name);

} // namespace norma::compiler::driver
