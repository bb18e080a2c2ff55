"""Runs the function argv[1] again and again while argv[3] allocations fail, beginning with number 0 .. argv[2].

Prints how often that ended in MemoryError; any other end is printed, or seen in the exit code.
"""

import sys
import traceback
import _testcapi


class Point:
    __slots__ = ("x", "y")
    count = 0

    def __init__(self, x, y=1, *rest, **named):
        self.x, self.y = x, y
        Point.count += 1

    def __add__(self, other):
        return Point(self.x + other.x, y=self.y + other.y)

    @property
    def size(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5


def objects():
    points = [Point(i, i + 1, 5, name=i) for i in range(10)]
    total = points[0]
    for p in points[1:]:
        total = total + p
    return total.size, sorted(points, key=lambda p: -p.x)[0].x, {p.x: p for p in points}


def texts():
    parts = []
    for i in range(60):
        parts.append(f"{i:>5} {i!r} {'x' * i}")
        text = "".join(parts) + str(i)
    a, *b, c = text.split(" ")
    return text[3:9], a, len(b), c, text.encode(), "%s-%d" % (a, 7)


def generators():
    def numbers(n):
        for i in range(n):
            received = yield i * 1000
            if received:
                yield received

    def chained(n):
        yield from numbers(n)
        yield from (x + 1 for x in numbers(n))
    return [x for x in chained(8)], set(chained(3)), sum(chained(5))


def exceptions():
    log = []
    for i in range(6):
        try:
            try:
                if i % 2:
                    raise ValueError(i)
                {}[i]
            except KeyError as error:
                raise RuntimeError("second") from error
            finally:
                log.append(i * 10 ** 12)
        except (ValueError, RuntimeError) as error:
            log.append(repr(error))
    return log


def closures():
    def outer(a, *, b=2):
        def inner(c=3, **more):
            nonlocal a
            a += c + b + len(more)
            return a
        return inner
    total = 0
    for i in range(5):
        function = outer(i * 10 ** 10)
        total += function(**{"k": 1}) + function(*[5])
    class Local(Point):
        tag = total

        def twice(self):
            return super().size * 2
    return total, Local(3).twice()


def coroutines():
    async def leaf(n):
        return n + 10 ** 15

    async def main():
        total = 0
        for i in range(5):
            total += await leaf(i)
        return total, [x async for x in items()]

    async def items():
        yield 1
        yield 10 ** 15
    try:
        main().send(None)
    except StopIteration as stop:
        return stop.value


def matching():
    out = []
    for value in ([1, 2, 3], {"a": 1, "b": 2}, Point(1), "text", 10 ** 20, None):
        match value:
            case [first, *rest]:
                out.append((first, rest))
            case {"a": a, **rest}:
                out.append((a, rest))
            case Point(x=x):
                out.append(x)
            case str() | int():
                out.append(f"{value}")
            case _:
                out.append(None)
    return out


def deep(n=250):
    local = [n * 10 ** 10]
    return local + (deep(n - 1) if n else [])


def attempt(function, start):
    try:
        _testcapi.set_nomemory(start, start + attempt.length)
        try:
            function()
        finally:
            _testcapi.remove_mem_hooks()
        return 0
    except MemoryError as error:
        list(traceback.walk_tb(error.__traceback__))
        return 1


name, last, attempt.length = sys.argv[1], *map(int, sys.argv[2:4])
function = globals()[name]
expected = repr(function()).replace("0x", "")
failures = 0
for start in range(last):
    try:
        failures += attempt(function, start)
    except Exception as error:
        print(name, start, type(error).__name__, error)
if name != "objects":
    assert repr(function()).replace("0x", "") == expected
print("injected", failures)
