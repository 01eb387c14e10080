//===- expected.h - what the reference says -----------------------------------------------===//
#pragma once

#include "tests/laws/call.h"

namespace norma::laws {

/// Where the reference computes.
struct Point {
  Arrays inputs;     ///< with parameters and states
  Arrays cotangents; ///< by the output's name; empty: no gradients
  Arrays tangents;   ///< by the input's name; empty: none of the outputs
};

/// The results of an entry under the names that records use: outputs and statistics by their name, new states as
/// `state_m`, gradients as `dx`, tangents as `ty`. A fault fails the running test.
Arrays expected(const std::string &norm, bool training, const Point &point, const Settings &settings);

} // namespace norma::laws
