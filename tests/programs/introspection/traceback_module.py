"""The traceback module: format, extract, TracebackException, StackSummary, print_stack, chains."""

import io
import sys
import traceback


def inner(values, key):
    secret = 42
    return values[key]["nested"][
        secret
    ]


def outer(n):
    if n:
        return outer(n - 1)
    try:
        inner({"a": {"nested": []}}, "a")
    except IndexError as error:
        raise ValueError("could not") from error


try:
    outer(2)
except ValueError as error:
    caught = error
print("".join(traceback.format_exception(caught)))
print("".join(traceback.format_exception(caught, limit=1)))
print("".join(traceback.format_exception(caught, limit=-1)))
print("".join(traceback.format_exception(caught, chain=False)))
print(traceback.format_exception_only(caught), traceback.format_exception_only(KeyError, KeyError(1)))
print("".join(traceback.format_tb(caught.__traceback__)))
for summary in traceback.extract_tb(caught.__traceback__):
    print(summary.name, summary.lineno, summary.end_lineno, summary.colno, summary.end_colno,
          summary.line, summary.locals)
te = traceback.TracebackException.from_exception(caught, capture_locals=True, limit=-2)
print("".join(te.format()).replace(__file__, "FILE"))
print(te.exc_type.__name__, te.__cause__.exc_type.__name__, te.__suppress_context__, len(te.stack))
print(te == traceback.TracebackException.from_exception(caught))


def stack_here():
    return traceback.extract_stack()


print([(frame.name, frame.line) for frame in stack_here()])
out = io.StringIO()


def printing():
    traceback.print_stack(file=out)
    traceback.print_stack(limit=1, file=out)


printing()
print(out.getvalue())
try:
    try:
        1 / 0
    finally:
        {}["context"]
except KeyError:
    traceback.print_exc(file=sys.stdout)
    print(traceback.format_exc(limit=0))
print(traceback.format_exc())
frames = traceback.StackSummary.extract(traceback.walk_tb(caught.__traceback__), lookup_lines=False)
print(frames.format()[0].splitlines()[0].replace(__file__, "FILE"))
made = traceback.FrameSummary("made.py", 3, "function", line="the line", locals={"a": "1"})
print(traceback.format_list([made, ("tuple.py", 5, "f", "text")]), made)
traceback.clear_frames(caught.__traceback__)
tb = caught.__traceback__
while tb.tb_next:
    tb = tb.tb_next
print(tb.tb_frame.f_locals, tb.tb_lasti, tb.tb_lineno)


def raised_twice():
    try:
        raise caught
    except ValueError as again:
        depth, tb = 0, again.__traceback__
        while tb:
            depth, tb = depth + 1, tb.tb_next
        return depth


print(raised_twice(), raised_twice(), raised_twice())
caught.__traceback__ = None
print(raised_twice(), caught.with_traceback(None) is caught)
try:
    caught.__traceback__ = 5
except TypeError as error:
    print(error)


def recursive(n):
    if n == 0:
        raise RuntimeError("deep")
    recursive(n - 1)


try:
    recursive(10)
except RuntimeError:
    print(traceback.format_exc())
caught.add_note("first note")
caught.add_note("second\nin two lines")
print("".join(traceback.format_exception_only(caught)), caught.__notes__)
caught.__notes__ = ["replaced", 5]
print(traceback.format_exception_only(caught))
caught.__notes__ = "not a list"
raise caught
