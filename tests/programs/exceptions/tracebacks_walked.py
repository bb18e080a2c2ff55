"""Traceback objects walked by hand: frames, line numbers, locals, lasti, positions, formatting."""

import sys
import traceback


def inner(value):
    local_inner = value * 2
    return local_inner / 0


def outer(value):
    local_outer = [value]
    try:
        return inner(
            local_outer[0])
    finally:
        local_outer.append("changed in finally")


def generator():
    in_generator = "g"
    yield outer(3)


class Klass:
    def method(self):
        return [x for x in generator()]


def walk(tb):
    while tb:
        frame = tb.tb_frame
        code = frame.f_code
        positions = list(code.co_positions())[tb.tb_lasti // 2]
        values = "everything" if code.co_name == "<module>" else {
            k: v for k, v in frame.f_locals.items() if k not in ("self", ".0")}
        print(code.co_qualname, tb.tb_lineno - code.co_firstlineno, positions[2:], values,
              frame.f_lineno - code.co_firstlineno, tb.tb_lasti > 0)
        tb = tb.tb_next


try:
    Klass().method()
except ZeroDivisionError as error:
    walk(error.__traceback__)
    saved = error
    print(sys.exc_info()[0] is ZeroDivisionError, sys.exc_info()[1] is error,
          sys.exc_info()[2] is error.__traceback__, sys.exception() is error)
print(sys.exc_info(), sys.exception())
print([(f.name, f.line) for f in traceback.extract_tb(saved.__traceback__)])
print("".join(traceback.format_exception(saved, limit=1)))
print("".join(traceback.format_exception(saved, limit=-2)))
summary = traceback.TracebackException.from_exception(saved, capture_locals=True)
print("".join(line for line in summary.format() if "self" not in line and "__name__" not in line
              and "generator object" not in line)[-300:])
print(traceback.format_exc().strip())
tb = saved.__traceback__
print(type(tb).__name__, tb.tb_next.tb_next is not None)
try:
    tb.tb_next = tb
except ValueError as error:
    print(error)
tb.tb_next = None
print(len(traceback.extract_tb(saved.__traceback__)))


def made_by_hand():
    import types
    try:
        1 / 0
    except ZeroDivisionError as error:
        return types.TracebackType(None, error.__traceback__.tb_frame, error.__traceback__.tb_lasti,
                                   12345), error


tb, error = made_by_hand()
print(tb.tb_lineno, tb.tb_next, error.with_traceback(tb).__traceback__.tb_lineno)


def nested_exc_info():
    out = []
    try:
        raise KeyError("outer")
    except KeyError:
        out.append(repr(sys.exception()))
        try:
            raise ValueError("inner")
        except ValueError:
            out.append(repr(sys.exception()))
            called(out)
        out.append(repr(sys.exception()))
        try:
            pass
        finally:
            out.append(repr(sys.exception()))
    out.append(repr(sys.exception()))
    return out


def called(out):
    out.append(f"callee sees {sys.exception()!r}")
    try:
        raise TypeError("in callee")
    except TypeError:
        out.append(repr(sys.exception()))
    out.append(f"back to {sys.exception()!r}")


print(nested_exc_info())


def frame_cleared():
    try:
        inner(5)
    except ZeroDivisionError as error:
        frame = error.__traceback__.tb_next.tb_frame
        before = dict(frame.f_locals)
        traceback.clear_frames(error.__traceback__)
        return before, dict(frame.f_locals)


print(frame_cleared())


def same_line(): return inner(1) if False else [inner(2)
                                                for _ in "x"]


def recursion(n):
    if n == 0:
        raise LookupError("repeated frames are folded")
    recursion(n - 1)


try:
    recursion(20)
except LookupError:
    print(traceback.format_exc())
stack = traceback.extract_stack()
print([(f.name, f.lineno, f.line) for f in stack])
same_line()
