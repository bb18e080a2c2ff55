"""__getattr__, __getattribute__, __setattr__, __delattr__, __dir__, module and class level hooks."""

import types


class Traced:
    def __init__(self):
        self.own = 1

    def __getattribute__(self, name):
        print(f"getattribute {name}")
        return super().__getattribute__(name)

    def __getattr__(self, name):
        print(f"getattr {name}")
        if name == "fail":
            raise AttributeError("refused")
        if name == "crash":
            return self.another_missing_attribute_that_fails
        return f"made up {name}"

    def __setattr__(self, name, value):
        print(f"setattr {name} = {value!r}")
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        print(f"delattr {name}")
        object.__delattr__(self, name)

    def __dir__(self):
        return ["z", "a"]

    def method(self):
        return "method"


traced = Traced()
print(traced.own, traced.other, traced.method())
traced.own += 1
traced.new = traced.own
del traced.new
print(dir(traced), hasattr(traced, "fail"), getattr(traced, "fail", "default"))
try:
    traced.fail
except AttributeError as error:
    print("AttributeError", error)
try:
    del traced.nothing
except AttributeError as error:
    print("AttributeError", error)
print(len(vars(traced)))


class Infinite:
    def __getattr__(self, name):
        return self.missing


try:
    Infinite().x
except RecursionError as error:
    print(str(error)[:32])


class OtherError:
    def __getattr__(self, name):
        raise KeyError(name)


try:
    hasattr(OtherError(), "x")
except KeyError as error:
    print("KeyError", error)


class AttributeBox(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__


box = AttributeBox(a=1)
box.b = box.a + 1
del box.a
print(box)
try:
    box.missing
except KeyError as error:
    print("KeyError", error)


class ModuleWithHooks(types.ModuleType):
    @property
    def computed(self):
        return "computed"

    def __getattr__(self, name):
        return f"module has no {name}"


module = ModuleWithHooks("hooked")
module.__dict__["dynamic"] = "in dict"
print(module.computed, module.dynamic, module.unknown)
plain = types.ModuleType("plain", "doc")
plain.__getattr__ = lambda name: f"PEP 562 {name}" if name != "no" else missing(name)


def missing(name):
    raise AttributeError(f"really no {name}")


print(plain.anything, plain.__doc__)
try:
    plain.no
except AttributeError as error:
    print(error)


class ClassLevel:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"

    def __init__(self):
        self.__class__ = Changed


class Changed:
    def hello(self):
        return "changed class"


print(ClassLevel[1, "x"], ClassLevel().hello(), type(ClassLevel()).__name__)


class Slotted:
    __slots__ = ("a",)


for other in (int, Slotted, object, ModuleWithHooks):
    try:
        traced.__class__ = other
        print("accepted", other)
    except TypeError as error:
        print("TypeError", error)


class Similar:
    def method(self):
        return "Similar.method"


class Before:
    def method(self):
        self.__class__ = Similar
        return "Before.method", self.method()


before = Before()
print(before.method(), before.method())
before.__dict__ = {"replaced": True}
print(before.replaced)
try:
    before.__dict__ = 5
except TypeError as error:
    print(error)


def chain(n):
    value = AttributeBox(v=n)
    for i in range(n):
        value = AttributeBox(inner=value)
    return value


print(chain(2).inner.inner.v)
for name in ("a b", "", "class", "1"):
    setattr(before, name, name)
print(sorted(vars(before)))
for bad in (1, None, b"x"):
    try:
        setattr(before, bad, 1)
    except TypeError as error:
        print(error)
chain(2).inner.inner.inner.v
