"""Runs the tests that are text: commands in comments, checked by FileCheck."""

import os

import lit.formats

config.name = "norma"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".mlir", ".test"]
config.excludes = ["CMakeLists.txt"]
config.test_source_root = os.path.dirname(__file__)

path = os.pathsep.join([config.norma_tools, config.llvm_tools, os.environ["PATH"]])
config.environment["PATH"] = path
config.substitutions.append(("%norma-opt", os.path.join(config.norma_tools, "norma-opt")))
config.substitutions.append(("%norma-import", os.path.join(config.norma_tools, "norma-import")))
config.substitutions.append(("%norma", os.path.join(config.norma_tools, "norma")))
