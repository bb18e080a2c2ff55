"""importlib.resources, pkgutil, files beside modules, __file__, get_data and walk_packages."""

import importlib.resources
import importlib.util
import os
import pkgutil
import warnings

import data_package
from data_package import reader

print(importlib.resources.files("data_package").joinpath("text.txt").read_text())
print(importlib.resources.files(data_package).joinpath("nested/inner.txt").read_bytes())
print(sorted(p.name for p in importlib.resources.files(data_package).iterdir()
             if not p.name.startswith("__pycache")))
with importlib.resources.as_file(importlib.resources.files("data_package") / "text.txt") as path:
    print(path.name, path.exists())
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    print(importlib.resources.read_text("data_package", "text.txt"),
          importlib.resources.is_resource("data_package", "nothing.txt"))
print(pkgutil.get_data("data_package", "text.txt"), reader.beside())
for finder, name, is_package in pkgutil.walk_packages(data_package.__path__, "data_package."):
    print(name, is_package)
print([m.name for m in pkgutil.iter_modules([os.path.dirname(__file__)])])
for name, _, module in ((m.name, m.ispkg, importlib.import_module(m.name)) for m in
                        pkgutil.iter_modules(data_package.plugins.__path__, "data_package.plugins.")):
    print("plugin", name, module.register())
print(pkgutil.resolve_name("data_package.reader:beside")(), pkgutil.resolve_name("os.path").__name__)
spec = importlib.util.find_spec("data_package.reader")
print(spec.name, spec.parent, spec.has_location, os.path.basename(spec.origin), spec.cached is not None)
print(data_package.__spec__.submodule_search_locations == data_package.__path__)
print(importlib.util.resolve_name(".x", "data_package"))
loader = data_package.__loader__
print(loader.is_package("data_package"), loader.get_source("data_package")[:20],
      os.path.basename(loader.get_filename("data_package")), loader.get_code("data_package").co_name)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
print(module.__name__, module is reader, module.beside())
spec = importlib.util.spec_from_file_location("by_path", os.path.join(os.path.dirname(__file__), "data_package",
                                                                       "loaded_by_path.py"))
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
print(module.value, module.__name__, module.function.__module__)
for bad in ("nothing.txt", "../main.py", "nested"):
    try:
        print(importlib.resources.files("data_package").joinpath(bad).read_text()[:10])
    except (OSError, ValueError) as error:
        print(type(error).__name__, error.errno)
importlib.resources.files("no_such_package")
