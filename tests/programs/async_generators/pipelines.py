"""Async generator pipelines: merging, batching, windows, producers and consumers, early exit."""

import asyncio
import collections
import functools


def log_calls(function):
    @functools.wraps(function)
    async def wrapper(*args, **kwargs):
        async for item in function(*args, **kwargs):
            calls[function.__name__] += 1
            yield item
    return wrapper


calls = collections.Counter()


@log_calls
async def count(start=0, stop=None):
    while stop is None or start < stop:
        yield start
        start += 1
        await asyncio.sleep(0)


async def take(n, source):
    if n <= 0:
        return
    async for item in source:
        yield item
        n -= 1
        if not n:
            return


async def batches(source, size):
    batch = []
    async for item in source:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


async def windows(source, size):
    window = collections.deque(maxlen=size)
    async for item in source:
        window.append(item)
        if len(window) == size:
            yield tuple(window)


async def merge(*sources):
    queue, done = asyncio.Queue(), object()

    async def pump(source):
        try:
            async for item in source:
                await queue.put((None, item))
        except Exception as error:
            await queue.put((error, None))
        finally:
            await queue.put((None, done))
    tasks = [asyncio.create_task(pump(source)) for source in sources]
    try:
        alive = len(tasks)
        while alive:
            error, item = await queue.get()
            if error:
                raise error
            if item is done:
                alive -= 1
            else:
                yield item
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def mapped(function, source):
    async for item in source:
        result = function(item)
        if asyncio.iscoroutine(result):
            result = await result
        yield result


async def running_total(source):
    total = 0
    async for item in source:
        total += item
        correction = yield total
        while correction is not None:
            total += correction
            correction = yield "corrected", total


async def failing(after):
    async for i in count():
        if i == after:
            raise ValueError(f"source broke after {after}")
        yield i


class Tree:
    def __init__(self, value, *children):
        self.value, self.children = value, children

    async def __aiter__(self):
        yield self.value
        for child in self.children:
            async for value in child:
                yield value


async def double(x):
    await asyncio.sleep(0)
    return x * 2


async def main():
    print([x async for x in take(5, count())], [x async for x in take(0, count())])
    print([b async for b in batches(count(0, 7), 3)], [w async for w in windows(count(0, 5), 3)])
    print(sorted([x async for x in merge(count(0, 3), count(10, 12), count(20, 25))]))
    print([x async for x in mapped(str, count(0, 3))], [x async for x in mapped(double, count(0, 3))])
    total = running_total(count(1))
    print([await anext(total), await anext(total), await total.asend(100), await total.asend(-50),
           await anext(total)])
    await total.aclose()
    tree = Tree(1, Tree(2, Tree(3), Tree(4)), Tree(5))
    print([v async for v in tree], {v: v * v async for v in tree if v % 2})
    try:
        async for x in merge(count(), failing(2)):
            if x > 50:
                break
    except ValueError as error:
        print("merged:", error)
    print(dict(sorted(calls.items())) if len(calls) > 1 else list(calls))
    flat = [y async for x in count(0, 4) async for y in count(0, x) if (x + y) % 2]
    print(flat, sum([x async for x in take(100, count())]))
    async for _ in take(1, mapped(lambda x: x / 0, count())):
        print("never")


asyncio.run(main())
