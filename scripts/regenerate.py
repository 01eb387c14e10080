"""What the compiler makes of each entry of the catalogue, as text under generated/.

    regenerate.py [--check] NORMA GENERATED

writes the files anew and removes those that nothing makes any more. With --check it only says which are not as the compiler
would write them now, and ends with 1 if there are any. Every file's first line has the command that makes it.
"""

import argparse
import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys

DOZEN = 12
WAY_OUT = "regenerate with: cmake --build build --target regenerate"


def run(norma, *command):
    done = subprocess.run([norma, *command], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"norma {' '.join(command)} ends with {done.returncode}:\n{done.stderr}")
    return done.stdout


def with_dialect_listing(entries):
    """A dozen: the first entry of each family, then others in the order of the catalogue."""
    families = set()
    first = [entry for entry in entries if not (entry["family"] in families or families.add(entry["family"]))]
    return [entry["name"] for entry in first + [entry for entry in entries if entry not in first]][:DOZEN]


def commands(entries):
    """Each file under generated/, with its kind of comment and the command that makes it."""
    dozen = with_dialect_listing(entries)
    for entry in entries:
        name = entry["name"]
        yield f"{name}/{name}.h", "//", ("show", name, "--emit", "header")
        yield f"{name}/plan.mlir", "//", ("show", name, "--emit", "plan")
        yield f"{name}/plan.txt", "#", ("explain", name)
        if name in dozen:
            yield f"{name}/norm.mlir", "//", ("show", name, "--emit", "norm")
            yield f"{name}/derivative.mlir", "//", ("show", name, "--emit", "derivative")


def make_all(norma):
    """The text of each file by its path."""
    made = list(commands(json.loads(run(norma, "list", "--json"))))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        texts = pool.map(lambda file: run(norma, *file[2]), made)
        return {path: f"{comment} norma {' '.join(command)}\n{text}" for (path, comment, command), text in zip(made, texts)}


def committed(folder):
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}


def check(folder, texts):
    """A sentence for each file that is not as it would be made."""
    present = committed(folder)
    for path in sorted(texts.keys() | present.keys()):
        if path not in present:
            yield f"generated/{path} is missing; {WAY_OUT}"
        elif path not in texts:
            yield f"generated/{path} is made by nothing any more; {WAY_OUT}"
        elif present[path].read_text(encoding="utf-8") != texts[path]:
            yield f"generated/{path} is stale; {WAY_OUT}"


def write(folder, texts):
    for path in committed(folder).keys() - texts.keys():
        (folder / path).unlink()
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    for directory in [path for path in folder.iterdir() if path.is_dir() and not any(path.iterdir())]:
        directory.rmdir()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("norma")
    parser.add_argument("generated", type=pathlib.Path)
    arguments = parser.parse_args()
    texts = make_all(arguments.norma)
    if not arguments.check:
        write(arguments.generated, texts)
        return 0
    found = list(check(arguments.generated, texts))
    print("\n".join(found) or f"{len(texts)} files are as they would be made")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
