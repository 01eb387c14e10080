#!/usr/bin/env bash
# demo.sh - from a bare Debian 12 to a network that trains through generated kernels.
#
# Installs what is missing, builds the command norma and the examples, trains on handwritten digits with five
# normalizations, draws their learning curves, and compiles and calls a variant that is declared in six lines.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. scripts/setup.sh

install_packages "${build_packages[@]}"
install_python_tools 'cmake>=3.29' ninja
build demo norma digits own_variant

say "what layer norm became: its kernels, and the bytes that they move against the least possible"
build/bin/norma explain layer_norm --shape C=1024

say "training on 1,797 handwritten digits, once with each normalization and once without"
build/bin/digits --all --plot build/learning_curves.svg

say "a variant of your own, its kernels called from C++:"
cat examples/own_variant/half_centered_norm.norm
build/bin/own_variant

say "done: the learning curves are build/learning_curves.svg, the command is build/bin/norma, ./test.sh runs the tests"
