"""The module that is run."""
import os
import sys

from . import version
from .core import run

print(__name__, __package__, __spec__.name, __spec__.parent, __doc__)
print(os.path.basename(sys.argv[0]), sys.argv[1:], os.path.basename(sys.path[0]), version)
print("tool.cli" in sys.modules, "tool" in sys.modules, sys.modules["__main__"].__dict__ is globals())
from . import cli
print(cli.__name__, cli is sys.modules["__main__"]) if __name__ == "__main__" else None
if __name__ == "__main__":
    run(sys.argv)
