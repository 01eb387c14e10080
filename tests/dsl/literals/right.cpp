// The positive twin of the literals that must not compile.
#include "dsl/literal.h"

constexpr auto axis = R"(
  norm f(x[N, C, ...]) {
    split     C into (G = 4) * K
    partition over (K, ...) per (N, G)
    operate   center
  }
)"_norm;
constexpr auto operation = R"(norm f(x[N, C]) {
  partition over (N) per (C)
  operate   standardize(1e-5)
})"_norm;
constexpr auto syntax = R"(norm f(x[N, C]) { recover (y + 1) })"_norm;

static_assert(axis.name() == "f" && operation.statements.size() == 2 && syntax.definitions.size() == 1);

int main() { return axis.file("literal").definitions.size() == 1 ? 0 : 1; }
