"""The checks of layering can fail, and name the place and the rule."""

import pathlib
import tempfile
import unittest

import check_includes
import check_lengths


class Tree(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = pathlib.Path(self.folder.name)

    def write(self, file, text):
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def includes(self, file, *lines):
        self.write(file, "".join(f"{line}\n" for line in lines))
        return list(check_includes.check_tree(self.root))


class Includes(Tree):
    def test_what_is_drawn_passes(self):
        self.write("dsl/parse.h", "")
        self.assertEqual(self.includes("compiler/reference/value.cpp", '#include "dsl/parse.h"', "#include <vector>"), [])
        self.assertEqual(self.includes("compiler/target/cpu/cpu.cpp", '#include "compiler/emit/emit.h"',
                                       '#include "norma/record.h"', '#include "mlir/IR/Block.h"'), [])
        self.assertEqual(self.includes("tests/any_test.cpp", '#include "compiler/driver/run.h"'), [])
        self.assertEqual(self.includes("compiler/dialect/plan/ops.td", 'include "mlir/IR/OpBase.td"'), [])

    def test_runtime_never_sees_the_compiler(self):
        self.assertEqual(self.includes("runtime/core/call.cpp", "", '#include "compiler/emit/emit.h"'),
                         ['runtime/core/call.cpp:2: includes "compiler/emit/emit.h", but runtime/core may include norma'])

    def test_the_core_knows_no_adapter(self):
        self.assertEqual(len(self.includes("runtime/core/call.cpp", '#include "runtime/cuda/driver.h"', "#include <dlfcn.h>")), 2)

    def test_an_adapter_takes_the_public_headers_and_its_library(self):
        self.assertEqual(self.includes("runtime/cuda/driver.cpp", "#include <dlfcn.h>", '#include "norma/device.h"'), [])
        self.assertEqual(len(self.includes("runtime/cuda/driver.cpp", "#include <cuda.h>", '#include "runtime/core/fault.h"')), 2)

    def test_one_target_never_includes_another(self):
        self.assertEqual(len(self.includes("compiler/target/cpu/cpu.cpp", '#include "compiler/target/cuda/cuda.h"')), 1)

    def test_the_emulator_needs_no_llvm_and_bind_does(self):
        self.assertEqual(self.includes("compiler/target/cuda/emulator/bind/bind.cpp", "#include <llvm/IR/Module.h>",
                                       '#include "compiler/target/cuda/emulator/calls.h"'), [])
        self.assertEqual(len(self.includes("compiler/target/cuda/emulator/race.cpp", "#include <llvm/IR/Module.h>")), 1)

    def test_the_language_uses_the_standard_library_alone(self):
        self.assertEqual(self.includes("dsl/parse.cpp", "#include <llvm/ADT/StringRef.h>"),
                         ['dsl/parse.cpp:1: includes "llvm/ADT/StringRef.h", but dsl may include nothing but itself and the '
                          'standard library'])

    def test_nothing_depends_on_tests(self):
        self.assertEqual(len(self.includes("compiler/driver/run.cpp", '#include "tests/support.h"')), 1)

    def test_a_way_around_by_a_relative_path_is_seen(self):
        self.write("compiler/emit/emit.h", "")
        self.assertEqual(len(self.includes("compiler/plan/plan.cpp", '#include "../emit/emit.h"')), 1)

    def test_the_reference_shares_no_code_with_the_compiler(self):
        self.assertEqual(len(self.includes("compiler/reference/value.cpp", '#include "compiler/elementary/table.h"')), 1)

    def test_the_interpreter_knows_no_rewrites(self):
        self.assertEqual(len(self.includes("compiler/plan/interpreter/run.cpp", '#include "compiler/plan/bytes.h"')), 1)

    def test_a_folder_without_a_rule_is_told(self):
        self.assertEqual(self.includes("compiler/novelty/a.cpp", ""),
                         ["compiler/novelty/a.cpp:1: its folder has no rule about whom it may include"])


class Lengths(Tree):
    def test_five_hundred_lines_pass_and_one_more_does_not(self):
        self.write("dsl/long.h", "\n" * 500)
        self.assertEqual(list(check_lengths.check_tree(self.root)), [])
        self.write("dsl/long.h", "\n" * 501)
        self.assertEqual(list(check_lengths.check_tree(self.root)),
                         ["dsl/long.h:501: has 501 lines, expected at most 500: split it by idea"])


if __name__ == "__main__":
    unittest.main()
