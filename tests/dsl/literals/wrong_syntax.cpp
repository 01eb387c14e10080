// expected: line 1, column 33: expected an expression, found ')'
// twin: y +   -> y + 1
#include "dsl/literal.h"

constexpr auto syntax = R"(norm f(x[N, C]) { recover (y +  ) })"_norm;

int main() { return int(syntax.definitions.size()); }
