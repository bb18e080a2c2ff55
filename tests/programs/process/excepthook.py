"""sys.excepthook: replaced, failing, called directly; sys.last_*; and the final exit code."""

import sys
import traceback


def hook(kind, value, tb):
    print("hook", kind.__name__, value)
    frames = traceback.extract_tb(tb)
    print([(frame.name, frame.lineno, frame.line) for frame in frames])
    print("last_*:", hasattr(sys, "last_type"))
    raise LookupError("the hook itself fails") from value


def inner(x):
    return 1 / x


def outer():
    inner(0)


try:
    outer()
except ZeroDivisionError:
    sys.excepthook(*sys.exc_info())
    sys.__excepthook__(*sys.exc_info())
sys.excepthook(ValueError, ValueError("no traceback"), None)
try:
    sys.excepthook(1)
except TypeError as error:
    print(error)
sys.excepthook(None, None, None)
try:
    sys.excepthook(5, 6, 7)
except TypeError as error:
    print("error", error)


class Odd(Exception):
    def __str__(self):
        raise RuntimeError("no str")


class Multi(Exception):
    def __str__(self):
        return "first line\nsecond line\n\nfourth"


class Empty(Exception):
    pass


Empty.__module__ = "some.module"
Empty.__qualname__ = "Nested.Empty"
for error in (Odd(), Multi(), Empty(), Empty("text"), Exception(), Exception(None), Exception(1, 2),
              KeyError("quoted"), OSError(2, "No such file", "name"), SyntaxError("bad"),
              SyntaxError("bad", ("file.py", 3, 5, "some text here\n")),
              SyntaxError("bad", ("file.py", 3, 5, "some text here\n", 3, 9)),
              UnicodeDecodeError("utf-8", b"\xff", 0, 1, "reason"), StopIteration(3),
              ImportError("msg", name="n", path="p"), AttributeError("x")):
    sys.excepthook(type(error), error, None)
sys.excepthook = hook
outer()
