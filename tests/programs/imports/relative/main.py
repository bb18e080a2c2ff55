"""Relative imports in all forms inside packages, their errors, and what the package's namespace holds."""

import sys

import pkg
from pkg import a, sub
from pkg.sub import deep as deepest, helper
from pkg.sub.deep import leaf
import pkg.sub.other as other_module
import pkg.sub.deep.leaf as leaf_module

print(pkg.__name__, pkg.__package__, pkg.__path__ == [pkg.__file__.rsplit("/", 1)[0]])
print(a.value, sub.value, deepest.value, helper(), leaf.chain(), leaf_module is leaf, other_module.up())
print(sorted(name for name in vars(pkg) if not name.startswith("__")))
print(sorted(name for name in vars(pkg.sub) if not name.startswith("__")))
for name in ("beyond", "missing_name", "missing_module", "star_import", "no_package"):
    try:
        print(getattr(leaf, name)())
    except (ImportError, KeyError, TypeError) as error:
        print(name, type(error).__name__, str(error).replace(sys.path[0], "HERE"))
try:
    from . import anything
except ImportError as error:
    print(type(error).__name__, error)
try:
    from pkg import nothing_there
except ImportError as error:
    print(error.name, error.path == pkg.__file__, str(error).replace(sys.path[0], "HERE"))
try:
    import pkg.nothing.more
except ModuleNotFoundError as error:
    print(error, error.name)
try:
    import pkg.a.not_a_package
except ModuleNotFoundError as error:
    print(error)
print([m for m in sys.modules if m.startswith("pkg")])
from pkg.sub.deep.failing import something
