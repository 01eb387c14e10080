"""Every header under generated/ compiles without a warning, all of them together: headers_test.py ROOT COMPILER..."""

import pathlib
import shutil
import subprocess
import sys

root = pathlib.Path(sys.argv[1])
headers = sorted(path.relative_to(root / "generated") for path in (root / "generated").rglob("*.h"))
assert headers, "generated/ has no headers"
text = "".join(f'#include "{header}"\n' for header in headers) + "int main() {}\n"
for compiler in sys.argv[2:]:
    assert shutil.which(compiler), f"{compiler} is not here"
    command = [compiler, "-std=c++20", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-fsyntax-only", "-x", "c++", "-",
               "-I", str(root / "generated"), "-I", str(root / "runtime" / "core" / "include")]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{compiler}:\n{done.stderr}"
print(f"{len(headers)} headers compile with {', '.join(sys.argv[2:])}")
