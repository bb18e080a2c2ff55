"""Python imports this file at its start, when its folder is on PYTHONPATH; the rest is in record.py.

Nothing else of ours stays where the program could see it: not in sys.path, sys.modules or os.environ.
"""

import marshal
import os
import sys


def _start():
    with open(os.environ.pop("VITRINE_FIDELITY"), "rb") as file:
        options = marshal.load(file)
    here = os.path.dirname(os.path.abspath(__file__))
    sys.path[:] = [path for path in sys.path if os.path.abspath(path) != here]
    rest = os.environ.pop("PYTHONPATH").split(os.pathsep)[1:]
    if rest:
        os.environ["PYTHONPATH"] = os.pathsep.join(rest)
    before = set(sys.modules)
    sys.path[:0] = options["modules"]
    import record
    del sys.path[:len(options["modules"])]
    for name in set(sys.modules) - before:
        del sys.modules[name]
    record.start(options)


if "VITRINE_FIDELITY" in os.environ:
    _start()
del _start, marshal, os, sys
