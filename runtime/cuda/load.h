//===- load.h - the steps of loading device code -------------------------------------===//
#pragma once

#include "runtime/cuda/failure.h"

namespace norma::cuda {

/// The record's image for the device; fails with a list of those that there are.
const norma_image *find_image(Attempt &attempt, const norma_record &record, int compute_capability);

/// Refuses while the stream is being captured: loading is no part of a graph.
bool may_load(const Driver &driver, Attempt &attempt, Stream stream);

/// Kernel `kernel` of the variant, with its attributes set.
bool find_function(const Driver &driver, Attempt &attempt, Module module, const norma_record &record,
                   const norma_variant &variant, int kernel, Function &function);

/// Lets this thread load code while another captures a stream, which the driver by default takes for an error, in the
/// other's capture too.
class RelaxedCapture {
public:
  RelaxedCapture(const Driver &driver, Attempt &attempt) : driver(driver), attempt(attempt), begun(exchange()) {}
  ~RelaxedCapture() {
    if (begun) exchange();
  }
  RelaxedCapture(const RelaxedCapture &) = delete;

  bool has_begun() const { return begun; }

private:
  /// The thread's mode for ours, and the other way round.
  bool exchange() {
    return attempt("cuThreadExchangeStreamCaptureMode", driver.cuThreadExchangeStreamCaptureMode(&mode));
  }

  const Driver &driver;
  Attempt &attempt;
  CaptureMode mode = capture_relaxed;
  bool begun;
};

} // namespace norma::cuda
