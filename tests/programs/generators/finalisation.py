"""What happens to suspended generators that are dropped: finally, with, weakrefs, errors, cycles."""

import gc
import sys
import weakref

sys.unraisablehook = lambda args: print(
    "unraisable:", args.exc_type.__name__, args.exc_value, "in", type(args.object).__name__)
gc.disable()


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__)


def with_finally(name):
    local = Noisy(f"local of {name}")
    try:
        yield 1
        yield 2
    finally:
        print("finally of", name)


def with_with(name):
    with Noisy(name) as n, Noisy(name + "2"):
        yield n.name
        print("not reached")


def with_except():
    try:
        yield
    except GeneratorExit:
        print("GeneratorExit")
        raise
    except BaseException:
        print("never")


def yields_in_finally():
    try:
        yield 1
    finally:
        yield "ignored GeneratorExit"


def raises_in_finally():
    try:
        yield 1
    finally:
        raise ValueError("while being finalised")


print("-- dropped before the start")
g = with_finally("never started")
g = None
print("-- dropped while suspended")
g = with_finally("suspended")
next(g)
g = None
print("-- replaced")
g = with_finally("first")
next(g)
g = with_finally("second")
next(g)
del g
print("-- with")
g = with_with("manager")
print(next(g))
del g
print("-- except")
g = with_except()
next(g)
del g
print("-- yield in finally")
g = yields_in_finally()
next(g)
del g
print("-- raise in finally")
g = raises_in_finally()
next(g)
del g
print("-- loop left by break")
for value in with_finally("loop"):
    print("value", value)
    break
print("after the loop")


def function_with_loop():
    for value in with_finally("loop in function"):
        return value


print(function_with_loop())
print("-- exhausted")
print(list(with_finally("exhausted")))
print("-- exception in the consumer")


def consumer():
    for value in with_finally("consumed"):
        raise KeyError(value)


try:
    consumer()
except KeyError as error:
    print("KeyError", error)
print("handler done")
print("-- delegated")


def delegates():
    try:
        yield from with_finally("delegate")
    finally:
        print("finally of delegator")


g = delegates()
next(g)
del g
print("-- cycle")


def in_cycle():
    me = yield
    try:
        yield me
    finally:
        print("finally in cycle")


g = in_cycle()
next(g)
g.send(g)
reference = weakref.ref(g)
g = None
print("alive", reference() is not None)
print("collected", gc.collect() > 0, reference())
print("-- weak reference callback")
g = with_finally("weakly referenced")
next(g)
reference = weakref.ref(g, lambda r: print("callback", r()))
g = None
print("-- frame cleared")
g = with_finally("frame")
next(g)
frame = g.gi_frame
frame.clear()
print(g.gi_frame, list(g), frame.f_locals["name"])
g = with_finally("running")
print("-- resurrection")


def resurrects():
    global saved
    try:
        yield 1
        yield 2
    finally:
        saved = me()


g = resurrects()
next(g)
me = weakref.ref(g)
saved = "nothing"
g = None
print(saved)
print("-- generator expression")


def noisy_items():
    for i in range(3):
        yield Noisy(f"item {i}")


g = (n.name for n in noisy_items())
print(next(g))
print("dropping")
del g
print("-- thrown into and dropped")
g = with_finally("thrown")
next(g)
try:
    g.throw(OSError("thrown"))
except OSError as error:
    print(error)
del g
print("-- zip leaves one suspended")
print(list(zip(with_finally("zip a"), [10])))
print("-- at the end of the module")
at_exit = with_finally("module level")
print(next(at_exit))
print("-- pending in a list")
pending = [with_finally(f"pending {i}") for i in range(2)]
for g in pending:
    next(g)
pending.clear()
print("g keeps the last one")
