"""Uncaught exception groups: nesting, width and depth limits, causes, notes, tracebacks inside."""

import sys
import traceback


def fail(error):
    raise error


def caught(function, *args):
    try:
        function(*args)
    except Exception as error:
        return error


def nested(depth):
    error = ValueError(f"depth {depth}")
    for level in range(depth):
        error = ExceptionGroup(f"level {level}", [error])
    return error


def cause(error, why):
    try:
        raise error from why
    except Exception as raised:
        return raised


multi_line = ValueError("first line\nsecond line")
multi_line.add_note("a note")
multi_line.add_note("another\nin two lines")
syntax = caught(compile, "a b", "<text>", "exec")
groups = {
    "wide": ExceptionGroup("wide", [ValueError(i) for i in range(20)]),
    "deep": nested(12),
    "notes": ExceptionGroup("notes", [multi_line, KeyError("k")]),
    "with tracebacks": ExceptionGroup("tb", [caught(fail, OSError("from fail")), caught(int, "x")]),
    "causes": ExceptionGroup("causes", [cause(ValueError("effect"), KeyError("reason")),
                                        cause(TypeError("t"), ExceptionGroup("why", [IndexError()]))]),
    "syntax error": ExceptionGroup("syntax", [syntax]),
    "same twice": ExceptionGroup("twice", [multi_line, multi_line]),
}
for name, group in groups.items():
    print("---", name)
    traceback.print_exception(caught(fail, group), file=sys.stdout)
print("--- only the exception")
print("".join(traceback.format_exception_only(groups["notes"])))
print("--- limits")
exception = traceback.TracebackException.from_exception(groups["wide"], max_group_width=2)
print("".join(exception.format()))
exception = traceback.TracebackException.from_exception(groups["deep"], max_group_depth=2)
print("".join(exception.format()))


def handler():
    try:
        fail(groups["with tracebacks"])
    except* ValueError as values:
        try:
            fail(ExceptionGroup("in handler", [AttributeError("a"), *values.exceptions]))
        except* AttributeError:
            raise SystemError("the handler's handler")


def run():
    try:
        handler()
    except ExceptionGroup as group:
        group.add_note("a note of the outer group")
        raise


run()
