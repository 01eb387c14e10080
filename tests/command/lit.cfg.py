# `--param tools=DIR` names the folder of norma and norma_npy_tool, `--param llvm=DIR` that of FileCheck and not,
# `--param include=DIR` that of the runtime's headers.
import os
import sys

import lit.formats

config.name = "command"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".test", ".norm"]
config.excludes = ["inputs"]
config.test_source_root = os.path.dirname(__file__)
config.test_exec_root = os.path.join(lit_config.params.get("output", config.test_source_root), "command")
folders = [lit_config.params[name] for name in ("tools", "llvm") if name in lit_config.params]
config.environment["PATH"] = os.pathsep.join(folders + [os.environ["PATH"]])
config.substitutions.append(("%{include}", lit_config.params.get("include", "")))
config.substitutions.append(("%{inputs}", os.path.join(config.test_source_root, "inputs")))
config.substitutions.append(("%{python}", sys.executable))
