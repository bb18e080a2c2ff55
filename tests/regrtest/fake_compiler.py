#!/usr/bin/python3
"""Stands in for the compiler when the tools themselves are tested.

Its executables interpret the script, with a fault that the variable FAKE_FAULT names:
  crash     the process aborts in every test whose id ends in _in_finally
  divide    in all programs, `// 7` divides by 8
"""

import ast
import importlib.machinery
import json
import os
import sys

_RUNNER = """\
#!/usr/bin/python3
import os, runpy, sys
sys.path.insert(0, {here!r})
import fake_compiler
fake_compiler.plant(os.environ.get("FAKE_FAULT"))
sys.path[0] = os.path.dirname({script!r})
sys.argv[0] = {script!r}
runpy.run_path({script!r}, run_name="__main__")
"""


def main(arguments):
    """Write an executable where -o says."""
    output = arguments[arguments.index("-o") + 1]
    report = next(one for one in arguments if one.startswith("--report=")).split("=", 1)[1]
    here = os.path.dirname(os.path.abspath(__file__))
    with open(output, "w", encoding="utf-8") as file:
        file.write(_RUNNER.format(here=here, script=os.path.abspath(arguments[-1])))
    os.chmod(output, 0o755)
    with open(report, "w", encoding="utf-8") as file:
        json.dump({"code_objects": []}, file)


def plant(fault):
    """Make this process misbehave."""
    if fault == "crash":
        import unittest

        original = unittest.TestCase._callTestMethod

        def call(self, method):
            if self.id().endswith("_in_finally"):
                os.abort()
            original(self, method)

        unittest.TestCase._callTestMethod = call
    elif fault == "divide":
        importlib.machinery.SourceFileLoader.source_to_code = _divide_wrongly


class _Divide(ast.NodeTransformer):
    def visit_BinOp(self, node):
        self.generic_visit(node)
        if isinstance(node.op, ast.FloorDiv) and ast.unparse(node.right) == "7":
            node.right.value = 8
        return node


def _divide_wrongly(self, data, path, *, _optimization=-1):
    return compile(_Divide().visit(ast.parse(data)), path, "exec", dont_inherit=True)


if __name__ == "__main__":
    main(sys.argv[1:])
