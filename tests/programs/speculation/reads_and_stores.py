"""Items and attributes inside of speculated expressions: containers, descriptors, finalizers, failures half-way."""

import sys
import traceback


def attempt(function, *arguments):
    try:
        print(function.__name__, repr(function(*arguments)))
    except Exception:
        traceback.print_exc(limit=-1)


def item(container, i):
    return container[i] + container[i]


def last(container):
    return container[-1] + container[-2]


def add_to_item(container, i, amount):
    container[i] += amount
    container[i] = container[i] * 2
    return container


class List(list):
    def __getitem__(self, index):
        print("getitem", index)
        return list.__getitem__(self, index)

    def __setitem__(self, index, value):
        print("setitem", index, value)
        list.__setitem__(self, index, value)


class Key:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        print("hash", self.name)
        return 7

    def __eq__(self, other):
        print("eq", self.name)
        return self is other or other == 7


class Missing(dict):
    def __missing__(self, key):
        print("missing", key)
        return 40


containers = [[1, 2, 3], (4, 5, 6), "xyz", "ä€z", b"abc", bytearray(b"def"), range(10, 20), List([7, 8, 9]),
              {0: 1, 1: 2, -1: 3, -2: 4, "k": "v"}, Missing(), memoryview(b"mno"), None, 5]
for container in containers:
    for index in (0, 1, -1, True, 3, -4, 2 ** 70, 1.0, "k", None):
        attempt(item, container, index)
    attempt(last, container)
key = Key("a")
attempt(item, {key: 3, 7: 4}, key)
attempt(item, {key: 3}, 7)
for container in ([1, 2, 3], [1.5, 2.5], ["a", "b"], List([1, 2]), {1: 5}, Missing(), (1, 2), bytearray(b"ab"), [300, 300]):
    for amount in (1, 0.5, 2 ** 62, "z"):
        attempt(add_to_item, container, 1, amount)
shared = 12345.5
values = [shared, shared]
add_to_item(values, 0, 1)
print(values, shared)


class Base:
    constant = 3

    def __init__(self, x):
        self.x = x


class Slots:
    __slots__ = ("x", "y")
    constant = 4

    def __init__(self, x):
        self.x = x


class Property(Base):
    constant = 5

    def __init__(self, x):
        self.hidden = x

    @property
    def x(self):
        print("get x")
        return self.hidden

    @x.setter
    def x(self, value):
        print("set x", value)
        self.hidden = value


class Hooked(Base):
    def __getattr__(self, name):
        print("getattr", name)
        return 9

    def __init__(self, x):
        pass


class Everything(Base):
    def __getattribute__(self, name):
        print("getattribute", name)
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        print("setattr", name, value)
        object.__setattr__(self, name, value)


def attributes(owner):
    total = owner.x * owner.constant + owner.x
    owner.x += 1
    owner.x = owner.x * 2
    return total, owner.x


for kind in (Base, Slots, Property, Hooked, Everything, Base, Slots):
    for start in (1, 300, 2 ** 40, 1.5, "s"):
        attempt(attributes, kind(start))


def dictionary_owner():
    owner = Base(1)
    owner.__dict__["x"] = 10
    owner.__dict__ = {"x": 20}
    return attributes(owner)


attempt(dictionary_owner)


class Watched(float):
    def __del__(self):
        frame = sys._getframe(1)
        print("finalized", float(self), frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno)


def replaced():
    box = Base(Watched(1))
    items = [Watched(2)]
    local = Watched(3)
    box.x = 1.5 + 1
    items[0] = 2.5 * 2
    local = 3.5 - 1
    return box.x, items, local


print(replaced())


def half_way(a, b):
    return a[0] + a[1] * b.x - a[2] / b.y


attempt(half_way, [1, 2, 3], Base(3))
attempt(half_way, [1, 2], Base(3))
attempt(half_way, [1, 2, 3], None)
b = Base(3)
b.y = 0
attempt(half_way, [1, 2, 3], b)
b.y = 2
attempt(half_way, [1, 2, 3], b)

limit = 10


def global_limit(n):
    return n * 2 < limit + 1, limit - n


print(global_limit(3))
limit = 2.5
print(global_limit(3))
del limit
attempt(global_limit, 3)


def swap(items, i, j):
    items[i], items[j] = items[j], items[i]
    items[i + 1] = items[j - 1]
    return items


attempt(swap, [1, 2, 3, 4], 0, 2)
attempt(swap, [1, 2, 3, 4], 3, 0)
