"""When objects held by closures, frames, cells and defaults die, as seen through __del__."""

import gc
import weakref


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(f"    del {self.name}")

    def __repr__(self):
        return self.name


gc.disable()


def locals_at_exit():
    a, b, c = Noisy("a"), Noisy("b"), Noisy("c")
    b = None
    print("  before return")
    return "value"


print("locals_at_exit")
print(" ", locals_at_exit())


def arguments(x, y):
    print("  inside")
    x = None
    print("  x rebound")


print("arguments")
arguments(Noisy("x"), Noisy("y"))


def captured():
    value, other = Noisy("captured"), Noisy("not captured")
    return lambda: value


print("captured")
function = captured()
print("  function lives", function())
function = None
print("  function gone")


def temporaries():
    Noisy("expression statement")
    print("  next", Noisy("argument").name)
    [Noisy("element 0"), Noisy("element 1")][1].name
    Noisy("left").name + Noisy("right").name
    x = Noisy("first"); x = Noisy("second")
    print("  reassigned")
    for x in [Noisy("loop 0"), Noisy("loop 1")]:
        print("  in loop", x)
    print("  after loop")
    y = [Noisy("comprehension").name for _ in range(2)]
    if Noisy("condition"):
        print("  in if")
    with_result = Noisy("chained") is Noisy("compared") is None
    return Noisy("returned")


print("temporaries")
temporaries()


def raised():
    local = Noisy("local of a function that raises")
    raise ValueError(local)


print("raised")
try:
    raised()
except ValueError as error:
    print("  caught", error)
    error.__traceback__ = None
    print("  traceback cleared")
print("  handler left")


def generator():
    inside = Noisy("local of generator")
    try:
        yield 1
        yield 2
    finally:
        print("  finally in generator")


print("generator")
g = generator()
next(g)
g = None
print("  generator gone")


def default_argument(x=Noisy("default")):
    pass


print("default")
default_argument.__defaults__ = None
print("  defaults gone")


def cycle():
    me = Noisy("in a cycle")

    def inner():
        return inner, me
    return None


print("cycle")
cycle()
print("  collected:", gc.collect() > 0)


class Node:
    def __init__(self, name):
        self.noisy, self.me = Noisy(name), self


print("instance cycle")
node = Node("node's")
reference = weakref.ref(node)
node = None
print("  still there", reference() is not None)
gc.collect()
print("  gone", reference() is None)


def overwritten_in_finally():
    try:
        return Noisy("return value replaced")
    finally:
        return "replacement"


print("finally")
print(" ", overwritten_in_finally())


def unpacking():
    a, *b = Noisy("u0"), Noisy("u1"), Noisy("u2")
    print("  unpacked")
    del b[0]
    a = b
    print("  end")


print("unpacking")
unpacking()


def star_call(*args, **kw):
    args = kw = None
    print("  arguments dropped")


print("star call")
star_call(Noisy("s0"), *[Noisy("s1")], k=Noisy("k0"), **{"l": Noisy("k1")})


def deep_stack(n):
    keep = Noisy(f"level {n}")
    if n:
        deep_stack(n - 1)
    print(f"  leaving {n}")


print("recursion")
deep_stack(2)
module_level = Noisy("module global")
print("end of module")
