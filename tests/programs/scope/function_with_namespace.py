"""Code of functions that is given a namespace: exec(f.__code__, ...) and functions given to __build_class__."""

import builtins
import sys


def plain():
    a = 1
    b = a + len("four")
    seen.append((sorted(locals()), a, b))
    return b


def looks_at_its_frame():
    first = sys._getframe().f_locals
    later = "later"
    seen.append((first is sys._getframe().f_locals, sorted(sys._getframe().f_locals), later))


def calls(n=3):
    total = 0
    for i in range(n):
        total += helper(i)
    seen.append(("calls", total, "n" in locals()))
    return total


def helper(x):
    assert sorted(locals()) == ["x"]
    return x * 2


def raises():
    before = "raised"
    raise ValueError(before)


def generator():
    yield "from a generator"


seen = []
for function in (plain, looks_at_its_frame, raises, generator):
    namespace = {"given": 0}
    try:
        print(function.__name__, exec(function.__code__, globals(), namespace), sorted(namespace), seen)
    except ValueError as error:
        frame = error.__traceback__.tb_next.tb_frame
        print(error, sorted(frame.f_locals), frame.f_locals is namespace, sorted(namespace))
    seen.clear()
namespace = {"given": 0}
print(eval(plain.__code__, globals(), namespace), sorted(namespace), seen)
try:
    exec(calls.__code__, globals(), {})
except TypeError as error:
    print(error)


def build(function, *bases, **keywords):
    seen.clear()
    made = builtins.__build_class__(function, "Made", *bases, **keywords)
    print(made.__name__, sorted(name for name in vars(made) if not name.startswith("__")), seen)


build(plain)
build(calls)
build(looks_at_its_frame)
build(lambda: seen.append(sorted(locals())))
try:
    build(raises)
except ValueError as error:
    print("ValueError", error)


class Observed(dict):
    def __setitem__(self, key, value):
        print("  set", key)
        super().__setitem__(key, value)


class Meta(type):
    @classmethod
    def __prepare__(cls, name, bases):
        return Observed()

    def __new__(cls, name, bases, namespace):
        return super().__new__(cls, name, bases, dict(namespace))


build(plain, metaclass=Meta)


def deep(n):
    deepest.append(n)
    exec(step.__code__, {**globals(), "n": n + 1}, {})


def step():
    deep(n)


deepest = []
sys.setrecursionlimit(120)
try:
    deep(0)
except RecursionError as error:
    print("RecursionError", len(deepest) > 20)
print(plain(), helper(4))
