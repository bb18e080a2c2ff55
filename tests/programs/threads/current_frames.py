"""sys._current_frames, threading.settrace, thread-specific profile, frames of other threads."""

import sys
import threading
import traceback

ready, go = threading.Event(), threading.Event()


def waits(argument):
    inner(argument + 1)


def inner(value):
    local = [value]
    ready.set()
    go.wait()
    return local


thread = threading.Thread(target=waits, args=(41,), name="waiting")
thread.start()
ready.wait()
frames = sys._current_frames()
print(len(frames), frames[threading.main_thread().ident] is sys._getframe())
stack = [frame for frame, _ in traceback.walk_stack(frames[thread.ident])]
for frame in reversed(stack):
    if frame.f_code.co_filename == __file__:
        print(frame.f_code.co_name, frame.f_locals, frame.f_lineno)
print([summary.name for summary in traceback.extract_stack(frames[thread.ident])
       if summary.filename == __file__])
go.set()
thread.join()
print(len(sys._current_frames()), stack[-1].f_code.co_name)
for frame in stack:
    if frame.f_code is inner.__code__:
        print("after the end", frame.f_locals, frame.f_lineno - frame.f_code.co_firstlineno)

events = []


def tracer(frame, event, arg):
    if frame.f_code.co_filename == __file__:
        events.append((threading.current_thread().name, event, frame.f_code.co_name,
                       frame.f_lineno - frame.f_code.co_firstlineno))
        return tracer


def traced(n):
    m = n + 1
    return m


threading.settrace(tracer)
thread = threading.Thread(target=traced, args=(1,), name="traced")
thread.start()
thread.join()
threading.settrace(None)
print(events, threading.gettrace(), sys.gettrace())


def handling():
    try:
        raise ValueError("being handled")
    except ValueError:
        ready.set()
        go.wait()
    return sys.exc_info()


ready.clear()
go.clear()
thread = threading.Thread(target=handling)
thread.start()
ready.wait()
current = sys._current_exceptions()
kind, value, tb = current[thread.ident][:3]
print(kind.__name__, value, tb.tb_frame.f_code.co_name)
print(current[threading.main_thread().ident])
go.set()
thread.join()


def generator():
    frames.append(sys._getframe())
    yield threading.current_thread().name
    frames.append(sys._getframe())
    yield threading.current_thread().name


frames = []
gen = generator()
values = [next(gen)]
thread = threading.Thread(target=lambda: values.append(next(gen)), name="other")
thread.start()
thread.join()
print(values, frames[0] is frames[1])


def blocked_generator():
    ready.set()
    go.wait()
    yield 1


ready.clear()
go.clear()
gen = blocked_generator()
thread = threading.Thread(target=lambda: values.append(next(gen)))
thread.start()
ready.wait()
for action in (lambda: next(gen), lambda: gen.send(1), lambda: gen.throw(KeyError), gen.close):
    try:
        action()
    except ValueError as error:
        print(error)
print(gen.gi_running)
go.set()
thread.join()
print(values[-1], gen.gi_running)
