//===- arrays.h - named-axis arrays that enter and leave the interpreter ---===//
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace norma::compiler::plan {

/// Values over named axes, the last axis contiguous. Integers and truth values are exact in a double up to 2^53.
struct Array {
  std::vector<std::string> axes;
  std::vector<std::int64_t> shape;
  std::vector<double> data;
};

/// By the name that the form's argument or result carries (`norm.name`).
using Arrays = std::map<std::string, Array>;

} // namespace norma::compiler::plan
