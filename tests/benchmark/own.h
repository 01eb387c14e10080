//===- own.h - Norma's kernels and their twins as subjects --------------------------------===//
#pragma once

#include "tests/benchmark/case.h"

#include "norma/norma.hpp"

namespace norma::benchmark {

/// Throws the status's sentence.
void require(const Status &status);

/// Both directions of a layer.
struct Calls {
  std::function<void()> forward, backward, forward_by_hand, backward_by_hand;

  /// Those of the direction that is asked for, after a forward pass for what it saves.
  std::vector<Subject> subjects(const Case &asked) const {
    forward();
    const auto subject = [&](const char *name, const std::function<void()> &call) {
      return Subject{name, asked.bytes_least(), [call](std::size_t) { call(); }};
    };
    return {subject("norma", asked.backward ? backward : forward),
            subject("by_hand", asked.backward ? backward_by_hand : forward_by_hand)};
  }
};

/// `norma` and `by_hand` for layer_norm and rms_norm, and for batch_norm and group_norm.
std::vector<Subject> on_rows(const Case &asked, const std::shared_ptr<const Data> &data);
std::vector<Subject> on_images(const Case &asked, const std::shared_ptr<const Data> &data);

} // namespace norma::benchmark
