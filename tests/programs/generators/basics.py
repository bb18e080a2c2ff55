"""Generators: laziness, send, return values, state attributes, exhaustion, reentrance."""

import inspect


def countdown(n):
    print("started")
    while n:
        yield n
        n -= 1
    print("done")
    return "result"


g = countdown(3)
print(inspect.getgeneratorstate(g), g.gi_running, g.gi_suspended, g.gi_yieldfrom, g.gi_frame.f_lineno)
print(next(g), inspect.getgeneratorstate(g), inspect.getgeneratorlocals(g), g.gi_frame.f_lineno)
print(list(g), inspect.getgeneratorstate(g), g.gi_frame, g.gi_running)
for _ in range(2):
    try:
        next(g)
    except StopIteration as stop:
        print("StopIteration", stop.value, stop.args)
g = countdown(1)
next(g)
try:
    next(g)
except StopIteration as stop:
    print("value", stop.value)
print(g.__name__, g.__qualname__, g.gi_code is countdown.__code__, iter(g) is g)
g.__name__ = "renamed"
print(g.__name__, repr(g).split(" at ")[0])


def echo():
    received = None
    while True:
        received = yield received
        if received is None:
            print("got None")
        if received == "stop":
            return "stopped"


g = echo()
try:
    g.send("too early")
except TypeError as error:
    print(error)
print(g.send(None), g.send(1), g.send([2]), next(g))
try:
    g.send("stop")
except StopIteration as stop:
    print(stop.value)
try:
    g.send("again")
except StopIteration as stop:
    print("after the end", stop.value)


def averager():
    total = count = 0
    average = None
    while True:
        total += yield average
        count += 1
        average = total / count


a = averager()
next(a)
print([a.send(x) for x in (10, 20, 30)])


def reentrant():
    try:
        next(me)
    except ValueError as error:
        yield str(error)
    yield me.gi_running


me = reentrant()
print(list(me))


def interleaved(a, b):
    while True:
        try:
            yield next(a)
            yield next(b)
        except StopIteration:
            return


print(list(interleaved(iter("abc"), iter(range(2)))))


def raises():
    yield 1
    raise KeyError("inside")


g = raises()
print(next(g))
try:
    next(g)
except KeyError as error:
    print("KeyError", error)
print(list(g))


def stop_iteration_inside():
    yield 1
    raise StopIteration("becomes RuntimeError")


def next_without_guard(it):
    yield next(it)
    yield next(it)


for g in (stop_iteration_inside(), next_without_guard(iter([5]))):
    try:
        print(next(g))
        next(g)
    except RuntimeError as error:
        print(error, "| cause", repr(error.__cause__), "| context", repr(error.__context__))


def infinite():
    n = 0
    while True:
        n += 1
        yield n


def take(n, it):
    return [x for _, x in zip(range(n), it)]


squares = (n * n for n in infinite())
print(take(4, squares), next(squares), take(2, infinite()))


def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


print(take(12, fibonacci()), take(1, (f for f in fibonacci() if f > 10 ** 20)))


def sieve(numbers):
    prime = next(numbers)
    yield prime
    yield from sieve(n for n in numbers if n % prime)


print(take(12, sieve(iter(range(2, 1000)))))


def default_arguments(x, y=[1], *args, z=3, **kw):
    yield x, y, args, z, kw


print(next(default_arguments(1, 2, 3, z=4, w=5)), next(default_arguments(0)))
print(max(countdown(3)), sorted(n % 3 for n in range(5)), sum(x for x in countdown(2)),
      dict((n, n) for n in range(2)), "".join(c for c in "xyz"), any(n for n in (0, 0, 4)))
a, b, *c = countdown(4)
print(a, b, c, [*countdown(1)], {*countdown(1)}, (*countdown(1),))
print(2 in countdown(3), bytes(n for n in range(3)), tuple(countdown(1)))
first = countdown(2)
print(list(zip(first, first)))
for bad in (lambda: next(5), lambda: countdown(), lambda: g.send(), lambda: g.send(1, 2), lambda: g.throw()):
    try:
        bad()
    except TypeError as error:
        print(error)
g = raises()
for value in g:
    print("loop", value)
