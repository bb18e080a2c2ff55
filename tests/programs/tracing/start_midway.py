"""Tracing that starts and stops in the middle of running functions, with loops, try and with open."""

import sys


class Tracer:
    def __init__(self, limit=1000):
        self.limit, self.events = limit, 0

    def __call__(self, frame, event, arg):
        if frame.f_code.co_filename != __file__ or frame.f_code.co_name in ("stop", "start"):
            return None
        self.events += 1
        shown = {k: v for k, v in frame.f_locals.items() if isinstance(v, (int, str, list))}
        print(f"  {event} {frame.f_code.co_name} +{frame.f_lineno - frame.f_code.co_firstlineno} {shown}")
        if self.events >= self.limit:
            stop(frame)
            return None
        return self


def start(limit=1000, levels=1):
    tracer = Tracer(limit)
    sys.settrace(tracer)
    frame = sys._getframe(1)
    while frame and levels:
        frame.f_trace = tracer
        frame, levels = frame.f_back, levels - 1


def stop(frame=None):
    sys.settrace(None)
    while frame:
        frame.f_trace, frame = None, frame.f_back


def in_loop():
    total = 0
    for i in range(4):
        if i == 1:
            start()
        total += i
        if i == 2:
            stop()
    return total


def in_try():
    out = []
    try:
        try:
            start()
            out.append("started")
            raise ValueError("traced")
        finally:
            out.append("finally")
    except ValueError as error:
        out.append(str(error))
        stop()
    out.append("done")
    return out


class Manager:
    def __enter__(self):
        start(levels=2)
        return "entered"

    def __exit__(self, *exc):
        stop()
        return True


def in_with():
    with Manager() as m:
        n = 1
        raise KeyError
    return m


def caller(n):
    x = n * 2
    callee(x)
    y = x + 1
    z = y + 1
    stop()
    return z


def callee(k):
    start(levels=2)
    j = k + 1


def generator():
    a = 1
    yield a
    start()
    b = 2
    yield b
    c = 3
    stop()
    yield c


def nested_expression():
    values = [1, 2, 3]
    result = [v + (start() or 0) for v in values[:1]] + [len(values)]
    total = sum(result)
    stop()
    return total


def while_loop():
    n = 6
    while n:
        n -= 1
        if n == 4:
            start(limit=5)
    return n


def handler():
    try:
        {}["x"]
    except KeyError as error:
        start()
        text = repr(error)
    else:
        text = "no"
    after = 1
    stop()
    return text


def recursive(n):
    if n == 0:
        start(levels=3)
        return 0
    value = recursive(n - 1)
    value += 1
    if n == 4:
        stop()
    return value


def closure():
    cell = [0]
    number = 5

    def inner():
        nonlocal number
        start(levels=2)
        number += 1
        return number
    got = inner()
    number += 10
    stop()
    return got, number


def matching(value):
    match value:
        case [x, y] if (start() or x) < y:
            result = x + y
        case _:
            result = None
    stop()
    return result


def jump():
    def tracer(frame, event, arg):
        if event == "line" and "marker" in frame.f_locals:
            frame.f_lineno = frame.f_code.co_firstlineno + 15
            return None
        return tracer
    out = []
    for i in range(3):
        out.append(i)
        if i == 1:
            sys._getframe().f_trace = tracer
            sys.settrace(tracer)
            marker = 1
            out.append("skipped")
            out.append("skipped too")
    sys.settrace(None)
    return out


for function in (in_loop, in_try, in_with, lambda: caller(1), lambda: list(generator()), nested_expression, while_loop, handler,
                 lambda: recursive(5), closure, lambda: matching([1, 2]), lambda: matching([2, 1]), jump):
    print(function.__name__)
    result = function()
    stop(sys._getframe())
    print(result)
for i in range(3):
    if i == 1:
        start(limit=4)
    j = i * 2
print("module level", i, j, sys.gettrace())
