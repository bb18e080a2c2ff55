"""Exceptions nobody can catch: __del__, weakref callbacks, and sys.unraisablehook."""

import gc
import sys
import weakref


class Bad:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"<Bad {self.name}>"

    def __del__(self):
        raise ValueError(f"__del__ of {self.name}")


def hook(args):
    tb = args.exc_traceback
    print("hook:", args.exc_type.__name__, args.exc_value, args.err_msg,
          getattr(args.object, "__qualname__", args.object), tb.tb_frame.f_code.co_name,
          tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno)


def callback(ref):
    raise KeyError("weakref callback")


class Target:
    pass


def scenarios():
    bad = Bad("local")
    del bad
    Bad("temporary")
    held = [Bad("in list"), Bad("second")]
    held.clear()
    held = Bad("rebound")
    held = None
    target = Target()
    reference = weakref.ref(target, callback)
    del target

    def generator():
        try:
            yield 1
        finally:
            raise OSError("in a closed generator")
    g = generator()
    next(g)
    del g

    def ignoring():
        while True:
            try:
                yield 1
            except GeneratorExit:
                pass
    g = ignoring()
    next(g)
    del g
    cycle = [Bad("in a cycle")]
    cycle.append(cycle)
    del cycle
    gc.collect()
    Bad("at the end of the function's frame")
    last = Bad("local at return")
    return "returned"


sys.unraisablehook = hook
print(scenarios())
sys.unraisablehook = sys.__unraisablehook__
print("now the default hook, on stderr", flush=True)


class Fixed(Bad):
    def __repr__(self):
        return "<Fixed>"

    def __del__(self):
        self.helper()

    def helper(self):
        raise ZeroDivisionError(self.name)


def plain(ref):
    1 / 0


plain.__qualname__ = "plain"
Fixed.__del__.__qualname__ = "Fixed.__del__"


def quiet_repr(args):
    # The default hook prints the address of the function: leave it away.
    sys.__unraisablehook__(type(args)((args.exc_type, args.exc_value, args.exc_traceback,
                                       "message", None)))


sys.unraisablehook = quiet_repr
Fixed("one")
target = Target()
reference = weakref.ref(target, plain)
del target


def failing_hook(args):
    raise RuntimeError("the hook fails")


sys.unraisablehook = None
try:
    print(sys.unraisablehook)
finally:
    sys.unraisablehook = quiet_repr
at_exit = Fixed("at interpreter exit")
