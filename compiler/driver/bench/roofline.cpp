//===- roofline.cpp - the streams that kernels are held against ------------------===//
//
// See roofline.h.
//
//===----------------------------------------------------------------------------===//
#include "compiler/driver/bench/roofline.h"

#include <algorithm>
#include <utility>

namespace norma::compiler::driver {

using benchmark::Store;
using benchmark::Subject;

/// What a core reads in about the time that waking another takes.
static constexpr double small_bytes = 1 << 20;

std::size_t Roofline::ask(double read, double written, double bytes) {
  constexpr std::size_t floats_per_line = 16;
  Stream wanted{.adds = read >= 1.5 * written};
  // Beyond this no machine has memory, which the estimate says.
  const auto floats = std::size_t(std::min(bytes, 1e18) / sizeof(float) / (wanted.adds ? 3 : 2));
  wanted.count = std::max((floats + floats_per_line - 1) / floats_per_line, std::size_t(1)) * floats_per_line;
  const auto known = std::find_if(streams.begin(), streams.end(), [&](const Stream &stream) {
    return stream.adds == wanted.adds && stream.count == wanted.count;
  });
  if (known == streams.end()) return streams.push_back(wanted), streams.size() - 1;
  return std::size_t(known - streams.begin());
}

std::size_t Roofline::longest() const {
  std::size_t count = 0;
  for (const Stream &stream : streams) count = std::max(count, stream.count);
  return count;
}

std::size_t Roofline::sets() const {
  std::size_t most = 1;
  for (const Stream &stream : streams) most = std::max(most, warm ? 1 : cold_sets(stream.bytes()));
  return most;
}

double Roofline::estimate() const { return 3 * Rotation::estimate(double(longest() * sizeof(float)), sets()); }

void Roofline::add_subjects(std::vector<Subject> &subjects) {
  const Contents contents{.type = {NORMA_FLOAT, 32, 1}, .low = -1, .high = 1};
  for (Rotation *rotation : {&to, &a, &b}) *rotation = Rotation(context, longest() * sizeof(float), sets(), contents);
  for (Stream &stream : streams) {
    stream.first_subject = subjects.size();
    for (const norma_context *workers : {&context, &std::as_const(serial)})
      for (Store store : {Store::past_cache, Store::ordinary})
        if (workers == &context || stream.bytes() < small_bytes)
          subjects.push_back({stream.adds ? "add" : "copy", stream.bytes(),
                              [=, this](std::size_t turn) { run(stream, *workers, store, turn); }});
    stream.subjects = subjects.size() - stream.first_subject;
  }
}

void Roofline::run(const Stream &stream, const norma_context &workers, Store store, std::size_t turn) const {
  auto *out = static_cast<float *>(to.at(turn));
  const auto *one = static_cast<const float *>(a.at(turn)), *other = static_cast<const float *>(b.at(turn));
  if (stream.adds)
    benchmark::stream_add(workers, store, out, one, other, stream.count);
  else
    benchmark::stream_copy(workers, store, out, one, stream.count);
}

double Roofline::speed(std::size_t number, const std::vector<benchmark::Timing> &timings) const {
  const Stream &stream = streams[number];
  double least = timings[stream.first_subject].median;
  for (std::size_t i = 1; i < stream.subjects; ++i) least = std::min(least, timings[stream.first_subject + i].median);
  return stream.bytes() / least;
}

} // namespace norma::compiler::driver
