"""runpy.run_module and run_path, exec of a file's source, code.interact, zipimport, sys.path hooks."""

import code
import io
import os
import runpy
import sys
import tempfile
import zipfile

here = os.path.dirname(os.path.abspath(__file__))
result = runpy.run_module("script", {"given": "initial"}, run_name="renamed")
print(sorted(k for k in result if not k.startswith("__")), result["__name__"], result["computed"])
result = runpy.run_path(os.path.join(here, "script.py"), {"given": "path"}, run_name="__main__")
print(result["__file__"] == os.path.join(here, "script.py"), result["computed"])
result = runpy.run_module("folder", alter_sys=True)
print(result["__name__"], result["where"])
for bad in ("no_such_module", "script.nothing", "no_main"):
    try:
        runpy.run_module(bad)
    except ImportError as error:
        print(error)
try:
    runpy.run_module("failing")
except ZeroDivisionError as error:
    tb = error.__traceback__
    while tb.tb_next:
        tb = tb.tb_next
    print(error, tb.tb_frame.f_code.co_name, os.path.basename(tb.tb_frame.f_code.co_filename), tb.tb_lineno)
with open(os.path.join(here, "script.py")) as file:
    namespace = {"__name__": "executed", "given": "exec"}
    exec(compile(file.read(), "script.py", "exec"), namespace)
print(namespace["computed"])
archive = os.path.join(tempfile.mkdtemp(), "archive.zip")
with zipfile.ZipFile(archive, "w") as target:
    target.writestr("zipped.py", "value = 'from a zip: ' + __name__\ndef f(): return value\n")
    target.writestr("zpkg/__init__.py", "")
    target.writestr("zpkg/inner.py", "def fails():\n    return [][1]\n")
    target.writestr("__main__.py", "result = 'zip main ' + __name__\n")
sys.path.insert(0, archive)
import zipped
from zpkg.inner import fails
print(zipped.f(), type(zipped.__loader__).__name__)
try:
    fails()
except IndexError as error:
    print(error, error.__traceback__.tb_next.tb_frame.f_code.co_filename.endswith("archive.zip/zpkg/inner.py"))
print(runpy.run_path(archive)["result"])
console = code.InteractiveConsole({"x": 5})
out, sys.stdout = sys.stdout, io.StringIO()
for line in ("x + 1", "def f():", "    return x", "", "f()", "_"):
    console.push(line)
text, sys.stdout = sys.stdout.getvalue(), out
print(repr(text))


class Finder:
    def find_spec(self, name, path=None, target=None):
        if name.startswith("virtual"):
            from importlib.machinery import ModuleSpec
            return ModuleSpec(name, self, is_package=name == "virtual")

    def create_module(self, spec):
        print("create", spec.name)
        return None

    def exec_module(self, module):
        print("exec", module.__name__)
        module.answer = len(module.__name__)


sys.meta_path.append(Finder())
import virtual.inner
print(virtual.answer, virtual.inner.answer, repr(virtual).split(" (")[0])
runpy.run_module("exits", run_name="__main__")
