"""One probe for each thing that tools ask of a running function; transparency_test.py compares the answers with python3's.

usage: transparency_program.py PROBE
"""

import asyncio
import cProfile
import faulthandler
import inspect
import os
import pstats
import sys
import threading
import traceback
import warnings


def show(mapping):
    print(sorted((name, repr(value)) for name, value in mapping.items() if not hasattr(value, "__code__")))


def inner(depth, *rest):
    local = depth * 2  # marked
    text = "x" * local
    show(sys._getframe().f_locals)
    show(sys._getframe(1).f_locals)
    return len(text) + len(rest)


def locals_of_running_function():
    before = 1
    inner(3, "a", "b")
    after = before
    return after


def dies(divisor):
    kept = [divisor]
    return kept[0] / (divisor - divisor)


def middle(value):
    also = value + 1
    return dies(also) + also


def catches():
    mine = "here"
    try:
        middle(4)
    except ZeroDivisionError as error:
        return mine, error


def traceback_frames():
    _, error = catches()
    for frame, line in traceback.walk_tb(error.__traceback__):
        print(frame.f_code.co_qualname, line)


def traceback_locals():
    _, error = catches()
    for frame, _ in traceback.walk_tb(error.__traceback__):
        names = dict(frame.f_locals)
        print(frame.f_code.co_name, sorted((n, repr(v)) for n, v in names.items() if not isinstance(v, BaseException)))


def traceback_lasti():
    _, error = catches()
    entry = error.__traceback__
    while entry is not None:
        positions = list(entry.tb_frame.f_code.co_positions())[entry.tb_lasti // 2]
        print(entry.tb_frame.f_code.co_name, entry.tb_lasti, positions)
        entry = entry.tb_next


def carets():
    _, error = catches()
    traceback.print_exception(error, file=sys.stdout)


def carets_in_asyncio():
    async def leaf(x):
        await asyncio.sleep(0)
        return x / (x - x)

    async def main():
        await asyncio.gather(leaf(1), leaf(2))

    try:
        asyncio.run(main())
    except ZeroDivisionError as error:
        entries = traceback.format_exception(error)
        print("".join(entry for entry in entries if "/asyncio/" not in entry))


def numbers(n):
    for i in range(n):
        square = i * i
        yield square


def generator_frame():
    made = numbers(3)
    print(made.gi_frame.f_lineno, made.gi_frame.f_locals)
    next(made)
    print(made.gi_frame.f_lineno, made.gi_frame.f_locals, made.gi_code.co_name, made.gi_running)


def settrace_events():
    events = []

    def trace(frame, event, _):
        if frame.f_code.co_filename == __file__:
            events.append((event, frame.f_code.co_qualname, frame.f_lineno))
        return trace

    sys.settrace(trace)
    try:
        middle(4)
    except ZeroDivisionError:
        pass
    sys.settrace(None)
    print(len(events), events)


def f_trace_is_writable():
    lines = []

    def local(frame, event, _):
        lines.append((event, frame.f_lineno))
        return local

    def traced():
        sys._getframe().f_trace = local
        sys.settrace(lambda *_: None)
        one = 1
        two = one + 1
        sys.settrace(None)
        return two

    print(traced(), lines)


def getsource():
    print(inspect.getsource(inner))


def isfunction():
    print(inspect.isfunction(inner), type(inner).__name__, inspect.signature(inner), inspect.ismethod(inner))


def profile():
    profiler = cProfile.Profile()
    profiler.enable()
    catches()
    sum(numbers(4))
    profiler.disable()
    for (path, line, name), (_, calls, *_) in sorted(pstats.Stats(profiler).stats.items()):
        if path == __file__:
            print(name, line, calls)


def current_frames():
    ready = threading.Event()
    end = threading.Event()

    def worker(name):
        value = name.upper()
        ready.set()
        end.wait()
        return value

    thread = threading.Thread(target=worker, args=("w",))
    thread.start()
    ready.wait()
    frame = sys._current_frames()[thread.ident]
    while frame.f_code.co_name != "worker":
        frame = frame.f_back
    print(frame.f_code.co_qualname, sorted(n for n in frame.f_locals), frame.f_locals["value"])
    end.set()
    thread.join()


def warns():
    warnings.warn("careful", stacklevel=2)


def warning_line():
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        warns()
    print([(os.path.basename(w.filename), w.lineno, str(w.message)) for w in caught])


def recursion():
    def down(n):
        return down(n + 1)

    try:
        down(0)
    except RecursionError as error:
        print(type(error).__name__, error)


def abort():
    faulthandler.enable()

    def last():
        os.abort()

    last()


if __name__ == "__main__":
    globals()[sys.argv[1]]()
