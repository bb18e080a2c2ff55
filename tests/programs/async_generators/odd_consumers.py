"""Async generators driven by hand, without an event loop: each awaitable step by step."""

import sys

sys.unraisablehook = lambda args: print("unraisable:", repr(args.exc_value))


class Suspend:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


async def agen():
    try:
        first = await Suspend("s1")
        got = yield "y1", first
        await Suspend("s2")
        yield "y2", got
    except KeyError as error:
        await Suspend("handling")
        yield "handled", error.args
    finally:
        await Suspend("cleanup")


def step(awaitable, *sends):
    """What each send() to an awaitable gives, until it ends."""
    out = []
    for value in (None, *sends):
        try:
            out.append(awaitable.send(value))
        except BaseException as error:
            out.append(f"{type(error).__name__}({', '.join(map(repr, error.args))})")
            break
    return out


g = agen()
print(step(g.__anext__(), "r1"), step(g.asend("sent"), None), step(g.__anext__(), None), step(g.__anext__()))
g = agen()
print(step(anext(g), 1), step(g.athrow(KeyError("k")), None), step(g.aclose(), None), step(anext(g)))
g = agen()
print(step(anext(g)), step(g.asend(None)), step(g.aclose()))
g = agen()
a = anext(g)
print(a.send(None), a.throw(KeyError("into the await")), step(a, "x"))
g = agen()
a = g.asend(None)
a.close()
print(step(a), step(anext(g), "after a closed asend"))
g = agen()
step(anext(g), 1)
c = g.aclose()
print(c.send(None), step(c, None), step(g.aclose()))
g = agen()
step(anext(g), 1)
t = g.athrow(ValueError("v"))
print(t.send(None))
try:
    t.throw(OSError("while cleaning up"))
except OSError as error:
    print(repr(error), repr(error.__context__))
g = agen()
d = anext(g, "default")
print(type(d).__name__, d.send(None), step(d, 1))
step(g.aclose(), None)
print(step(anext(g, "default")), step(anext(g, ["x"])))
for bad in (lambda: g.asend(), lambda: g.athrow(), lambda: next(g), lambda: iter(g), lambda: g.send(1), lambda: [*g], lambda: anext(iter([]))):
    try:
        bad()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)


async def values(n):
    for i in range(n):
        yield i


async def consume(source):
    total = 0
    async for x in source:
        total += x
    return total


async def nested(depth):
    if depth == 0:
        yield await Suspend("deep")
    else:
        async for x in nested(depth - 1):
            yield x + 1


async def collect(source):
    return [x async for x in source]


print(step(consume(values(100))), step(collect(nested(20)), 0), step(collect(values(0))))
print(step(collect(x * y async for x in values(3) async for y in values(x + 1) if y)))


async def early(source):
    async for x in source:
        if x == 2:
            return "left early"


source = values(5)
print(step(early(source)), step(anext(source)), source.ag_running, source.ag_frame.f_lineno - values.__code__.co_firstlineno)


def sync_send_loop():
    async def accumulate():
        total = 0
        while True:
            total += (yield total)
    g = accumulate()
    step(g.asend(None))
    return [step(g.asend(n))[0] for n in (5, 10, 15)]


print(sync_send_loop())


class AsyncIterable:
    def __init__(self, n):
        self.n = n

    async def __aiter__(self):
        for i in range(self.n):
            yield i


print(step(collect(AsyncIterable(3))), step(consume(AsyncIterable(4))))
step(collect(x / 0 async for x in values(1)))
collect(x / 0 async for x in values(1)).send(None)
