"""Async generators that are dropped: hooks, shutdown_asyncgens, finally blocks with awaits."""

import asyncio
import gc
import sys


async def ticker(name):
    try:
        n = 0
        while True:
            yield n
            n += 1
    finally:
        await asyncio.sleep(0)
        print("finally of", name)


async def breaks():
    async for x in ticker("broken loop"):
        if x == 2:
            break
    print("after the loop")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("the loop had time to finalise it")


async def kept():
    global keep
    keep = ticker("kept until shutdown")
    print(await anext(keep))


async def closing():
    from contextlib import aclosing
    async with aclosing(ticker("aclosing")) as t:
        async for x in t:
            if x == 1:
                break
    print("closed before this line")


async def exception_in_consumer():
    try:
        async for x in ticker("consumer fails"):
            raise KeyError(x)
    except KeyError as error:
        print("KeyError", error)
    for _ in range(3):
        await asyncio.sleep(0)


async def cancelled_consumer():
    async def consume():
        async for x in ticker("cancelled consumer"):
            await asyncio.sleep(0)
    task = asyncio.create_task(consume())
    for _ in range(4):
        await asyncio.sleep(0)
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True))
    for _ in range(3):
        await asyncio.sleep(0)


async def contexts():
    from contextlib import asynccontextmanager, AsyncExitStack

    @asynccontextmanager
    async def resource(name, swallow=()):
        print("open", name)
        try:
            yield name
        except swallow as error:
            print("swallowed", repr(error))
        finally:
            await asyncio.sleep(0)
            print("close", name)
    async with resource("a") as a, resource("b") as b:
        print(a, b)
    async with resource("c", (ValueError,)):
        raise ValueError("in body")
    async with AsyncExitStack() as stack:
        for name in "de":
            await stack.enter_async_context(resource(name))
        stack.push_async_callback(asyncio.sleep, 0)
        stack.callback(print, "callback")
    try:
        async with resource("f"):
            raise KeyError("escapes")
    except KeyError as error:
        print("KeyError", error)

    @resource("decorator")
    async def decorated():
        return "decorated"
    print(await decorated())


async def main():
    for part in (breaks, kept, closing, exception_in_consumer, cancelled_consumer, contexts):
        print(f"--- {part.__name__}")
        await part()


asyncio.run(main())
print("loop closed")
print("--- without a loop")


async def plain(name):
    try:
        yield 1
        yield 2
    finally:
        print("finally of", name)


def step(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value


g = plain("dropped without hooks")
print(step(anext(g)))
del g
gc.collect()
hooks = []
old = sys.get_asyncgen_hooks()
sys.set_asyncgen_hooks(firstiter=lambda g: hooks.append(f"firstiter {g.__name__}"),
                       finalizer=lambda g: hooks.append(f"finalizer {g.__name__}"))
g = plain("with hooks")
print(hooks, step(anext(g)), hooks)
del g
print(hooks)
g = plain("never started")
del g
print(hooks)
g = plain("exhausted")
print(step(anext(g)), step(anext(g)))
try:
    anext(g).send(None)
except StopAsyncIteration:
    print("StopAsyncIteration", len(hooks))
sys.set_asyncgen_hooks(*old)
try:
    sys.set_asyncgen_hooks(firstiter=5)
except TypeError as error:
    print(error)
g = plain("thrown")
step(anext(g))
step(g.athrow(OSError("out of the generator")))
