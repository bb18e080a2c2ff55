"""PathFinder.find_spec is the importer's own function, called in every way: it finds compiled modules and others."""
import copy
import importlib.machinery
import importlib.util
import inspect
import sys
import types

Finder = importlib.machinery.PathFinder
find, function = Finder.find_spec, Finder.find_spec.__func__

print(repr(find), repr(function).partition(" at ")[0])
print(type(function), function.__class__, inspect.isfunction(function), inspect.ismethod(find))
print(find.__name__, find.__qualname__, find.__module__, function.__defaults__, function.__kwdefaults__)
print(function.__code__.co_name, function.__code__.co_filename, function.__code__.co_varnames)
print(inspect.signature(find), find.__doc__.splitlines()[0])
print(Finder.__dict__["find_spec"].__func__ is function, copy.copy(function) is function)

for name in "beside", "json", "no_such_module":
    for spec in (find(name), find(name, None), find(fullname=name), find(name, target=None), function(Finder, name, sys.path),
                 function(cls=Finder, fullname=name, path=None, target=None), find(*[name], **{"path": None})):
        print(name, spec and (spec.name, spec.origin.rpartition("/")[2], type(spec.loader).__name__), end="; ")
    print()
for arguments, keywords in (((), {}), (("beside", None, None, None), {}), (("beside",), {"fullname": "x"}),
                            (("beside",), {"finder": 1}), ((5,), {}), ((b"beside",), {}), (("\udcff",), {})):
    try:
        print(find(*arguments, **keywords))
    except Exception as error:
        frames, traceback = [], error.__traceback__
        while traceback is not None:
            frames.append(traceback.tb_frame.f_code.co_name)
            traceback = traceback.tb_next
        print(type(error).__name__, error, frames)

module = importlib.util.module_from_spec(find("beside"))
module.__spec__.loader.exec_module(module)
print(module.VALUE)


def traced(frame, event, argument):
    if event == "call" and frame.f_code is function.__code__:
        calls.append(frame.f_locals["fullname"])


calls = []
sys.settrace(traced)
find("json")
sys.settrace(None)
print(calls)

original = function.__code__
function.__code__ = (lambda cls, fullname, path=None, target=None: types.SimpleNamespace(name=fullname)).__code__
print(find("beside"), type(function))
function.__code__ = original
print(find("json").name)
