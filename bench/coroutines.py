"""Native coroutines under an own scheduler: await chains, async generators, async with, no asyncio."""
# kind: generators

import sys
from collections import deque


class Switch:
    """Awaiting this gives the turn to the next task."""

    def __await__(self):
        yield self


class Task:
    def __init__(self, name, coroutine):
        self.name = name
        self.coroutine = coroutine
        self.result = None
        self.done = False


class Loop:
    """A round-robin scheduler."""

    def __init__(self):
        self.ready = deque()
        self.switches = 0

    def spawn(self, name, coroutine):
        task = Task(name, coroutine)
        self.ready.append(task)
        return task

    def run(self):
        while self.ready:
            task = self.ready.popleft()
            try:
                task.coroutine.send(None)
            except StopIteration as stop:
                task.done = True
                task.result = stop.value
            else:
                self.switches += 1
                self.ready.append(task)


class Channel:
    def __init__(self, capacity):
        self.items = deque()
        self.capacity = capacity
        self.closed = False

    async def put(self, item):
        while len(self.items) >= self.capacity:
            await Switch()
        self.items.append(item)

    async def get(self):
        while not self.items:
            if self.closed:
                return None
            await Switch()
        return self.items.popleft()

    def __aiter__(self):
        return self

    async def __anext__(self):
        item = await self.get()
        if item is None:
            raise StopAsyncIteration
        return item


class Lock:
    def __init__(self):
        self.taken = False

    async def __aenter__(self):
        while self.taken:
            await Switch()
        self.taken = True

    async def __aexit__(self, *details):
        self.taken = False


async def deep(level, value):
    """A chain of awaits that never suspends."""
    if level == 0:
        return value
    return await deep(level - 1, value + 1)


async def numbers(count):
    for i in range(count):
        if i % 4 == 0:
            await Switch()
        yield i


async def produce(channel, count):
    async for number in numbers(count):
        await channel.put(number)
    channel.closed = True


async def transform(source, target):
    async for item in source:
        await target.put(await deep(3, item * 2))
    target.closed = True


async def consume(channel, lock, totals):
    async for item in channel:
        async with lock:
            totals["sum"] = totals["sum"] + item
            totals["count"] += 1
    return totals["count"]


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 56000
    loop = Loop()
    lock = Lock()
    totals = {"sum": 0, "count": 0}
    tasks = []
    for line in range(8):
        first, second = Channel(4), Channel(4)
        loop.spawn(f"produce{line}", produce(first, size))
        loop.spawn(f"transform{line}", transform(first, second))
        tasks.append(loop.spawn(f"consume{line}", consume(second, lock, totals)))
    loop.run()
    results = [task.result for task in tasks]
    print("coroutines", totals["sum"], loop.switches, results[-1], all(t.done for t in tasks))


if __name__ == "__main__":
    main()
