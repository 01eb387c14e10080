"""The check of generated/ can fail, and says how to help it: regenerate_test.py ROOT"""

import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(sys.argv.pop(1)) / "scripts"))
import regenerate

TEXTS = {"a_norm/plan.txt": "# norma explain a_norm\nplan\n", "b_norm/b_norm.h": "// norma show b_norm --emit header\n"}
WAY_OUT = "regenerate with: cmake --build build --target regenerate"


class Check(unittest.TestCase):
    def setUp(self):
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        self.folder = pathlib.Path(place.name)
        regenerate.write(self.folder, TEXTS)

    def found(self, texts=None):
        return list(regenerate.check(self.folder, TEXTS if texts is None else texts))

    def test_what_was_written_passes(self):
        self.assertEqual(self.found(), [])

    def test_another_text_is_stale(self):
        (self.folder / "a_norm" / "plan.txt").write_text("# norma explain a_norm\nplans\n")
        self.assertEqual(self.found(), [f"generated/a_norm/plan.txt is stale; {WAY_OUT}"])

    def test_a_missing_file_is_told(self):
        (self.folder / "b_norm" / "b_norm.h").unlink()
        self.assertEqual(self.found(), [f"generated/b_norm/b_norm.h is missing; {WAY_OUT}"])

    def test_a_file_too_many_is_told_and_goes(self):
        (self.folder / "c_norm").mkdir()
        (self.folder / "c_norm" / "plan.txt").write_text("")
        self.assertEqual(self.found(), [f"generated/c_norm/plan.txt is made by nothing any more; {WAY_OUT}"])
        regenerate.write(self.folder, TEXTS)
        self.assertEqual(self.found(), [])
        self.assertFalse((self.folder / "c_norm").exists())


class Commands(unittest.TestCase):
    def test_each_entry_has_its_files_and_a_dozen_have_more(self):
        entries = [{"name": f"n{i}", "family": "one" if i < 14 else "other"} for i in range(15)]
        paths = [path for path, _, _ in regenerate.commands(entries)]
        self.assertEqual([path for path in paths if path.startswith("n13/")], ["n13/n13.h", "n13/plan.mlir", "n13/plan.txt"])
        self.assertEqual(sum(path.endswith("/norm.mlir") for path in paths), 12)
        self.assertIn("n14/derivative.mlir", paths, "the first of its family")


if __name__ == "__main__":
    unittest.main()
