"""Method calls: bound, unbound, through super, descriptors, instance attributes, dunder lookup."""

import types


class Base:
    kind = "base"

    def plain(self, *args):
        return "Base.plain", self.kind, args

    @classmethod
    def construct(cls, *args):
        return cls.__name__, args

    @staticmethod
    def helper(*args):
        return args

    def __getattr__(self, name):
        if name.startswith("dynamic_"):
            return lambda *args: (name, args)
        raise AttributeError(f"no {name} here")


class Child(Base):
    kind = "child"

    def plain(self, *args):
        return ("Child.plain",) + super().plain(*args)

    def construct_super(self):
        return super().construct("via super"), super(Child, type(self)).construct("explicit")


class Proxy:
    def __init__(self, target):
        self.__dict__["target"] = target

    def __getattribute__(self, name):
        if name in ("__class__", "__dict__"):
            return object.__getattribute__(self, name)
        target = object.__getattribute__(self, "target")
        print(f"<{name}>", end=" ")
        return getattr(target, name)


base, child = Base(), Child()
print(base.plain(1), child.plain(2), Base.plain(child, 3), child.construct(4), Child.construct(5))
print(base.helper(6), Base.helper(7), child.construct_super())
print(base.dynamic_thing(8), child.dynamic_other())
try:
    base.missing()
except AttributeError as error:
    print(error)
bound = child.plain
print(bound(9), bound.__self__ is child, bound.__func__ is Child.plain, bound == child.plain,
      bound is child.plain, bound.__name__, hash(bound) == hash(child.plain))
base.plain = lambda *args: ("instance attribute", args)
print(base.plain(10))
del base.plain
print(base.plain(11))
base.plain = types.MethodType(lambda self, x: (self.kind, x), base)
print(base.plain(12))
proxy = Proxy(child)
print(proxy.plain(13))
print(proxy.kind, proxy.helper(14))

# Special methods are looked up on the type, not on the instance.


class Dunder:
    def __len__(self):
        return 3


dunder = Dunder()
dunder.__len__ = lambda: 99
dunder.__call__ = lambda: "instance"
print(len(dunder), dunder.__len__())
try:
    dunder()
except TypeError as error:
    print(error)
Dunder.__call__ = lambda self, *args: ("type", args)
print(dunder(1, *[2]))


class Descriptor:
    def __get__(self, instance, owner=None):
        print("get", instance is not None, owner.__name__)
        return lambda *args: ("descriptor", args)


class Data(Descriptor):
    def __set__(self, instance, value):
        print("set", value)


class WithDescriptors:
    non_data, data = Descriptor(), Data()


holder = WithDescriptors()
print(holder.non_data(1), holder.data(2), WithDescriptors.non_data(3))
holder.__dict__.update(non_data=lambda *a: ("dict", a), data=lambda *a: ("never", a))
print(holder.non_data(4), holder.data(5))
holder.data = 6
print("abc".upper(), str.upper("def"), [3, 1].sort(), list.append([], 1), (5).bit_length(),
      5 .__add__(3), (1.5).__mul__(2), {}.get("x", "default"), {1: 2}.items().__len__())
print([].append.__self__, "".join.__name__, str.join.__get__("-")("ab"), int.__add__(3, 4))
print(object.__repr__(7).split(" at ")[0], type.__call__(int, "12"), type(base).plain.__qualname__)


class Deep1(Child):
    pass


class Deep2(Deep1):
    def plain(self):
        return super().plain()


for _ in range(50):
    result = Deep2().plain()
print(result)
Deep1.plain = lambda self: "inserted in the middle"
print(Deep2().plain())
Child.kind = property(lambda self: f"property of {type(self).__name__}")
print(Child().plain(), Deep1().kind)
del Child.kind
print(Child().plain())
child.plain(1).missing().never(2)
