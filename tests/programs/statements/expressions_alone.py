"""Expressions that are statements: what they hold is neither lost nor given up twice."""
import sys


class Point:
    def __init__(self, x):
        self.x = x
        self.label: str  # an annotation without a value evaluates `self`
        self.items[x]: int


    @property
    def items(self):
        print("items asked for")
        return {}


def counted(function, *args):
    before = [sys.getrefcount(a) for a in args]
    try:
        result = function(*args)
    except Exception as error:
        result = type(error).__name__
    after = [sys.getrefcount(a) for a in args]
    print(function.__name__, result if isinstance(result, str) else "-", [b - a for a, b in zip(before, after)])


def alone(a, b):
    a
    a
    b
    a, b
    return None


def attributes(a, b):
    a.x
    b.x
    a.missing


def in_branches(a, b):
    for i in range(3):
        a
        if i:
            b
        else:
            a
    try:
        a
    finally:
        b
    while a:
        b
        break


def operators(a, b):
    a == b
    a is b
    not a
    a and b
    a or b
    a if b else b
    [a, b]
    lambda: a


def unbound(a, b):
    a
    del a
    a


def captured(a, b):
    def inner():
        a
        b
        return a

    inner()
    a
    inner


def generator(a, b):
    a
    yield
    b
    yield a
    a


def run_generator(a, b):
    for _ in generator(a, b):
        a
    return None


async def coroutine(a, b):
    a
    b


def run_coroutine(a, b):
    try:
        coroutine(a, b).send(None)
    except StopIteration:
        a


def with_global(a, b):
    one
    a
    sys
    ...
    None
    a.x[0:1] if 0 else b


one, two = Point(1), Point(2)
for _ in range(3):
    for function in (alone, attributes, in_branches, operators, unbound, captured, run_generator, run_coroutine, with_global):
        counted(function, one, two)
one
two
print(sys.getrefcount(one) - sys.getrefcount(two))
