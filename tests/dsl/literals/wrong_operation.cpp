// expected: line 3, column 13: unknown operation 'standardise'; did you mean 'standardize'
// twin: standardise -> standardize
#include "dsl/literal.h"

constexpr auto operation = R"(norm f(x[N, C]) {
  partition over (N) per (C)
  operate   standardise(1e-5)
})"_norm;

int main() { return int(operation.definitions.size()); }
