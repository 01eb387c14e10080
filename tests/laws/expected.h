//===- expected.h - what the reference says -----------------------------------------------===//
#pragma once

#include "tests/laws/call.h"

namespace norma::laws {

/// The results of an entry under the names that records use: outputs and statistics by their name, new states as
/// `state_m`, gradients as `dx`. Cotangents by the output's name; none: no gradients. A fault fails the running test.
Arrays expected(const std::string &norm, bool training, const Arrays &inputs, const Arrays &cotangents,
                const Settings &settings);

} // namespace norma::laws
