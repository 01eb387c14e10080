//===- main.cpp - calls kernels of a text file, a C++ header and the catalogue ---===//
//
// Each in two types and two layouts, against plain loops in double.
//
//===----------------------------------------------------------------------------===//
#include "channel_rms.h"
#include "group_norm.h"
#include "layers.hpp"
#include "whole_image.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <limits>
#include <vector>

namespace {

constexpr std::int64_t samples = 2, channels = 64, height = 3, width = 5;
constexpr std::int64_t groups = 32, places = height * width, count = samples * channels * places;

struct Element {
  std::int64_t n, c, place;
};

/// Whether two elements share their statistics.
using SameArea = std::function<bool(const Element &, const Element &)>;

std::vector<Element> elements() {
  std::vector<Element> all;
  for (std::int64_t n = 0; n < samples; ++n)
    for (std::int64_t c = 0; c < channels; ++c)
      for (std::int64_t place = 0; place < places; ++place) all.push_back({n, c, place});
  return all;
}

double value(const Element &e) { return double((e.n * 7 + e.c * 5 + e.place * 3 + e.c * e.place) % 17) / 8 - 0.75; }
double scale(std::int64_t c) { return 0.5 + double(c % 4) / 4; }

/// The element, less its area's mean if it is centred, over the root of the area's variance or mean square.
std::vector<double> by_hand(const SameArea &same, bool centred, double eps) {
  std::vector<double> result;
  for (const Element &e : elements()) {
    double sum = 0, squares = 0, size = 0;
    for (const Element &other : elements())
      if (same(e, other)) sum += value(other), ++size;
    const double mean = centred ? sum / size : 0;
    for (const Element &other : elements())
      if (same(e, other)) squares += (value(other) - mean) * (value(other) - mean);
    result.push_back((value(e) - mean) / std::sqrt(squares / size + eps) * scale(e.c));
  }
  return result;
}

/// Two dozen roundings of values below 8 stand behind each result.
template <typename T> constexpr double tolerance = 24 * 8 * std::numeric_limits<T>::epsilon() / 2;

/// `call(x, gamma, y)` runs the kernel on views of T in one layout.
template <typename T, typename Call>
bool compare(const char *name, bool channels_last, const std::vector<double> &expected, Call call) {
  std::vector<T> x(count), y(count), gamma(channels);
  const std::array<std::int64_t, 4> shape = {samples, channels, height, width};
  const std::array<std::int64_t, 4> strides =
      channels_last ? std::array<std::int64_t, 4>{places * channels, 1, width * channels, channels}
                    : std::array<std::int64_t, 4>{places * channels, places, width, 1};
  const auto position = [&](const Element &e) {
    return std::size_t(e.n * strides[0] + e.c * strides[1] + e.place / width * strides[2] +
                       e.place % width * strides[3]);
  };
  for (const Element &e : elements()) x[position(e)] = T(value(e));
  for (std::int64_t c = 0; c < channels; ++c) gamma[std::size_t(c)] = T(scale(c));
  const norma::Status status = call(norma::Tensor(x.data(), shape, strides), norma::Tensor(gamma.data(), {channels}),
                                    norma::Tensor(y.data(), shape, strides));
  double difference = status.ok() ? 0 : INFINITY;
  std::size_t next = 0;
  for (const Element &e : elements()) difference = std::fmax(difference, std::abs(y[position(e)] - expected[next++]));
  const bool holds = difference <= tolerance<T>;
  if (!holds) std::printf("%s: differs by %g, status: %s\n", name, difference, status.message());
  return holds;
}

int held = 0, failed = 0;

template <typename Call> void compare_all(const char *name, const SameArea &same, bool centred, double eps, Call call) {
  const std::vector<double> expected = by_hand(same, centred, eps);
  for (bool channels_last : {false, true})
    for (bool holds :
         {compare<float>(name, channels_last, expected, call), compare<double>(name, channels_last, expected, call)})
      ++(holds ? held : failed);
}

/// Forward of a generated namespace, with the workspace that it wants.
#define FORWARD(norm)                                                                                                  \
  [](const norma::Tensor &x, const norma::Tensor &gamma, const norma::Tensor &y) {                                     \
    const norma::Workspace workspace(norm::workspace_bytes({.x = x}));                                                 \
    return norm::forward({.x = x, .gamma = gamma}, {.y = y}, workspace);                                               \
  }

} // namespace

int main() {
  compare_all(
      "channel_rms", [](auto &a, auto &b) { return a.n == b.n && a.place == b.place; }, false, 1e-6,
      FORWARD(channel_rms));
  compare_all("whole_image", [](auto &a, auto &b) { return a.n == b.n; }, true, 1e-5, FORWARD(whole_image));
  compare_all(
      "group_norm", [](auto &a, auto &b) { return a.n == b.n && a.c * groups / channels == b.c * groups / channels; },
      true, 1e-5, FORWARD(group_norm));
  if (failed == 0) std::printf("%d comparisons hold, %d workers\n", held, int(norma::Context().workers()));
  return failed == 0 ? 0 : 1;
}
