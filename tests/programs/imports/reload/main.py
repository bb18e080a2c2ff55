"""importlib.reload, removing from sys.modules, importlib.import_module, __import__, invalidation."""

import importlib
import sys

import counter
import package.module as module

print(counter.count, counter.function())
old_function, old_class = counter.function, counter.Class
instance = counter.Class()
counter.added = "stays"
print(importlib.reload(counter) is counter)
print(counter.count, counter.function(), counter.added, old_function(), old_function is counter.function)
print(isinstance(instance, counter.Class), type(instance) is old_class, instance.method())
del sys.modules["counter"]
import counter as fresh
print(fresh is counter, fresh.count, counter.count)
try:
    importlib.reload(counter)
except ImportError as error:
    print(error)
print(importlib.reload(module).__name__, package_name := module.__package__)
print(importlib.import_module("package.module") is module,
      importlib.import_module(".module", "package") is module,
      importlib.import_module("..counter", "package.sub").__name__
      if False else "")
for bad in (("..x", "package"), (".x", None), ("", None), (5, None), (".nothing", "package")):
    try:
        importlib.import_module(*bad)
    except (ImportError, TypeError, ValueError, AttributeError) as error:
        print(bad, type(error).__name__, error)
print(__import__("package.module").__name__, __import__("package.module", fromlist=["x"]).__name__,
      __import__("module", {"__package__": "package"}, level=1).__name__)
for args in (("",), (5,), ("x", {}, {}, [], -1), ("x", {}, {}, [], 1), ("x", 5, 5, 5)):
    try:
        __import__(*args)
    except (ImportError, TypeError, ValueError, KeyError) as error:
        print(args, type(error).__name__, error)
try:
    importlib.reload(5)
except TypeError as error:
    print(error)
flaky = importlib.import_module("flaky") if False else None
for attempt in range(3):
    try:
        import flaky
    except RuntimeError as error:
        print("attempt", attempt, error, "flaky" in sys.modules)
print(flaky.state)

original = __builtins__.__import__


def tracing_import(name, globals=None, locals=None, fromlist=(), level=0):
    print("import", name, fromlist, level, globals and globals.get("__name__"))
    return original(name, globals, locals, fromlist, level)


__builtins__.__import__ = tracing_import
import package.module
from package import module as m2
from package.module import name, helper
import os.path as p
helper()
__builtins__.__import__ = original
del __builtins__.__import__
try:
    import os
except ImportError as error:
    print(error)
