"""A trace function that changes itself, switches opcodes and lines off, raises, or moves the line."""

import sys


def log(frame, event, arg):
    print(f"  {event} {frame.f_code.co_name} +{frame.f_lineno - frame.f_code.co_firstlineno}")


def run(name, tracer, function, *args):
    print(name)
    sys.settrace(tracer)
    try:
        result = function(*args)
    except Exception as error:
        sys.settrace(None)
        print("  raised", type(error).__name__, error, "tracer now", sys.gettrace())
    else:
        sys.settrace(None)
        print("  result", result)


def work(n):
    a = n + 1
    b = a * 2
    c = helper(b)
    return c


def helper(x):
    y = x - 1
    return y


def only_helper(frame, event, arg):
    if frame.f_code.co_name == "helper":
        log(frame, event, arg)
        return only_helper


def no_lines(frame, event, arg):
    frame.f_trace_lines = False
    log(frame, event, arg)
    return no_lines


def local_none(frame, event, arg):
    log(frame, event, arg)
    return None


def switching(frame, event, arg):
    log(frame, event, arg)

    def second(frame, event, arg):
        print("  second", end="")
        log(frame, event, arg)
        return None
    return second


def stop_midway(frame, event, arg):
    log(frame, event, arg)
    if event == "line" and frame.f_lineno - frame.f_code.co_firstlineno == 2:
        sys.settrace(None)
    return stop_midway


def raising(event_wanted, line):
    def tracer(frame, event, arg):
        if event == event_wanted and frame.f_lineno - frame.f_code.co_firstlineno == line:
            raise RuntimeError(f"from tracer at {event} {line}")
        return tracer
    return tracer


def jumping(source, target):
    def tracer(frame, event, arg):
        first = frame.f_code.co_firstlineno
        if event == "line" and frame.f_lineno == first + source and not done:
            done.append(1)
            frame.f_lineno = first + target
        return tracer
    done = []
    return tracer


def jumped(out):
    out.append(1)
    out.append(2)
    out.append(3)
    out.append(4)
    for i in (1, 2):
        out.append(5)
    try:
        out.append(6)
    finally:
        out.append(7)
    return out


def changes_locals(frame, event, arg):
    if frame.f_code.co_name == "helper" and event == "line":
        frame.f_locals["x"] = 100
    return changes_locals


def opcodes(frame, event, arg):
    frame.f_trace_opcodes = True
    frame.f_trace_lines = False
    if event == "opcode":
        print("  opcode at line", frame.f_lineno - frame.f_code.co_firstlineno)
    return opcodes


for name in ("log", "only_helper", "no_lines", "local_none", "switching", "stop_midway",
             "changes_locals", "opcodes"):
    run(name, globals()[name], work, 10)
run("raise at call", raising("call", 0), work, 1)
run("raise at line 2", raising("line", 2), work, 1)
run("raise at return", raising("return", 4), work, 1)
for source, target in ((2, 4), (4, 2), (1, 5), (3, 6), (1, 8), (8, 1), (6, 10), (2, 99), (2, -5), (10, 8)):
    run(f"jump {source} -> {target}", jumping(source, target), jumped, [])


def set_outside():
    sys._getframe().f_lineno = 3


try:
    set_outside()
except ValueError as error:
    print(error)
sys.settrace(raising("line", 1))
work(5)
