"""The text a value is compared by, made inside the interpreter without running the program's code.

`memory.py` makes the same text from the memory of a stopped process.  Objects of the program's own
classes are shown by class and attributes, never by repr(), which might run the program.
"""

import sys
# The program may replace what is in builtins.
from builtins import (BaseException, AttributeError, ValueError, bool, bytearray, bytes, complex,
                      dict, float, frozenset, int, len, list, object, range, repr, set, slice, sorted, str, tuple, type)

# Not from the module types: the program would find it imported.
Function, Builtin, Module = type(lambda: 0), type(len), type(sys)
Method, Cell = type((lambda self: 0).__get__(0)), type((lambda cell: lambda: cell)(0).__closure__[0])

ITEMS = 6      # of a container
TEXT = 60      # characters of a string
DEPTH = 3
INT_BITS = 900
# Classes whose instances other threads change at any time: shown without their attributes.
SHARED = ("Thread", "Timer", "Future")

_MRO = type.__dict__["__mro__"].__get__
_NAME = type.__dict__["__name__"].__get__
_ARGS = BaseException.__dict__["args"].__get__


def of(value, depth=DEPTH):
    """The canonical text of `value`."""
    kind = type(value)
    if value is None or kind in (bool, float, complex):
        return repr(value)
    if kind is int:
        return integer(value)
    if kind is str:
        return text(value)
    if kind in (bytes, bytearray):
        return kind.__name__ + repr(bytes(value[:TEXT])) + (f"+{len(value) - TEXT}" if len(value) > TEXT else "")
    if kind in (list, tuple):
        return container(kind.__name__, len(value), [of(v, depth - 1) for v in value[:ITEMS]] if depth > 0 else None)
    if kind is dict:
        if depth <= 0:
            return container("dict", len(value), None)
        rows = []
        for key, item in dict.items(value):
            if len(rows) == ITEMS:
                break
            rows.append(of(key, depth - 1) + ": " + of(item, depth - 1))
        return container("dict", len(value), rows)
    if kind in (set, frozenset):
        rows = sorted(of(v, depth - 1) for v in value) if depth > 0 and len(value) <= ITEMS else None
        return container(kind.__name__, len(value), rows)
    if isinstance_exactly(value, type):
        return f"<class {_NAME(value)}>"
    if kind is Function:
        return f"<function {value.__qualname__}>"
    if kind is Builtin:
        return f"<builtin {value.__name__}>"
    if kind is Method:
        inner = value.__func__
        return f"<method {inner.__qualname__ if type(inner) is Function else '?'}>"
    if kind is Module:
        return f"<module {value.__name__}>"
    if kind is range:
        return f"range({value.start}, {value.stop}, {value.step})"
    if kind is slice:
        return f"slice({of(value.start, 1)}, {of(value.stop, 1)}, {of(value.step, 1)})"
    if kind is Cell:
        try:
            return f"<cell {of(value.cell_contents, depth)}>"
        except ValueError:
            return "<cell >"
    name = _NAME(kind)
    if BaseException in (_MRO(kind) or ()):  # a static type that nobody has readied has none
        return f"<{name} {of(_ARGS(value), depth - 1)}>" if depth > 0 else f"<{name}>"
    return f"<{name}{attributes(value, depth)}>"


def integer(value):
    """An int. One that may be an id() differs from run to run."""
    if 1 << 44 <= value < 1 << 47:
        return "<int like an address>"
    return repr(value) if value.bit_length() <= INT_BITS else f"<int of {value.bit_length()} bits>"


def isinstance_exactly(value, kind):
    """isinstance by the type's own ancestors: __class__ may be a lie."""
    return kind in (_MRO(type(value)) or ())


def text(value):
    """A string, cut off."""
    return repr(value[:TEXT]) + (f"+{len(value) - TEXT}" if len(value) > TEXT else "")


def container(name, length, rows):
    """A container of which `rows` (or, when None, only the length) are known."""
    if rows is None:
        return f"{name}[{length}]"
    return f"{name}({', '.join(rows)}{f', +{length - len(rows)}' if length > len(rows) else ''})"


def attributes(value, depth):
    """The instance's own attributes, when its class is a Python class that gives it a __dict__."""
    kind = type(value)
    if depth <= 0 or _NAME(kind) in SHARED or not kind.__flags__ & (1 << 9) or not kind.__flags__ & (1 << 4):  # HEAPTYPE, MANAGED_DICT
        return ""
    try:
        names = object.__getattribute__(value, "__dict__")
    except AttributeError:
        return ""
    if type(names) is not dict:
        return ""
    rows = sorted(f"{key}={of(item, depth - 1)}" for key, item in names.items() if type(key) is str)
    return " " + ", ".join(rows[:ITEMS]) + ("..." if len(rows) > ITEMS else "") if rows else ""
