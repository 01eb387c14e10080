//===- truth.h - elementary functions of a float, in double -----------------------------------===//
//
// Cheap enough for every float there is: what is trivial is written down, the rest asks the C library.
//
//===----------------------------------------------------------------------===//
#pragma once

namespace norma::elementary {

/// Within 2⁻⁵⁰ of the value, relative.
double true_erf(float x);
double true_exp(float x);
double true_log(float x);
double true_tanh(float x);

} // namespace norma::elementary
