// expected: line 2, column 24: unknown name 'residaul'; did you mean 'residual'
// twin: residaul -> residual
#include "dsl/literal.h"

constexpr auto name = R"(norm f(x[N, C], residual[N, C]) {
  recover where(y > 0, residaul, y)
})"_norm;

int main() { return int(name.definitions.size()); }
