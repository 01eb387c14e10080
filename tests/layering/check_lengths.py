"""No source file is longer than 500 lines, but for generated ones.

    check_lengths.py ROOT
"""

import pathlib
import sys

MOST = 500
SUFFIXES = {".h", ".hpp", ".cpp", ".c", ".cu", ".td", ".py", ".norm", ".mlir", ".cmake", ".sh"}
FOLDERS = ("dsl", "runtime", "compiler", "tests", "examples", "scripts")


def check_tree(root):
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix not in SUFFIXES or not path.is_file():
                continue
            lines = path.read_bytes().count(b"\n")
            if lines > MOST:
                yield f"{path.relative_to(root).as_posix()}:{MOST + 1}: has {lines} lines, expected at most {MOST}: split it by idea"


def main():
    found = list(check_tree(pathlib.Path(sys.argv[1])))
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
