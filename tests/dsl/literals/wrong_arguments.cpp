// expected: line 3, column 11: 'clip' takes 3 arguments, found 2
// twin: clip(y, 0) -> clip(y, 0, 1)
#include "dsl/literal.h"

constexpr auto arguments = R"(
norm f(x[N, C]) {
  recover clip(y, 0)
})"_norm;

int main() { return int(arguments.definitions.size()); }
