"""Measures Norma, its twins written by hand, PyTorch and oneDNN beside each other, in one run.

    run.py --build BUILD [--pytorch PYTHON] [--onednn-root FOLDER] [--out FOLDER]

Each is a process that answers requests (case.h), asked in turn for each case and round, so that a change of the
machine's speed meets all of them alike. What is compared are ratios within a round; the medians over the rounds make a
table and a picture, NAME.md and NAME.svg in FOLDER.
"""

import argparse
import contextlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

import report

LAYERS = [("layer_norm", "rows", 8192), ("layer_norm", "rows", 256), ("rms_norm", "rows", 8192), ("rms_norm", "rows", 256),
          ("batch_norm", "NCHW", 32), ("batch_norm", "NHWC", 32), ("group_norm", "NCHW", 32), ("group_norm", "NHWC", 32)]


def cases(largest):
    return [{"layer": layer, "layout": layout, "backward": backward, "size": min(size, largest)}
            for layer, layout, size in LAYERS for backward in (False, True)]


# Short calls reach their speed after some dozens.
SHORT_ROWS, MORE_REPEATS = 256, 10

# An idle OpenMP thread of LLVM's runtime keeps its processor for a while: not while another process is measured.
OWN = {"KMP_BLOCKTIME": "5", "OMP_PROC_BIND": "true"}
# Memory that the allocator keeps needs no new pages in every call.
PYTORCH = {"OMP_PROC_BIND": "true", "MALLOC_MMAP_MAX_": "0", "MALLOC_TRIM_THRESHOLD_": str(1 << 40), "MALLOC_TOP_PAD_": str(1 << 28)}


class Process:
    """One that answers requests; one that cannot says why, in each answer."""

    def __init__(self, command, environment, reason=None):
        self.reason = reason
        self.errors = tempfile.TemporaryFile(mode="w+")
        if not reason:
            self.process = subprocess.Popen(command, env={**os.environ, **environment}, stdin=subprocess.PIPE,
                                            stdout=subprocess.PIPE, stderr=self.errors, text=True)

    def ask(self, request):
        if self.reason:
            return {"missing": self.reason}
        try:
            self.process.stdin.write(json.dumps(request) + "\n")
            self.process.stdin.flush()
            return json.loads(self.process.stdout.readline())
        except (BrokenPipeError, json.JSONDecodeError):
            self.process.wait()
            self.errors.seek(0)
            self.reason = (self.errors.read().strip().splitlines() or [f"ended with {self.process.returncode}"])[-1]
            return {"missing": self.reason}

    def end(self):
        if hasattr(self, "process"):
            with contextlib.suppress(BrokenPipeError):
                self.process.stdin.close()
            self.process.wait()


def processes(arguments):
    folder = pathlib.Path(arguments.build) / "bin"
    yield Process([folder / "norma_benchmark"], OWN)
    absent = None if arguments.pytorch else "no --pytorch was given"
    yield Process([arguments.pytorch, pathlib.Path(__file__).with_name("peer_pytorch.py")], PYTORCH, absent)
    onednn = folder / "norma_benchmark_onednn"
    absent = None if onednn.exists() else "CMake was given no NORMA_ONEDNN_ROOT"
    libraries = pathlib.Path(arguments.onednn_root or "") / "lib"
    yield Process([onednn], {"LD_LIBRARY_PATH": str(libraries), "OCL_ICD_FILENAMES": str(libraries / "libintelocl.so")}, absent)


def measure(arguments, asked_for):
    """For each case the answers of each round, and the reasons of what is missing."""
    answers, missing = [[] for _ in asked_for], {}
    asked = list(processes(arguments))
    for round_number in range(-1, arguments.rounds):  # the first for compilers and caches, not counted
        for case, rounds in zip(asked_for, answers):
            many = arguments.repeats * (MORE_REPEATS if case["size"] == SHORT_ROWS else 1)
            request = {**case, "repeats": many if round_number >= 0 else 1}
            answer = {}
            for name, process in zip(("Norma", "PyTorch", "oneDNN"), asked):
                part = process.ask(request)
                if "missing" in part:
                    missing[name] = part["missing"]
                else:
                    answer |= part
                time.sleep(arguments.pause)
            if round_number >= 0:
                rounds.append(answer)
    for process in asked:
        process.end()
    if "Norma" in missing:
        sys.exit(f"norma_benchmark: {missing['Norma']}")
    return answers, missing


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", required=True, help="the build folder")
    parser.add_argument("--pytorch", help="a Python interpreter that has PyTorch")
    parser.add_argument("--onednn-root", help="the folder that CMake was given as NORMA_ONEDNN_ROOT")
    parser.add_argument("--out", default=".", help="where table and picture go")
    parser.add_argument("--name", default=time.strftime("%Y-%m-%d"), help="of the two files")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--repeats", type=int, default=9, help="timings of one round")
    parser.add_argument("--largest", type=int, default=1 << 30, help="most rows or images: to try that all runs")
    parser.add_argument("--pause", type=float, default=0.03, help="seconds in which the threads of one process come to rest")
    arguments = parser.parse_args()
    asked_for = cases(arguments.largest)
    answers, missing = measure(arguments, asked_for)
    rows = [report.summarize(case, rounds) for case, rounds in zip(asked_for, answers)]
    out = pathlib.Path(arguments.out)
    out.mkdir(parents=True, exist_ok=True)
    table = report.table(rows, missing, arguments, time.strftime("%Y-%m-%d"))
    (out / f"{arguments.name}.md").write_text(table, encoding="utf-8")
    (out / f"{arguments.name}.svg").write_text(report.picture(rows), encoding="utf-8")
    print(table)


main()
