"""Functions, methods, builtins and classes replaced while hot loops use them."""

import builtins
import math
import sys


def step(n):
    return n + 1


def other_step(n):
    return n + 100


def loop(count, at):
    total = 0
    for i in range(count):
        if i == at:
            globals()["step"] = other_step
        total = step(total)
    return total


print(loop(10, 5), loop(10, 50), step is other_step)


def recursive(n):
    if n == 0:
        globals()["recursive"] = lambda k: f"replaced {k}"
        return "bottom"
    result = recursive(n - 1)
    return f"{n}:{result}"


print(recursive(3), recursive(3))


class Counter:
    increment = 1

    def bump(self, n):
        return n + self.increment

    @property
    def prop(self):
        return "property"


def methods():
    counter, out = Counter(), []
    for i in range(12):
        match i:
            case 2:
                Counter.increment = 10
            case 4:
                counter.increment = 5
            case 6:
                Counter.bump = lambda self, n: n * 2
            case 7:
                counter.bump = lambda n: -n
            case 8:
                del counter.bump, Counter.bump
                Counter.__getattr__ = lambda self, name: lambda n: f"{name}({n})"
            case 9:
                Counter.bump = staticmethod(lambda n: f"static {n}")
            case 10:
                Counter.bump = classmethod(lambda cls, n: f"{cls.__name__} {n}")
            case 11:
                counter.__class__ = type("Changed", (Counter,), {"bump": lambda self, n: f"changed {n}"})
        out.append(counter.bump(i))
    return out


print(methods())


def builtin_replaced():
    out = []
    for i in range(6):
        if i == 2:
            globals()["len"] = lambda x: f"global len of {x}"
        if i == 4:
            del globals()["len"]
            builtins.len = lambda x: "builtins len"
        out.append(len([i]))
    return out


original_len = len
print(builtin_replaced())
builtins.len = original_len
for name in ("range", "isinstance", "abs", "int", "list", "enumerate", "zip", "sum", "max", "sorted", "str", "super", "type"):
    saved = getattr(builtins, name)

    def use(values):
        out = []
        for turn in range_(2):
            if turn:
                setattr(builtins, name, lambda *a, **k: (f"fake {name}",))
            try:
                out += [range(3), isinstance(3, int) if name != "int" else 0, abs(-3), int("3"), list("ab"), [*enumerate("a")],
                        [*zip("a", "b")], sum([1, 2]), max(1, 2), sorted("ba"), str(5), type(5)]
            except Exception as error:
                out.append(f"{error}")
            finally:
                setattr(builtins, name, saved)
        return [str_(x)[:22] for x in out[original_len(out) // 2:]]
    range_, str_ = range, str
    print(name, use([1]))

out = []
sqrt = math.sqrt
for i in range(4):
    if i == 2:
        math.sqrt = lambda x: "patched"
    out.append(math.sqrt(i * i))
math.sqrt = sqrt
print(out)


class Vector:
    def __init__(self, x):
        self.x = x

    def __add__(self, other):
        return Vector(self.x + other.x)


def arithmetic():
    v, out = Vector(1), []
    for i in range(6):
        if i == 2:
            Vector.__add__ = lambda self, other: Vector(self.x * 10)
        if i == 3:
            v.__add__ = lambda other: "instances do not count"
        if i == 4:
            del Vector.__add__
            Vector.__radd__ = lambda self, other: Vector(-1)
        if i == 5:
            Vector.__bases__ and setattr(Vector, "__add__", lambda self, other: NotImplemented)
        try:
            v = v + Vector(2)
        except TypeError as error:
            out.append(str(error))
        out.append(v.x)
    return out


print(arithmetic())


class Base1:
    def hello(self):
        return "base 1"


class Base2:
    def hello(self):
        return "base 2"


class Child(Base1):
    pass


child, out = Child(), []
for i in range(3):
    if i == 1:
        Child.__bases__ = (Base2,)
    if i == 2:
        Base2.hello = lambda self: "changed base 2"
    out.append(child.hello())
print(out)


def closure_changed():
    value = 1

    def inner():
        return value
    out = [inner()]
    inner.__closure__[0].cell_contents = "through the cell"
    out += [inner(), value]
    return out


print(closure_changed())


def defaults(a, b=1, *, c=2):
    return a, b, c


out = []
for i in range(5):
    if i == 2:
        defaults.__defaults__ = ("new",)
    if i == 3:
        defaults.__kwdefaults__["c"] = "kw"
    if i == 4:
        defaults.__code__ = (lambda a, b, *, c: f"{a}{b}{c}").__code__
    out.append(defaults(i))
print(out)
sys.modules["__main__"].step = None
loop(3, 100)
