"""import statements inside functions, classes, conditions, loops, try, and with `as` and dots."""

import sys


def in_function():
    import helper_a
    from helper_a import value, function as renamed
    return helper_a.__name__, value, renamed(), sorted(locals())


print("helper_a" in sys.modules, in_function(), "helper_a" in globals())


def binds_top():
    import os.path
    import package.one
    import package.two as second
    return os.__name__, package.__name__, second.__name__, sorted(locals())


print(binds_top())


def global_import():
    global json, dumps
    import json
    from json import dumps


global_import()
print(json.__name__, dumps([1]))


def nonlocal_import():
    module = None

    def load():
        nonlocal module
        import string as module
    load()
    return module.__name__


print(nonlocal_import())


class Body:
    import helper_a as helper
    from package import one
    if True:
        import package.two

    def method(self):
        return self.helper.value, Body.one.name, self.package.two.name


print(Body().method(), sorted(k for k in vars(Body) if not k.startswith("__") and k != "method"))
for name in ("helper_a", "nothing_here", "helper_b"):
    try:
        module = __import__(name)
    except ImportError as error:
        print(error)
    else:
        print(module.value)
try:
    import fast_version as version
except ImportError:
    import slow_version as version
print(version.name)
if not version.name:
    import never_imported
lazy = lambda: __import__("helper_b").function()
print(lazy(), [__import__(n).value for n in ("helper_a", "helper_b")])


def unbound():
    try:
        print(os)
    except UnboundLocalError as error:
        print(error)
    import os
    return os.name


print(unbound())


def recursion(n):
    from helper_a import value as v
    return v if n == 0 else recursion(n - 1)


print(recursion(3))


def generator():
    import helper_a
    yield helper_a.value
    from helper_b import value
    yield value


print(list(generator()))
import helper_a, helper_b as b, package.one
from package import (one,
                     two as deux,)
print(b.value, one.name, deux.name, package.one.name)
import helper_a as value, package as value
print(value.__name__)
with open("/dev/null") as sys_file:
    import package.three
print(package.three.name)
from package.three import nothing_in_three
