"""Classes that change while hot code uses them: methods, attributes, bases, __class__, slots, layouts."""


class Base:
    factor = 1

    def value(self):
        return self.n * self.factor

    @property
    def prop(self):
        return self.n


class Item(Base):
    def __init__(self, n):
        self.n = n


def total(items, rounds=30):
    result = 0
    for _ in range(rounds):
        for item in items:
            result += item.value() + item.prop + item.factor
    return result


items = [Item(i) for i in range(5)]
print("as defined", total(items))
Base.value = lambda self: 1000
print("method replaced", total(items))
Item.value = lambda self: self.n + 1
print("method overridden", total(items))
del Item.value, Base.value
try:
    total(items)
except AttributeError as error:
    print(error)
Base.value = Base.prop.fget
print("method from property", total(items))
Item.factor = 10
print("class attribute shadowed", total(items))
items[2].factor = 100
print("instance attribute shadows", total(items))
items[3].value = lambda: -1
print("instance attribute hides method", total(items))
Item.prop = 7
print("property replaced by a value", total(items))
items[1].prop = 70
print("and shadowed", total(items))
Item.prop = property(lambda self: 700)
print("and a property again", total(items))
Item.__getattr__ = lambda self, name: 5 if name == "n" else 1 / 0
del items[0].n
print("__getattr__ added", total(items))
Item.__getattribute__ = lambda self, name: object.__getattribute__(self, name) if name != "factor" else 2
print("__getattribute__ added", total(items))
del Item.__getattribute__, Item.__getattr__
items[0].n = 0
print("both removed", total(items))


class Other(Base):
    factor = 50

    def value(self):
        return "other's value is longer".count("e")

    prop = 0


items[4].__class__ = Other
print("__class__ of one changed", total(items), type(items[4]).__name__)


class Mixin:
    factor = 3

    def value(self):
        return super().value() if hasattr(super(), "value") else 0


del Item.factor, Item.prop
Item.__bases__ = (Mixin, Base)
print("bases changed", total(items[:2]), [c.__name__ for c in Item.__mro__])
Item.__bases__ = (Base,)
print("and back", total(items[:2]))


class Slotted:
    __slots__ = ("n",)
    factor = 1
    value = Base.value
    prop = 1

    def __init__(self, n):
        self.n = n


mixed = [Item(1), Slotted(2), Other(), type("Made", (Base,), {"n": 3})(), Item(4)]
print("mixed layouts", total(mixed))


def attributes(objects, rounds=25):
    out = 0
    for i in range(rounds):
        for o in objects:
            o.a = i
            o.b = o.a + 1
            out += o.a * o.b
            if i % 7 == 3:
                del o.a
                out += 1 if hasattr(o, "a") else 2
    return out


class Plain:
    pass


class WithSlots:
    __slots__ = "a", "b"


class WithDefault:
    a = b = -1


class WithProperty:
    _a = 0

    @property
    def a(self):
        return self._a

    @a.setter
    def a(self, value):
        self._a = value * 2

    @a.deleter
    def a(self):
        self._a = 9


reordered = Plain()
reordered.b = reordered.z = 0
many = Plain()
for i in range(60):
    setattr(many, f"x{i}", i)
replaced = Plain()
replaced.__dict__ = {"b": 1}
print(attributes([Plain(), WithSlots(), WithDefault(), WithProperty(), reordered, many, replaced]), WithProperty().a)
plain = Plain()
for name in "dcba":
    setattr(plain, name, name)
print(list(vars(plain)), list(vars(reordered)))


def globals_and_modules(rounds):
    import math
    out = 0
    for i in range(rounds):
        out += math.floor(i / 2)
        if i == rounds // 2:
            math.floor = lambda x: 1000
        if i == rounds - 3:
            math.floor = original
    return out


import math
original = math.floor
print(globals_and_modules(20), math.floor is original)


class Counted:
    instances = 0

    def __new__(cls):
        Counted.instances += 1
        return super().__new__(cls)

    def __init__(self):
        self.number = self.instances


def create(n):
    return sum(Counted().number for _ in range(n))


print(create(20))
Counted.__init__ = lambda self: setattr(self, "number", -1)
print(create(20))
Counted.__new__ = lambda cls: "not an instance"
try:
    create(1)
except AttributeError as error:
    print(error)
del Counted.__new__
print(create(3))
Counted.__call__ = lambda self, x: x * 2
Counted.__len__ = lambda self: 4
Counted.__add__ = lambda self, other: f"added {other}"
Counted.__iter__ = lambda self: iter("it")
c = Counted()
print(c(4), len(c), c + 1, list(c), bool(c))
del Counted.__len__, Counted.__add__
print(bool(c))
c + 1
