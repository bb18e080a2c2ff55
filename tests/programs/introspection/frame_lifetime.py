"""Frames that outlive their calls, tracebacks that keep locals alive, frame.clear, cycles through frames."""

import gc
import sys
import weakref


class Tracked:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"<{self.name}>"

    def __del__(self):
        print("del", self.name)


def keeps_frame():
    local = Tracked("in kept frame")
    number = 7
    return sys._getframe()


frame = keeps_frame()
print(frame.f_locals, frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno,
      frame.f_back.f_code.co_name)
frame.clear()
print("cleared", frame.f_locals)
del frame


def fails():
    local = Tracked("in traceback")
    raise ValueError("kept")


try:
    fails()
except ValueError as error:
    kept = error
print("handled", kept.__traceback__.tb_next.tb_frame.f_locals)
kept.__traceback__.tb_next.tb_frame.clear()
print("frame of the traceback cleared")
kept = None


def self_reference():
    local = Tracked("in a cycle with its frame")
    frame = sys._getframe()


self_reference()
print("before collect")
print(gc.collect() > 0)


def exception_cycle():
    local = Tracked("in exception cycle")
    try:
        raise KeyError
    except KeyError as error:
        stored = error


exception_cycle()
gc.collect()
print("collected the exception cycle")


def generator():
    local = Tracked("in generator")
    frames.append(sys._getframe())
    yield 1
    print("not reached")


frames = []
gen = generator()
next(gen)
print(frames[0] is gen.gi_frame, gen.gi_frame.f_locals)
try:
    print(frames[0].clear())
except RuntimeError as error:
    print(error)
del gen
print("after generator", frames[0].f_locals)
frames.clear()


def running():
    try:
        sys._getframe().clear()
    except RuntimeError as error:
        return str(error)


print(running())


def closure():
    cell_value = Tracked("in a cell")

    def inner():
        return cell_value
    return inner


inner = closure()
print(inner.__closure__[0].cell_contents)
inner = None
print("order at function exit:")


def several():
    a = Tracked("a")
    c = Tracked("c")
    b = Tracked("b")
    temporary = Tracked("t")
    temporary = None
    a2 = a
    del a
    print("leaving")


several()


def parameters(x, y):
    x = Tracked("rebound x")
    print("leaving parameters")


parameters(Tracked("x"), Tracked("y"))


def returns():
    local = Tracked("returned over")
    try:
        return Tracked("result")
    finally:
        print("finally")


result = returns()
print("got", result)
result = None


def raising():
    outer = Tracked("outer local")
    try:
        inner_raise()
    except RuntimeError:
        print("caught")
    print("after except")


def inner_raise():
    inner_local = Tracked("inner local")
    raise RuntimeError


raising()


def loop():
    for i in range(3):
        item = Tracked(f"item {i}")
    print("after loop")


loop()
f = keeps_frame()
ref = weakref.ref(f.f_locals["local"])
del f
print(ref(), gc.get_count()[2] >= 0)
[Tracked(f"comprehension {i}") for i in range(2)]
print("expression statement done")
module_level = Tracked("module level")
raise ValueError("the traceback keeps nothing important")
