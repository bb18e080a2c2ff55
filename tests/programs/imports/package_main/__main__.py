# args: one two
"""__main__.py as the program: __name__, __package__, sys.path[0], and importing siblings."""

import os
import sys

import sibling
from helpers import text

print(__name__, repr(__package__), __spec__, os.path.basename(__file__), sys.argv[1:])
print(os.path.basename(sys.path[0]), sibling.who(), text.shout("hello"))
try:
    from . import sibling as relative
except ImportError as error:
    print(error)
import __main__
print(__main__.__file__ == __file__, __main__.os is os, sys.modules["__main__"] is __main__)
print(sibling.main_names())
raise SystemExit(text.fail())
