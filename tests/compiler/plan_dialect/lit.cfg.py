# The plan dialect's texts. `--param tools=DIR` names the folder of norma-opt and norma-plan-run, `--param llvm=DIR` that
# of FileCheck and not.
import os

import lit.formats

config.name = "plan dialect"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".mlir"]
config.test_source_root = os.path.dirname(__file__)
config.test_exec_root = os.path.join(lit_config.params.get("output", config.test_source_root), "plan_dialect")
folders = [lit_config.params[name] for name in ("tools", "llvm") if name in lit_config.params]
config.environment["PATH"] = os.pathsep.join(folders + [os.environ["PATH"]])
