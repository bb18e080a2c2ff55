"""Locals written from outside through the C API, as debuggers do, in functions, closures and generators."""

import ctypes
import sys

to_fast = ctypes.pythonapi.PyFrame_LocalsToFast
to_fast.argtypes, to_fast.restype = [ctypes.py_object, ctypes.c_int], None


def poke(depth=1, clear=0, **values):
    frame = sys._getframe(depth)
    local = frame.f_locals
    local.update(values)
    for name, value in values.items():
        if value is poke:
            del local[name]
    to_fast(frame, clear)


def simple(a):
    b = 2
    poke(a="changed", b=[1], c="unknown name")
    return a, b


def unbound():
    if False:
        late = None
    poke(late="bound from outside")
    return late


def cleared():
    """What a frame that is not being traced has bound stays bound: see docs/architecture.md."""
    x = 1
    sys.settrace(lambda *args: None)
    sys._getframe().f_trace = lambda *args: None
    poke(clear=1, x=poke)
    sys.settrace(None)
    try:
        return x
    except UnboundLocalError as error:
        return str(error)


def cells():
    shared = 1

    def inner():
        return shared

    def change():
        poke(2, shared="through the frame")
        poke(1)
        return shared
    return inner(), change(), inner(), shared


def loop():
    total = 0
    for i in range(5):
        if i == 2:
            poke(total=1000, i=50)
            total += i
        total += 1
    return total, i


def integers(n):
    count = 0
    while n > 0:
        n -= 1
        count += 1
        if n == 5:
            poke(n=1)
        if count == 3:
            poke(count=2.5)
    return n, count


def generator():
    value = 1
    yield value
    yield value
    poke(value="own frame")
    yield value


def caller(x):
    callee()
    return x


def callee():
    poke(2, x="set by the callee")


def in_handler():
    try:
        raise ValueError("v")
    except ValueError as error:
        poke(error="replaced")
        text = error
    return text, "error" in locals()


def from_tracer():
    def tracer(frame, event, arg):
        if event == "line" and frame.f_code is traced.__code__ and frame.f_locals.get("a") == 1:
            frame.f_locals["a"] = "changed by the tracer"
        return tracer

    def traced():
        a = 1
        b = 2
        return a, b
    sys.settrace(tracer)
    try:
        return traced()
    finally:
        sys.settrace(None)


def star(*args, k=1, **kw):
    poke(args=("new",), k=2, kw={"z": 1})
    return args, k, kw


class Body:
    x = 1
    poke(x=2, y=3)
    both = x, y


print(simple(1), unbound(), cleared(), cells(), loop(), integers(10), sep="\n")
g = generator()
print(next(g))
g.gi_frame.f_locals["value"] = "into a suspended generator"
to_fast(g.gi_frame, 0)
print(next(g), next(g))
print(caller(1), in_handler(), from_tracer(), star(5, z=3), Body.both, sep="\n")
print([poke(2, y=1) or x for x in (1, 2)], (lambda a, b: (poke(a=b), a))(1, 2))


def snapshot_is_not_live():
    v = 1
    frame = sys._getframe()
    first = frame.f_locals
    v = 2
    before = first["v"]
    frame.f_locals
    after = first["v"]
    first["v"] = 3
    return before, after, v, frame.f_locals["v"], first["v"]


print(snapshot_is_not_live())
