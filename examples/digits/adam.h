//===- adam.h - how parameters learn -------------------------------------===//
#pragma once

#include "layer.h"

namespace digits {

/// Kingma and Ba's Adam, with its usual decay rates.
class Adam {
public:
  explicit Adam(std::vector<Parameter *> learnt) : parameters(std::move(learnt)) {}

  /// One step along the gradients.
  void step(double rate);

private:
  std::vector<Parameter *> parameters;
  int steps = 0;
};

} // namespace digits
