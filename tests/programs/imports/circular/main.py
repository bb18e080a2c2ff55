"""Circular imports that work, and those that fail with the message about partial initialisation."""

import sys

import first
import attribute_later

print(first.use(), sys.modules["second"].use())
print(attribute_later.late())
try:
    import from_one
except ImportError as error:
    print(type(error).__name__, str(error).replace(sys.path[0], "HERE"), error.name)
print("from_one" in sys.modules, "from_two" in sys.modules)
try:
    import attr_one
except AttributeError as error:
    print(type(error).__name__, error)
import package
print(package.x.name(), package.y.name())
import main as second_copy
