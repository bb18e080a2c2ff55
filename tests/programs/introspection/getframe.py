"""sys._getframe: f_locals, f_lineno, f_lasti, f_back, f_code, f_globals, f_builtins in all places."""

import sys


def here(depth=0):
    frame = sys._getframe(depth + 1)
    return (frame.f_code.co_qualname, frame.f_lineno - frame.f_code.co_firstlineno,
            frame.f_lasti)


def chain():
    frame = sys._getframe(1)
    names = []
    while frame:
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    return names


def simple(a, b=2, *args, c=3, **kw):
    before = dict(sys._getframe().f_locals)
    local = 5
    del a
    after = dict(sys._getframe().f_locals)
    return before, after


print(simple(1), simple(1, 2, 3, c=4, d=5))
print(here(), chain())


def nested():
    value = "outer"

    def inner():
        return value, sorted(sys._getframe().f_locals), sorted(sys._getframe(1).f_locals)
    return inner()


print(nested())


class Body:
    attribute = 1
    print(sorted(sys._getframe().f_locals), here(), chain())

    def method(self):
        return here(), sorted(sys._getframe().f_locals), chain()

    @property
    def prop(self):
        return here(), chain()

    @classmethod
    def cm(cls):
        return here(), chain()

    def __getattr__(self, name):
        return here(), chain()

    def __add__(self, other):
        return here(1), chain()

    def __iter__(self):
        yield here(), chain()
        yield here(1), chain()


body = Body()
print(body.method(), body.prop, Body.cm(), body.missing)
print(body + 1, list(body), [*body])
print([here() for _ in "ab"], [chain() for _ in "a"])
print({here(): chain() for _ in "a"}.popitem(), list((here(), chain()) for _ in "a"))
print((lambda x, *y: (here(), sorted(sys._getframe().f_locals)))(1, 2), sorted([2, 1], key=lambda x: print(here(1), x) or x))


def lasti_values():
    out = []
    for i in range(2):
        out.append(sys._getframe().f_lasti)
        if i:
            out.append(sys._getframe().f_lasti)
    try:
        raise ValueError
    except ValueError:
        out.append(sys._getframe().f_lasti)
    finally:
        out.append(sys._getframe().f_lasti)
    with open("/dev/null") as f:
        out.append(sys._getframe().f_lasti)
    return out, sys._getframe().f_lineno


print(lasti_values())


def multiline():
    return [
        sys._getframe().f_lineno,
        sys
        ._getframe(
        ).f_lineno,
        (lambda:
            sys._getframe().f_lineno)(),
    ]


first = multiline.__code__.co_firstlineno
print([line - first for line in multiline()])
for bad in (1000, -1, "x", 2 ** 40):
    try:
        print(sys._getframe(bad) is sys._getframe())
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
frame = sys._getframe()
print(frame.f_globals is globals(), frame.f_locals is globals(), frame.f_builtins["len"] is len,
      frame.f_code.co_name, frame.f_back, frame.f_trace, frame.f_trace_lines)


def caller_locals():
    frame = sys._getframe(1)
    frame.f_locals["x"] = "changed?"
    return frame.f_locals["x"]


def with_x():
    x = 1
    print(caller_locals())
    return x, locals()


print(with_x())
for name in ("f_back", "f_code", "f_globals", "f_locals", "f_lasti", "f_builtins", "f_lineno"):
    try:
        setattr(frame, name, None)
        print("set", name)
    except (AttributeError, TypeError, ValueError) as error:
        print(name, type(error).__name__, error)
print(repr(with_x.__code__).split(" at 0x")[0], type(frame).__name__)
frame.clear if False else None
try:
    frame.clear()
except RuntimeError as error:
    print(error)
