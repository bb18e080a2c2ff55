"""Namespace packages: several portions, no __init__, their attributes, and nesting in regular packages."""

import importlib.util
import os
import sys

here = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(here, "more"))
import space
import space.one
import space.two
from space.inner import three
import regular.bare.module

print(space.one.value, space.two.value, three.value, regular.bare.module.value)
print(type(space.__path__).__name__, [p.replace(here, "HERE") for p in space.__path__])
print(space.__file__ if hasattr(space, "__file__") else "no __file__", space.__doc__, space.__name__)
print(space.__spec__.origin, space.__spec__.submodule_search_locations is not None, space.__package__)
print(repr(space).split(" (")[0], type(space.__loader__).__name__)
print(sorted(k for k in vars(space) if not k.startswith("__")))
print(repr(regular.bare).split(" (")[0], regular.__file__.replace(here, "HERE"))
sys.path.append(os.path.join(here, "third"))
import space.late
print(space.late.value, [p.replace(here, "HERE") for p in space.__path__])
import empty_folder
print(empty_folder.__path__ is not None)
try:
    import empty_folder.nothing
except ModuleNotFoundError as error:
    print(error)
try:
    from space import nothing
except ImportError as error:
    print(error)
print(importlib.util.find_spec("space.one").name, importlib.util.find_spec("space.nope"))
import space.broken
