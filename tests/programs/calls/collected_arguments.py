"""Calls that go to *args and **kwargs again and again from one place, while callee, defaults and code change."""

import sys


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("end of", self.name)

    def __repr__(self):
        return f"Noisy({self.name})"


def rest(a, *more):
    return a, more


def options(a=1, **named):
    return a, named


def both(a, b=2, *more, key=3, **named):
    return a, b, more, key, named


def positional(a, b=5, /, **named):
    return a, b, named


def required(a, *more, key):
    return a, more, key


def only(*, key=1, other=2):
    return key, other


class Plain:
    def __init__(self, a, b=2, *more, key=3, **named):
        self.values = a, b, more, key, named


class Keyed:
    def __init__(self, *, width=1, height=2):
        self.values = width, height


class Child(Plain):
    def __init__(self, *args, **kwargs):
        kwargs["seen"] = len(args)
        super().__init__(*args, **kwargs)


def attempt(action):
    try:
        return action()
    except TypeError as error:
        return str(error)


def sites(f):
    """Each call site sees several callees."""
    return [attempt(lambda: f(1)), attempt(lambda: f(1, 2)), attempt(lambda: f(1, 2, 3, 4)), attempt(lambda: f(1, key=5)),
            attempt(lambda: f(key=5, a=1)), attempt(lambda: f(1, x=7, y=8)), attempt(lambda: f(1, 2, 3, key=4, z=5)), attempt(lambda: f()),
            attempt(lambda: f(1, a=2)), attempt(lambda: f(b=1, a=2)), attempt(lambda: f(1, a1=1, a2=2, a3=3, a4=4, a5=5, a6=6, a7=7))]


def unpacked(f, args, kwargs):
    return [attempt(lambda: f(*args, **kwargs)), attempt(lambda: f(*args, key=9, **kwargs)), attempt(lambda: f(0, *args)),
            attempt(lambda: f(**kwargs)), attempt(lambda: f(*args, *args, **kwargs, **{"extra": 1}))]


def one_site(i):
    return both(i, 1, 2, key=i, more=i)


def changes():
    for i in range(12):
        if i == 3:
            both.__defaults__ = (20,)
        if i == 5:
            both.__kwdefaults__ = {"key": 30}
        if i == 7:
            both.__code__ = other.__code__
        print(one_site(i), both(i), attempt(lambda: both()))


def other(a, b=0, *rest, key=0, **named):
    return "other", a, b, rest, key, named


def ends():
    """Who is let go when."""

    def keeps(a, *more, **named):
        del a
        print("a gone")
        del more
        print("more gone")
        named.clear()
        print("named gone")

    for _ in range(3):
        keeps(Noisy("a"), Noisy("b"), Noisy("c"), d=Noisy("d"), e=Noisy("e"))
        keeps(*[Noisy("f"), Noisy("g")], **{"h": Noisy("h")})


def counts():
    marker = object()
    held = (marker,)
    mapping = {"k": marker}
    before = sys.getrefcount(marker)
    for _ in range(40):
        rest(marker, marker, marker)
        options(marker, x=marker, y=marker)
        both(marker, marker, marker, key=marker, z=marker)
        both(*held, **mapping)
        rest(*held)
        options(**mapping)
        Plain(marker, marker, marker, key=marker, z=marker)
        Keyed(width=marker)
        Keyed(height=marker)
        Child(marker, key=marker, **mapping)
        attempt(lambda: required(marker, marker))
        attempt(lambda: rest(marker, wrong=marker))
        attempt(lambda: Plain(key=marker))
        attempt(lambda: both(*held, **mapping, a=marker))
    return sys.getrefcount(marker) - before


class Name(str):
    def __eq__(self, other):
        return str.__eq__(self, other)

    __hash__ = str.__hash__


def main():
    for _ in range(4):
        for f in rest, options, both, positional, required, only, lambda *a, **k: (a, k):
            print(sites(f))
            for args, kwargs in ((), {}), ((1, 2, 3), {}), ((1,), {"b": 7}), ([4], {"q": 1, "a": 3}), (range(2), {"z": 1}), ("ab", {5: 6}), ((1,), {Name("b"): 4}):
                print(unpacked(f, args, kwargs))
        for cls in Plain, Child, Keyed:
            print([values if isinstance(values, str) else values.values for values in sites(cls)])
            print([values if isinstance(values, str) else values.values for values in unpacked(cls, (1, 2), {"y": 1})])
    changes()
    ends()
    print(counts())
    same = {"a": 1, "z": [1]}
    received = (lambda **named: named)(**same)
    print(received == same, received is same, received["z"] is same["z"])
    args = (1, 2)
    print((lambda *more: more)(*args) is args)


main()
