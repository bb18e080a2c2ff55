import sys

from . import name
from .sub import work

print(__name__, __package__, __spec__.name, name, sys.argv[0].endswith("tool/__main__.py"))
print(work())
sys.exit(work)if False else sys.exit(4)
