// expected: line 2, column 12: definitions call one another in a circle: half -> third -> half
// twin: 3 * half(x) -> 3 * x
#include "dsl/literal.h"

constexpr auto circle = R"(
  function half(x) { yield third(x) / 2 }
  function third(x) { yield 3 * half(x) }
  norm f(x[N, C]) { recover half(y) }
)"_norm;

int main() { return int(circle.definitions.size()); }
