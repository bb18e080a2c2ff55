"""Module __getattr__ and __dir__, modules of a subclass, deleted attributes, setattr on modules."""

import sys
import types

import lazy
from lazy import computed, another
import plain

print(computed, another, lazy.calls)
print(lazy.real, lazy.anything, hasattr(lazy, "forbidden"), dir(lazy))
try:
    lazy.forbidden
except AttributeError as error:
    print(error)
try:
    from lazy import forbidden
except ImportError as error:
    print(str(error).replace(sys.path[0], "HERE"))
print(getattr(lazy, "__path__", "no path"), lazy.calls[-2:])
try:
    plain.nothing
except AttributeError as error:
    print(error)
del plain.value
try:
    print(plain.read())
except NameError as error:
    print(error)
plain.value = "set from outside"
print(plain.read())
try:
    del plain.nothing
except AttributeError as error:
    print(error)
plain.__getattr__ = lambda name: f"added later: {name}"
print(plain.nothing)
plain.__dict__["by_dict"] = 1
print(plain.by_dict, vars(plain)["by_dict"])


class Module(types.ModuleType):
    @property
    def prop(self):
        return f"property of {self.__name__}"

    def __setattr__(self, name, value):
        print("set", name, value)
        super().__setattr__(name, value)

    def __repr__(self):
        return f"<{self.__name__}>"


plain.__class__ = Module
print(plain.prop, plain)
plain.x = 5
try:
    plain.__class__ = int
except TypeError as error:
    print(error)
made = types.ModuleType("made", "doc of made")
sys.modules["made"] = made
made.attribute = "found"
from made import attribute
import made as imported
print(attribute, imported is made, made.__doc__, made.__spec__, made)
sys.modules["not_a_module"] = type("Obj", (), {"name": "value"})()
import not_a_module
from not_a_module import name
print(name, type(not_a_module).__name__)
sys.modules["blocked"] = None
try:
    import blocked
except ModuleNotFoundError as error:
    print(error)
del made.__name__
try:
    made.missing
except AttributeError as error:
    print(error)
made.__spec__ = None
import replaces_itself
print(replaces_itself, replaces_itself.answer)
lazy.recursive
