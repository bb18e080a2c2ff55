"""Async generators: iteration, asend, athrow, aclose, values, states, errors."""

import asyncio
import inspect


async def numbers(n):
    print("started", end="; ")
    try:
        for i in range(n):
            received = yield i
            if received:
                print("received", received, end="; ")
                await asyncio.sleep(0)
    except ValueError as error:
        print("caught", error, end="; ")
        yield "from handler"
    finally:
        print("finally", end="; ")
        await asyncio.sleep(0)
        print("finally done", end="; ")


async def attempt(awaitable):
    try:
        print("->", await awaitable)
    except BaseException as error:
        print(f"-> {type(error).__name__}: {error} | cause {error.__cause__!r}")


async def basics():
    g = numbers(3)
    print(type(g).__name__, g.__name__, g.ag_running, g.ag_await, g.ag_frame.f_lineno,
          inspect.isasyncgen(g), g.__aiter__() is g)
    print([x async for x in g], g.ag_frame)
    await attempt(anext(g))
    await attempt(anext(g, "default"))
    g = numbers(3)
    await attempt(g.asend("too early"))
    await attempt(g.asend(None))
    await attempt(g.asend("hello"))
    await attempt(g.athrow(ValueError("thrown")))
    await attempt(g.asend(None))
    await attempt(g.asend(None))
    g = numbers(3)
    await attempt(g.__anext__())
    await attempt(g.aclose())
    await attempt(g.__anext__())
    await attempt(g.aclose())
    await attempt(g.athrow(KeyError("after close")))
    g = numbers(1)
    await attempt(g.aclose())
    await attempt(g.asend(None))
    g = numbers(1)
    await attempt(g.athrow(OSError("before start")))
    await attempt(g.asend(None))
    g = numbers(2)
    await attempt(g.asend(None))
    await attempt(g.athrow(KeyError, "with value"))


async def ignores_exit():
    try:
        yield "still here"
    except GeneratorExit:
        print("ignored", end="; ")
        yield "still here again"


async def raises(kind):
    yield 1
    raise kind("inside")


async def awaits_on_exit():
    try:
        yield 1
    finally:
        await asyncio.sleep(0)
        print("cleaned up after sleeping", end="; ")


async def errors():
    g = ignores_exit()
    await attempt(anext(g))
    await attempt(g.aclose())
    for kind in (StopAsyncIteration, StopIteration, KeyError, GeneratorExit):
        g = raises(kind)
        await attempt(anext(g))
        await attempt(anext(g))
        await attempt(anext(g))
    g = awaits_on_exit()
    await attempt(anext(g))
    await attempt(g.aclose())


async def running():
    async def slow():
        await asyncio.sleep(0)
        yield 1
        await asyncio.sleep(0)
        yield 2
    g = slow()
    results = await asyncio.gather(anext(g), anext(g), g.aclose(), return_exceptions=True)
    print([f"{type(r).__name__}: {r}" for r in results])
    await attempt(anext(g))
    one = g.asend(None)
    await attempt(one)
    await attempt(one)
    other = g.aclose()
    other.close()
    await attempt(other)


async def expressions():
    async def odd_places():
        total = (yield 1) + (yield 2) * (yield 3)
        yield "total", total
        yield [(yield "in list"), {(yield "key"): (yield "value")}]
        x = yield (yield "nested"), await asyncio.sleep(0, "awaited")
        async with Manager((yield "manager")) as m:
            yield m
        yield [i async for i in numbers(2) if (await asyncio.sleep(0, True))]
        return

    class Manager:
        def __init__(self, name):
            self.name = name

        async def __aenter__(self):
            return self.name

        async def __aexit__(self, *exc):
            print("aexit", exc[0], end="; ")
    g, n, out = odd_places(), 0, []
    try:
        value = await g.asend(None)
        while True:
            out.append(value)
            n += 1
            value = await g.asend(n)
    except StopAsyncIteration:
        print(out)


async def delegation():
    async def inner():
        for x in "ab":
            yield x

    async def outer():
        async for x in inner():
            yield x, 1
        async for x in inner():
            yield x, 2
            break
    print([x async for x in outer()])
    print([(x, y) async for x in inner() async for y in inner() if x != y])
    agen = (x * 2 async for x in inner() if x > "a")
    print(type(agen).__name__, [x async for x in agen])
    nested = [[y async for y in numbers(k)] for k in range(3)]
    print(nested, {x: i async for i, x in enumerated(inner())}, {x async for x in inner()} == {"a", "b"})


async def enumerated(source, start=0):
    async for x in source:
        yield start, x
        start += 1


async def main():
    for part in (basics, errors, running, expressions, delegation):
        print(f"--- {part.__name__}")
        await part()


asyncio.run(main())


async def uncaught():
    async for x in raises(LookupError):
        print(x)


asyncio.run(uncaught())
