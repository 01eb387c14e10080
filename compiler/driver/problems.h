//===- problems.h - what the user got wrong, ready to be printed ----------===//
//
// Every step of the driver takes a `Problems` and returns nothing where it added an error. Our own faults are
// InternalError and are never put in here.
//
//===----------------------------------------------------------------------===//
#pragma once

#include <stdexcept>
#include <string>

namespace norma::compiler::driver {

class Problems {
public:
  /// One sentence without a place in a file: lower case, no full stop.
  void add(const std::string &sentence) { add_rendered("error: " + sentence + "\n", true); }
  /// Lines that already have their place; `wrong` is false for mere warnings.
  void add_rendered(const std::string &lines, bool wrong) {
    text_ += lines;
    any_ |= wrong;
  }

  /// Whether there is an error; warnings stop nothing.
  bool any() const { return any_; }
  const std::string &text() const { return text_; }

private:
  std::string text_;
  bool any_ = false;
};

/// A broken assumption of ours, in the phase that found it.
struct InternalError : std::logic_error {
  InternalError(std::string phase, const std::string &what, std::string ir = {})
      : std::logic_error("internal error in phase " + phase + ": " + what), phase(std::move(phase)), ir(std::move(ir)) {
  }
  std::string phase;
  std::string ir; ///< what the phase was working on
};

} // namespace norma::compiler::driver
