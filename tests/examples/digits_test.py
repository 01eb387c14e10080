"""The command of the digits example: digits_test.py DIGITS"""

import pathlib
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

digits = sys.argv.pop(1)
data = pathlib.Path(__file__).parents[2] / "examples/digits/data/digits.csv"


def run(*arguments):
    return subprocess.run([digits, *arguments], capture_output=True, text=True)


class Command(unittest.TestCase):
    def test_unknown_normalization(self):
        done = run("later_norm")
        self.assertEqual(done.returncode, 2)
        self.assertIn("'later_norm' is neither an option nor a normalization", done.stderr)
        self.assertIn("batch_norm layer_norm rms_norm group_norm soft_rms_norm none", done.stdout)

    def test_number_of_epochs(self):
        done = run("rms_norm", "--epochs", "few")
        self.assertEqual(done.returncode, 2)
        self.assertIn("--epochs: found 'few', expected a number from 1 to 1000000", done.stderr)
        self.assertIn("epoch   2 of 2", run("rms_norm", "--epochs", "2").stdout)

    def test_missing_file(self):
        done = run("rms_norm", "--data", "nowhere.csv")
        self.assertEqual(done.returncode, 1)
        self.assertIn("nowhere.csv: cannot be read", done.stderr)

    def test_wrong_line(self):
        lines = data.read_text().splitlines()
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "digits.csv"
            file.write_text("\n".join(lines) + "\n")
            self.assertEqual(run("rms_norm", "--epochs", "1", "--data", str(file)).stderr, "")
            lines[6] = lines[6].replace(",", ";", 1)
            file.write_text("\n".join(lines) + "\n")
            self.assertIn("digits.csv:7: expected 64 numbers", run("rms_norm", "--data", str(file)).stderr)

    def test_picture(self):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "curves.svg"
            run("layer_norm", "batch_norm", "--epochs", "3", "--plot", str(file))
            picture = xml.etree.ElementTree.parse(file).getroot()
        curves = [element for element in picture if element.tag.endswith("polyline")]
        self.assertEqual(len(curves), 4)  # loss and accuracy of two
        self.assertTrue(all(len(curve.get("points").split()) == 3 for curve in curves))

    def test_same_numbers_again(self):
        def losses():
            return [line.split()[:-2] for line in run("group_norm", "--epochs", "2").stdout.splitlines() if "epoch" in line]

        self.assertEqual(losses(), losses())


unittest.main()
