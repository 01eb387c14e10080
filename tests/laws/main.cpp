//===- main.cpp - the suite's own options ------------------------------------------------===//
//
//   norma_laws_tests [options of GoogleTest] [--seed=N] [--trials=N]
//
// A failing random trial prints the line that runs it alone.
//
//===----------------------------------------------------------------------===//

#include "tests/laws/options.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstring>

namespace norma::laws {

Options &options() {
  static Options all;
  return all;
}

} // namespace norma::laws

int main(int count, char **arguments) {
  testing::InitGoogleTest(&count, arguments);
  for (int i = 1; i < count; ++i) {
    unsigned long long number = 0;
    if (std::sscanf(arguments[i], "--seed=%llu", &number) == 1) {
      norma::laws::options().seed = number;
    } else if (std::sscanf(arguments[i], "--trials=%llu", &number) == 1) {
      norma::laws::options().trials = number;
    } else {
      std::fprintf(stderr, "unknown option '%s', expected --seed=N or --trials=N\n", arguments[i]);
      return 2;
    }
  }
  return RUN_ALL_TESTS();
}
