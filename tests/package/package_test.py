"""What `cmake --install` leaves: a tree that can be moved, and from which a project builds.

    package_test.py CMAKE NINJA SOURCE BUILD CLANG GCC
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

cmake, ninja, source, build, clang, gcc = sys.argv[1:]
place = pathlib.Path(tempfile.mkdtemp(prefix="norma-package-"))
first_prefix = place / "first"
prefix = place / "moved" / "norma"
NO_LIBRARY = re.compile(r"lib(MLIR|LLVM|clang|Halide|python)", re.IGNORECASE)


def run(*command, **options):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)
    if done.returncode != 0:
        raise AssertionError(f"{command} ends with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def symbols_of(archive):
    """What an archive defines, and what else it refers to."""
    symbols = run("readelf", "--symbols", "--wide", archive)
    defined = set(re.findall(r"(?:GLOBAL|WEAK)\s+\w+\s+\d+ (\S+)", symbols))
    return defined, set(re.findall(r"(?:GLOBAL|WEAK)\s+\w+\s+UND (\S+)", symbols)) - defined


def setUpModule():
    run(cmake, "--install", build, "--prefix", first_prefix)
    prefix.parent.mkdir()
    first_prefix.rename(prefix)


def tearDownModule():
    shutil.rmtree(place)


class InstalledTree(unittest.TestCase):
    def test_no_file_mentions_where_it_was_made(self):
        files = [file for file in prefix.rglob("*") if file.is_file()]
        self.assertGreater(len(files), 40)
        for file in files:
            contents = file.read_bytes()
            for path in (source, build, str(first_prefix)):
                self.assertNotIn(path.encode(), contents, f"{file.relative_to(prefix)} mentions {path}")

    def test_the_runtime_is_small_and_needs_only_the_c_library(self):
        archive = prefix / "lib" / "libnorma_runtime.a"
        self.assertLess(archive.stat().st_size, 200_000)
        defined, undefined = symbols_of(archive)
        self.assertIn("norma_call", defined)
        allowed = {"_GLOBAL_OFFSET_TABLE_", "__stack_chk_fail", "__cpu_model", "__cpu_features2", "__cpu_indicator_init", "memcpy", "memmove",
                   "memset", "strlen", "strcmp", "strncmp", "norma_openmp_context"}
        self.assertLessEqual(undefined, allowed)

    def test_the_cuda_adapter_is_small_and_needs_only_the_c_library(self):
        archive = prefix / "lib" / "libnorma_cuda.a"
        self.assertLess(archive.stat().st_size, 100_000)
        defined, undefined = symbols_of(archive)
        self.assertIn("norma_cuda_context", defined)
        allowed = {"_GLOBAL_OFFSET_TABLE_", "__stack_chk_fail", "memcpy", "memset", "malloc", "free", "dlopen", "dlsym", "dlerror",
                   "pthread_mutex_lock", "pthread_mutex_unlock"}
        self.assertLessEqual(undefined, allowed)

    def test_the_command_runs_where_it_was_moved_to(self):
        entries = json.loads(run(prefix / "bin" / "norma", "list", "--json", cwd=place))
        for entry in entries:
            self.assertTrue((prefix / "share" / "norma" / "catalogue" / entry["file"]).is_file(), entry)

    def test_licence_and_language_are_there(self):
        for name in ("LICENSE", "language_reference.md"):
            self.assertTrue(list((prefix / "share" / "doc").rglob(name)), name)


class Project(unittest.TestCase):
    """The project is copied to a folder of its own and finds the package by its prefix alone."""

    def configure(self, folder, compiler, *options):
        shutil.copytree(pathlib.Path(source) / "tests" / "package" / "project", folder / "project")
        return [cmake, "-S", folder / "project", "-B", folder / "build", f"-DCMAKE_PREFIX_PATH={prefix}",
                f"-DCMAKE_CXX_COMPILER={compiler}", "-DCMAKE_BUILD_TYPE=Release", *options]

    def check_build(self, compiler, *options):
        folder = pathlib.Path(tempfile.mkdtemp(dir=place))
        run(*self.configure(folder, compiler, *options))
        run(cmake, "--build", folder / "build")
        program = folder / "build" / "uses_norma"
        # The adapter is linked, with the compiler's own OpenMP: as many workers as processors.
        self.assertEqual(run(program), f"12 comparisons hold, {len(os.sched_getaffinity(0))} workers\n")
        self.assertNotRegex(run("ldd", program), NO_LIBRARY)
        # Without a driver a program with the CUDA adapter links, starts and says so; with one, it has no context current.
        self.assertRegex(run(folder / "build" / "uses_cuda"),
                         r"^(no CUDA driver: libcuda\.so\.1: |no CUDA device: cuInit answers |cuCtxGetCurrent answers none: )")
        # A changed declaration is in the program after one build.
        declaration = folder / "project" / "channel_rms.norm"
        declaration.write_text(declaration.read_text().replace("eps = 1e-6", "eps = 0.5"))
        run(cmake, "--build", folder / "build")
        self.assertIn("channel_rms: differs", subprocess.run([program], capture_output=True, text=True).stdout)

    def test_it_builds_and_computes_with_clang(self):
        self.check_build(clang, "-G", "Ninja", f"-DCMAKE_MAKE_PROGRAM={ninja}")

    def test_it_builds_and_computes_with_gcc(self):
        self.check_build(gcc, "-G", "Unix Makefiles")

    def test_a_wrong_literal_stops_the_compiler(self):
        folder = pathlib.Path(tempfile.mkdtemp(dir=place))
        command = self.configure(folder, clang)
        header = folder / "project" / "layers.hpp"
        header.write_text(header.read_text().replace("over (C, ...)", "over (D, ...)"))
        run(*command)
        done = subprocess.run([cmake, "--build", str(folder / "build")], capture_output=True, text=True)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("axis D", done.stdout + done.stderr)

    def test_another_version_is_refused(self):
        folder = pathlib.Path(tempfile.mkdtemp(dir=place))
        command = self.configure(folder, clang, "-DNORMA_WANTED=0.2")
        done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("0.2", done.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
