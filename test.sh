#!/usr/bin/env bash
# test.sh - installs what is missing, builds everything, runs every test; what CI calls.
#
# The last line counts the tests; the exit status is that of ctest, or of the step that failed before.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. scripts/setup.sh

# The value of an attribute of the results' first line, e.g. `count failures`.
count() { sed -n '/<testsuite /,/>/p' "$results" | grep -o "\b$1=\"[0-9]*\"" | head -n 1 | tr -dc 0-9; }

install_packages "${build_packages[@]}" "${test_packages[@]}"
install_python_tools 'cmake>=3.29' ninja lit numpy
build default all

readonly results=$logs/tests.xml
rm -f "$results"
say "ctest: running every test with $(nproc) jobs"
status=0
ctest --test-dir build --parallel "$(nproc)" --output-on-failure --no-tests=error --output-junit "$PWD/$results" ||
  status=$?
[[ -s $results ]] || fail "ctest ended with status $status and left no results"

failed=$(count failures) skipped=$(($(count skipped) + $(count disabled)))
say "ctest ended with status $status"
echo "$(($(count tests) - failed - skipped)) passed, $failed failed, $skipped skipped"
exit "$status"
