"""The depth of a RecursionError when the calls go through special methods and functions in C."""

import functools
import sys


class Recursive:
    @property
    def prop(self):
        global deepest
        deepest += 1
        return self.prop

    def __call__(self, n):
        global deepest
        deepest = n
        self(n + 1)

    def __getattr__(self, name):
        global deepest
        deepest += 1
        return getattr(self, name + "x" if len(name) < 5 else name)

    def __getitem__(self, n):
        global deepest
        deepest = n
        return self[n + 1]

    def __add__(self, n):
        global deepest
        deepest = n
        return self + (n + 1)

    def __eq__(self, other):
        global deepest
        deepest += 1
        return self == other

    def __len__(self):
        global deepest
        deepest += 1
        return len(self)

    def __bool__(self):
        global deepest
        deepest += 1
        return bool(self)

    def __str__(self):
        global deepest
        deepest += 1
        return f"{self}"

    def __contains__(self, item):
        global deepest
        deepest += 1
        return item in self


def by_map(n):
    global deepest
    deepest = n
    return list(map(by_map, [n + 1]))


def by_sort(n):
    global deepest
    deepest = n
    return sorted([1, 2], key=lambda x: by_sort(n + 1))


def by_partial(n):
    global deepest
    deepest = n
    return functools.partial(by_partial, n + 1)()


def by_class(n):
    global deepest
    deepest = n

    class Inner:
        value = by_class(n + 1)


def measure(name, function):
    global deepest
    deepest = 0
    try:
        function()
    except RecursionError as error:
        print(f"{name:<16} {deepest:>5} {error}")
    else:
        print(name, "no error?")


r = Recursive()
for limit in (100, 331, 1000):
    sys.setrecursionlimit(limit)
    print("limit", sys.getrecursionlimit())
    measure("property", lambda: r.prop)
    measure("call", lambda: r(0))
    measure("getattr", lambda: r.a)
    measure("getitem", lambda: r[0])
    measure("add", lambda: r + 0)
    measure("eq", lambda: r == 1)
    measure("len", lambda: len(r))
    measure("bool", lambda: not r)
    measure("str", lambda: str(r))
    measure("contains", lambda: 1 in r)
    measure("map", lambda: by_map(0))
    measure("sort", lambda: by_sort(0))
    measure("partial", lambda: by_partial(0))
    measure("class", lambda: by_class(0))
