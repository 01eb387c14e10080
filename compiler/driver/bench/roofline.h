//===- roofline.h - the streams that kernels are held against --------------------===//
//
// A kernel that reads about as much as it writes is held against a copy, one that reads more against the sum of two
// arrays, of as many bytes as it must move. Stores are tried past the cache and ordinary, by all
// workers and, where waking them may take longer than the stream, by one; the fastest is the roofline.
//
//===----------------------------------------------------------------------------===//
#pragma once

#include "compiler/driver/bench/measure.h"
#include "compiler/driver/bench/rotation.h"
#include "compiler/driver/bench/stream.h"

namespace norma::compiler::driver {

class Roofline {
public:
  Roofline(const norma_context &context, bool warm) : context(context), warm(warm) {}

  /// Asks for a stream like a kernel that reads and writes so much and must move `bytes`; gives its number.
  std::size_t ask(double read, double written, double bytes);
  /// The memory that all that was asked for takes.
  double estimate() const;
  /// Adds the subjects, of which `speed` wants the timings.
  void add_subjects(std::vector<benchmark::Subject> &subjects);
  /// Bytes a second of a stream.
  double speed(std::size_t stream, const std::vector<benchmark::Timing> &timings) const;

private:
  struct Stream {
    bool adds = false;
    std::size_t count = 0; ///< floats in each array
    std::size_t first_subject = 0, subjects = 0;

    double bytes() const { return double(count * sizeof(float)) * (adds ? 3 : 2); }
  };
  void run(const Stream &stream, const norma_context &workers, benchmark::Store store, std::size_t turn) const;
  std::size_t longest() const;
  std::size_t sets() const;

  const norma_context &context;
  norma_context serial{};
  bool warm;
  std::vector<Stream> streams;
  Rotation to, a, b;
};

} // namespace norma::compiler::driver
