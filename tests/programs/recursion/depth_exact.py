"""RecursionError comes at exactly the same depth, for each way of recursing."""

import sys


def plain(n):
    global deepest
    deepest = n
    plain(n + 1)


def keyword(*, n):
    global deepest
    deepest = n
    keyword(n=n + 1)


def star(*args, **kw):
    global deepest
    deepest = args[0]
    star(args[0] + 1, **kw)


class Recursive:
    def method(self, n):
        global deepest
        deepest = n
        self.method(n + 1)

    @classmethod
    def cls_method(cls, n):
        global deepest
        deepest = n
        cls.cls_method(n + 1)

    @staticmethod
    def static(n):
        global deepest
        deepest = n
        Recursive.static(n + 1)


def generator(n):
    global deepest
    deepest = n
    yield from generator(n + 1)


def looping(n):
    global deepest
    deepest = n
    for x in looping_gen(n):
        pass


def looping_gen(n):
    looping(n + 1)
    yield n


def by_lambda():
    global deepest

    def step(n):
        global deepest
        deepest = n
        return (lambda: step(n + 1))()
    step(0)


def by_comprehension(n):
    global deepest
    deepest = n
    return [by_comprehension(i) for i in [n + 1]]


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
    measure("plain", lambda: plain(0))
    measure("keyword", lambda: keyword(n=0))
    measure("star", lambda: star(0, a=1))
    measure("method", lambda: r.method(0))
    measure("classmethod", lambda: r.cls_method(0))
    measure("static", lambda: r.static(0))
    measure("generator", lambda: list(generator(0)))
    measure("loop", lambda: looping(0))
    measure("lambda", by_lambda)
    measure("comprehension", lambda: by_comprehension(0))
