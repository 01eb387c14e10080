"""Who may include whom: scans every source file's includes and fails at each that the table below forbids.

    check_includes.py ROOT

prints FILE:LINE: and the rule, one line for each; nothing where all is well. Anything not drawn is forbidden. The rule of the
longest folder that holds a file counts, and a file may always include its own rule's folder.
"""

import pathlib
import re
import sys

SUFFIXES = {".h", ".hpp", ".cpp", ".c", ".cu", ".td", ".inc"}
INCLUDE = re.compile(r'^\s*#?\s*include\s+(?:"([^"]+)"|<([^>]+)>)')
ROOTS = ("dsl", "runtime", "compiler", "tests", "examples", "generated")

# What runtime/core shows to everybody stands in runtime/core/include/norma and is included as norma/….
RUNTIME_API = "norma"
MLIR = ("mlir", "mlir-c", "llvm", "llvm-c", "lld")
COMMAND = ("CLI", "nlohmann", "fmt")
MIDDLE = ("compiler/dialect", "compiler/elementary", "compiler/aggregate")

# folder: what it may include beside itself and the standard library
RULES = {
    "dsl": (),
    "runtime/core": (RUNTIME_API,),
    "runtime/openmp": (RUNTIME_API, "omp.h"),
    "runtime/cuda": (RUNTIME_API, "dlfcn.h", "pthread.h"),
    "runtime/halide": (RUNTIME_API, "HalideRuntime.h"),
    "runtime/lapack": (RUNTIME_API, "lapacke.h"),
    "runtime/mpi": (RUNTIME_API, "mpi.h"),
    "runtime/nccl": (RUNTIME_API, "nccl.h"),
    # The second opinion shares nothing with the compile path below the parsed declaration.
    "compiler/reference": ("dsl",),
    "compiler/precompiled.cpp": MLIR,
    "compiler/dialect": MLIR,
    "compiler/elementary": (*MLIR, "compiler/dialect"),
    "compiler/aggregate": (*MLIR, *MIDDLE),
    "compiler/import": (*MLIR, *MIDDLE, "dsl"),
    "compiler/simplify": (*MLIR, *MIDDLE),
    "compiler/derivative": (*MLIR, *MIDDLE, "compiler/simplify"),
    "compiler/saved": (*MLIR, *MIDDLE, "compiler/simplify"),
    "compiler/plan": (*MLIR, *MIDDLE),
    # The meaning of a plan knows nothing of how plans are made.
    "compiler/plan/interpreter": (*MLIR, "compiler/dialect/plan"),
    # The record is the contract between kernels and the runtime that launches them, so emission fills its header's structs.
    "compiler/emit": (*MLIR, *MIDDLE, "compiler/plan", RUNTIME_API),
    "compiler/target/cpu": (*MLIR, *MIDDLE, "compiler/plan", "compiler/emit", RUNTIME_API),
    "compiler/target/cuda": (*MLIR, *MIDDLE, "compiler/plan", "compiler/emit", RUNTIME_API),
    # The emulator needs no LLVM; what makes code for it does.
    "compiler/target/cuda/emulator": ("boost", "fmt"),
    "compiler/target/cuda/emulator/bind": ("llvm", "compiler/target/cuda/emulator"),
    "compiler/target/halide": (*MLIR, *MIDDLE, "compiler/plan", "compiler/emit", "Halide.h", RUNTIME_API),
    "compiler/driver": (*MLIR, *COMMAND, "compiler", "dsl", RUNTIME_API),
    "compiler/driver/npy": (),
    "compiler/tools": (*MLIR, *COMMAND, "compiler", "dsl"),
    # Each example uses only what an installed user has; the headers it has generated are not in the tree.
    "examples": (RUNTIME_API, "dsl/literal.h"),
    "generated": (RUNTIME_API,),
}

# Libraries that are not the standard one: by the first part of their headers' names.
LIBRARIES = {*MLIR, *COMMAND, "boost", "omp.h", "dlfcn.h", "pthread.h", "HalideRuntime.h", "Halide.h", "lapacke.h", "mpi.h", "nccl.h", "cuda.h",
             "cuda_runtime.h", "gtest", "gmock", "benchmark", "Python.h"}


def inside(path, folder):
    return path == folder or path.startswith(folder + "/")


def rule_of(file):
    return max((folder for folder in RULES if inside(file, folder)), key=len, default=None)


def target_of(root, file, written):
    """What an include leads to: a path from the root, the runtime's API, a library's name, or None for all else."""
    beside = (root / file).parent / written
    if beside.is_file() and beside.resolve().is_relative_to(root):
        return beside.resolve().relative_to(root).as_posix()
    first = written.split("/")[0]
    if first in ROOTS or first == RUNTIME_API or first in LIBRARIES:
        return written
    return None


def check_file(root, file):
    folder = rule_of(file)
    if folder is None:
        return
    for number, line in enumerate((root / file).read_text(encoding="utf-8").splitlines(), start=1):
        match = INCLUDE.match(line)
        if not match:
            continue
        written = match.group(1) or match.group(2)
        target = target_of(root, file, written)
        if target is None or inside(target, folder) or any(inside(target, allowed) for allowed in RULES[folder]):
            continue
        allowed = ", ".join(RULES[folder]) or "nothing but itself and the standard library"
        yield f'{file}:{number}: includes "{written}", but {folder} may include {allowed}'


def check_tree(root):
    root = root.resolve()
    for top in ROOTS:
        for path in sorted((root / top).rglob("*")):
            file = path.relative_to(root).as_posix()
            if path.suffix not in SUFFIXES or not path.is_file():
                continue
            if rule_of(file) is None and top != "tests":
                yield f"{file}:1: its folder has no rule about whom it may include"
            yield from check_file(root, file)


def main():
    found = list(check_tree(pathlib.Path(sys.argv[1])))
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
