// expected: line 4, column 15: axis K is in neither 'over', 'per' nor 'jointly'
// twin: over (...) -> over (K, ...)
#include "dsl/literal.h"

constexpr auto axis = R"(
  norm f(x[N, C, ...]) {
    split     C into (G = 4) * K
    partition over (...) per (N, G)
    operate   center
  }
)"_norm;

int main() { return int(axis.definitions.size()); }
