//===- case.h - one layer in one direction on one shape --------------------------------===//
#pragma once

#include "compiler/driver/bench/measure.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace norma::benchmark {

/// What is asked for: a layer of the catalogue on `size` rows of `features`, or on `size` images.
struct Case {
  std::string layer;  ///< layer_norm, rms_norm, batch_norm, group_norm
  std::string layout; ///< rows, NCHW, NHWC
  bool backward = false;
  std::int64_t size = 0;

  bool on_rows() const { return layout == "rows"; }
  std::int64_t elements() const { return size * (on_rows() ? features : channels * height * width); }
  /// x and y, or dy, x and dx.
  double bytes_least() const { return (backward ? 3.0 : 2.0) * double(elements()) * sizeof(float); }
  /// Whether the tensors stay in the caches from call to call.
  bool in_cache() const { return bytes_least() < 8e6; }

  static constexpr std::int64_t features = 1024, channels = 256, height = 28, width = 28, groups = 32;
};

/// Makes what is to be measured for a case, ready to be called. Throws a std::exception that says what is missing.
using MakeSubjects = std::function<std::vector<Subject>(const Case &)>;

/// Answers requests until the input ends: for each line of it, a JSON object with the members of Case and `repeats`,
/// one line with an object of seconds per subject, or of the one member `missing` with the reason.
void serve(const MakeSubjects &make);

struct FreeFloats {
  void operator()(float *data) const { std::free(data); }
};

/// Floats that begin at a cache line, none of them special.
class Buffer {
public:
  explicit Buffer(std::int64_t count)
      : data(static_cast<float *>(std::aligned_alloc(64, static_cast<std::size_t>(count + 15) / 16 * 64))) {
    for (std::int64_t i = 0; i < count; ++i) data.get()[i] = static_cast<float>(i * 7919 % 1000) * 2e-3F - 1;
  }
  operator float *() const { return data.get(); }

private:
  std::unique_ptr<float, FreeFloats> data;
};

/// What any case reads and writes. Parameters and statistics have room for one per feature, channel, row or group.
struct Data {
  explicit Data(const Case &asked)
      : x(asked.elements()), y(asked.elements()), dy(asked.elements()), gamma(asked.features), beta(asked.features),
        dgamma(asked.features), dbeta(asked.features), running_mean(asked.channels), running_variance(asked.channels),
        mean(statistics(asked)), rstd(statistics(asked)) {}
  static std::int64_t statistics(const Case &asked) {
    return asked.on_rows() ? asked.size : asked.channels + asked.size * asked.groups;
  }

  /// y is where dx goes, too: a case has one direction.
  Buffer x, y, dy, gamma, beta, dgamma, dbeta, running_mean, running_variance, mean, rstd;
};

} // namespace norma::benchmark
