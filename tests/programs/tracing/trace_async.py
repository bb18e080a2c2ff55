"""Tracing coroutines, async generators, async with and exceptions thrown into them."""

import asyncio
import sys


def tracer(frame, event, arg):
    if frame.f_code.co_filename != __file__:
        return None
    if event == "exception":
        arg = arg[0].__name__
    elif event == "return":
        arg = repr(arg) if isinstance(arg, (int, str, type(None), list)) else type(arg).__name__
    print(f"{event:<9} {frame.f_code.co_qualname:<22} "
          f"+{frame.f_lineno - frame.f_code.co_firstlineno} {arg}")
    return tracer


class Switch:
    def __await__(self):
        yield "switch"
        return "resumed"


async def leaf(n):
    got = await Switch()
    return n


async def agen():
    for i in range(2):
        await leaf(i)
        yield i


class Manager:
    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, value, tb):
        return kind is ValueError


async def main():
    async for x in agen():
        total = x
    async with Manager():
        await leaf(1)
        raise ValueError
    values = [await leaf(i) async for i in agen()]
    return values


def drive(coroutine):
    steps = 0
    while True:
        try:
            coroutine.send(None)
        except StopIteration as stop:
            return steps, stop.value
        steps += 1


sys.settrace(tracer)
result = drive(main())
sys.settrace(None)
print(result)


async def thrown():
    try:
        await Switch()
    except KeyError:
        return "caught"
    finally:
        pass


coroutine = thrown()
coroutine.send(None)
sys.settrace(tracer)
try:
    coroutine.throw(KeyError("in"))
except StopIteration as stop:
    print("stopped with", stop.value)
sys.settrace(None)


async def sleeper(name, times):
    for _ in range(times):
        await asyncio.sleep(0)
    return name


async def both():
    return await asyncio.gather(sleeper("a", 1), sleeper("b", 2))


sys.settrace(tracer)
values = asyncio.run(both())
sys.settrace(None)
print(values)
