"""dir(), __dict__ and attributes of functions, generators, coroutines, frames, tracebacks, cells, code."""

import sys
import types


def function(a, b=1):
    c = a
    return lambda: (a, c)


def generator():
    yield sys._getframe()


async def coroutine():
    pass


async def agen():
    yield 1


class Thing:
    def method(self):
        return sys.exc_info()[2]


try:
    raise ValueError
except ValueError:
    tb = sys.exc_info()[2]
g, c, a, closure = generator(), coroutine(), agen(), function(1)
objects = {"function": function, "generator": g, "coroutine": c, "async generator": a,
           "frame": sys._getframe(), "traceback": tb, "cell": closure.__closure__[0],
           "code": function.__code__, "method": Thing().method, "class": Thing,
           "instance": Thing(), "module": types}
for name, value in objects.items():
    names = [n for n in dir(value) if n not in dir(object)]
    if name == "module":
        names = names[:5]
    print(f"{name}: {type(value).__module__}.{type(value).__name__} {names}")
print(g.__name__, g.__qualname__, g.gi_running, g.gi_yieldfrom, g.gi_suspended, g.gi_code.co_name)
g.__name__, g.__qualname__ = "renamed", "very.renamed"
print(repr(g).split(" at ")[0], g.__name__)
for attribute, value in (("gi_running", 1), ("gi_frame", None), ("gi_code", None), ("__name__", 5),
                         ("new", 1)):
    try:
        setattr(g, attribute, value)
    except (AttributeError, TypeError) as error:
        print(error)
print(c.cr_running, c.cr_await, c.cr_origin, c.cr_code.co_flags & 0x80, c.cr_suspended)
c.close()
print(c.cr_frame, a.ag_running, a.ag_await, a.ag_code.co_name, a.ag_frame.f_code.co_name)
frame = next(g)
print(frame is g.gi_frame, frame.f_code is generator.__code__, g.gi_suspended)
cell = closure.__closure__[0]
print(cell.cell_contents, cell == types.CellType(1), cell < types.CellType(2),
      repr(types.CellType()).partition(" at ")[0])
cell.cell_contents = "changed"
print(closure())
del cell.cell_contents
try:
    closure()
except NameError as error:
    print(type(error).__name__, error)
try:
    cell.cell_contents
except ValueError as error:
    print(error)
method = Thing().method
print(method.__func__ is Thing.method, method.__self__.__class__, method == method.__self__.method,
      method is method.__self__.method, method.__name__, hash(method) == hash(method.__self__.method))
try:
    method.attribute = 1
except AttributeError as error:
    print(error)
print(tb.tb_next, tb.tb_lineno == tb.tb_frame.f_code.co_firstlineno, type(tb).__name__)
made = types.TracebackType(tb, sys._getframe(), 0, 5)
print(made.tb_next is tb, made.tb_lineno)
try:
    tb.tb_next = made
    print("loop?")
except ValueError as error:
    print(error)
print(types.FunctionType(function.__code__, globals(), "made", (5, 6)).__defaults__)
for bad in (lambda: types.FunctionType(closure.__code__, {}),
            lambda: types.FunctionType(function.__code__, 5),
            lambda: types.FunctionType(closure.__code__, {}, closure=(1,)),
            lambda: types.MethodType(5, None), lambda: types.MethodType(len, None),
            lambda: types.GeneratorType(), lambda: types.CodeType(1), lambda: type(function)()):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(error)
print(sys.getrefcount(None) > 100, callable(Thing), Thing.__dict__.keys() - {"__dict__"} == {
    "__module__", "method", "__weakref__", "__doc__"})
print(Thing.__module__, Thing.__qualname__, Thing.__mro__, Thing.__basicsize__ > 0, Thing.__flags__ & 1)
print(sys.getsizeof(function), function.__sizeof__(), closure.__sizeof__(), sys.getsizeof(lambda: 1))
