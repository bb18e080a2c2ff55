"""Metaclasses: __prepare__ with its own mapping, __new__, __init__, __call__, conflicts, keywords."""


class Loud(dict):
    def __setitem__(self, key, value):
        print(f"    body sets {key} = {value if isinstance(value, (str, int)) else type(value).__name__}")
        super().__setitem__(key, value)

    def __getitem__(self, key):
        if not key.startswith("__"):
            print(f"    body gets {key}")
        return super().__getitem__(key)

    def __delitem__(self, key):
        print(f"    body deletes {key}")
        super().__delitem__(key)

    def __missing__(self, key):
        if key.startswith("auto_"):
            return f"invented {key}"
        raise KeyError(key)


class Meta(type):
    def __prepare__(name, bases, **kw):
        print("  prepare", name, bases, kw)
        return Loud()

    __prepare__ = staticmethod(__prepare__)

    def __new__(meta, name, bases, namespace, **kw):
        print("  new", name, sorted(k for k in namespace if not k.startswith("__")), kw)
        return super().__new__(meta, name, bases, dict(namespace))

    def __init__(cls, name, bases, namespace, **kw):
        print("  init", name, kw)
        super().__init__(name, bases, namespace)

    def __call__(cls, *args, **kw):
        print("  call", cls.__name__, args, kw)
        return super().__call__(*args, **kw)

    def __len__(cls):
        return len(cls.__name__)

    def __iter__(cls):
        return iter(cls.__name__)

    def __getattr__(cls, name):
        return f"meta getattr {name}"

    def __instancecheck__(cls, instance):
        return instance == "anything" or super().__instancecheck__(instance)

    def __contains__(cls, item):
        return item in cls.__name__

    def __add__(cls, other):
        return cls.__name__ + other

    def __repr__(cls):
        return f"<Meta class {cls.__name__}>"

    @property
    def from_meta(cls):
        return f"property of {cls.__name__}"


print("class Thing")


class Thing(metaclass=Meta, option="value"):
    a = 1
    b = a + 1
    c = auto_name
    for i in range(2):
        pass
    del i
    print("    len is still a builtin:", len("abc"))

    def __init__(self, *args, **kw):
        self.args = args

    def method(self):
        return __class__


print(Thing, Thing.c, Thing(1, k=2).args, len(Thing), list(Thing), Thing.undefined, "hi" in Thing)
print(Thing + "!", isinstance("anything", Thing), Thing.from_meta, Thing(0).method() is Thing)
try:
    Thing(0).from_meta
except AttributeError as error:
    print(error)
print("class Child")


class Child(Thing):
    pass


print(type(Child), Child.__bases__)


class Other(type):
    pass


try:
    class Conflict(Thing, metaclass=Other):
        pass
except TypeError as error:
    print(error)


class Both(Meta, Other):
    pass


class Resolved(Thing, metaclass=Both):
    pass


print(type(Resolved).__name__)


# A metaclass can be any callable, also one that makes no class.


def function_as_metaclass(name, bases, namespace, **kw):
    print("called with", name, bases, sorted(k for k in namespace if not k.startswith("__")), kw)
    return {"name": name, "x": namespace["x"]}


class NotAClass(int, metaclass=function_as_metaclass, k=1):
    x = 5


print(NotAClass)


class Base:
    registry = []

    def __init_subclass__(cls, /, tag="none", **kw):
        super().__init_subclass__(**kw)
        cls.registry.append((cls.__name__, tag))


class First(Base, tag="one"):
    pass


class Second(First):
    pass


print(Base.registry)


class Named:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name

    def __get__(self, instance, owner):
        return self.name


class Owner:
    first, second = Named(), Named()
    alias = first


print(Owner.alias, Owner.second)


class BadName:
    def __set_name__(self, owner, name):
        raise ValueError("no such name")


try:
    class Broken:
        attribute = BadName()
except RuntimeError as error:
    print(error, "|", repr(error.__cause__))


class Virtual:
    def __mro_entries__(self, bases):
        print("mro_entries", [getattr(b, "__name__", "virtual") for b in bases])
        return (Base,)


class FromVirtual(Virtual(), tag="virtual"):
    pass


print(FromVirtual.__bases__, hasattr(FromVirtual, "__orig_bases__"), Base.registry[-1])


class NoPrepareMapping(type):
    @classmethod
    def __prepare__(meta, *args):
        return []


try:
    class Unusable(metaclass=NoPrepareMapping):
        pass
except TypeError as error:
    print(error)


class ForgetsCell(type):
    def __new__(meta, name, bases, namespace):
        namespace = {k: v for k, v in namespace.items() if k != "__classcell__"}
        return super().__new__(meta, name, bases, namespace)


try:
    class WithSuper(metaclass=ForgetsCell):
        def method(self):
            return super().method()
except RuntimeError as error:
    print(error)
made = type("Made", (Base,), {"x": 1, "get": lambda self: self.x}, tag="made")
print(made().get(), made.__module__, Base.registry[-1], type(made))


class Failing(metaclass=Meta):
    before = 1
    1 / 0
    after = 2
