//===- call.h - one call of a form, on arrays ----------------------------------------------===//
//
// Arrays in double go into memory of the record's types, results come back; what no call may touch is checked.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "norma/runtime.h"
#include "tests/laws/memory.h"

#include <set>

namespace norma::laws {

using Arrays = std::map<std::string, Array>;
using Settings = std::map<std::string, double>;

/// All that must not show in the results.
struct Manner {
  std::uint64_t strides = 0; ///< a seed; 0: compact
  std::uint64_t tasks = 0;   ///< a seed for workers and the order of tasks; 0: one after the other
  std::int64_t threads = 1;
  std::int64_t stream_threshold = 0; ///< bytes; 0: the default
  bool states_in_place = false;
  std::map<std::string, std::vector<bool>> broadcast; ///< dimensions along which an input does not change
  std::set<std::string> left_out;                     ///< optional results that nobody asks for
};

struct Called {
  norma_status status = {};
  std::string message; ///< empty where all is well
  std::string damage;  ///< what was touched that no call may touch; empty where nothing was
  Arrays written;      ///< under the names of the record's arguments
};

/// Reads what `given` has under the record's names; optional arguments that are not there are left out. Settings that
/// are not there have their first value.
Called call(const norma_record &record, const Extents &extents, const Arrays &given, const Settings &settings = {},
            const Manner &manner = {});

} // namespace norma::laws
