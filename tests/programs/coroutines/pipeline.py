"""An asyncio program: a web-like server without sockets, with retries, rate limits, a supervisor."""

import asyncio
import dataclasses
import functools
import itertools
import random


@dataclasses.dataclass(order=True)
class Job:
    priority: int
    id: int
    payload: str = dataclasses.field(compare=False)
    attempts: int = dataclasses.field(default=0, compare=False)


class Transient(Exception):
    pass


class Fatal(Exception):
    def __init__(self, job):
        super().__init__(f"job {job.id} cannot succeed")
        self.job = job


def retry(times, *kinds):
    def decorate(function):
        @functools.wraps(function)
        async def wrapper(*args, **kwargs):
            for attempt in itertools.count(1):
                try:
                    return await function(*args, **kwargs)
                except kinds as error:
                    if attempt >= times:
                        raise RuntimeError(f"gave up after {attempt}") from error
                    await asyncio.sleep(0)
        return wrapper
    return decorate


class Service:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.events = []
        self.queue = asyncio.PriorityQueue()
        self.limit = asyncio.Semaphore(2)
        self.results = {}
        self.active = self.most_active = 0

    @retry(3, Transient)
    async def process(self, job):
        job.attempts += 1
        async with self.limit:
            self.active += 1
            self.most_active = max(self.active, self.most_active)
            try:
                await asyncio.sleep(0)
                if job.payload == "fatal":
                    raise Fatal(job)
                if self.random.random() < 0.4:
                    raise Transient(job.id)
                return job.payload[::-1]
            finally:
                self.active -= 1

    async def worker(self, name):
        while True:
            job = await self.queue.get()
            try:
                self.results[job.id] = await self.process(job)
                self.events.append(f"{name} did {job.id} in {job.attempts}")
            except RuntimeError as error:
                self.results[job.id] = f"{error} because of {error.__cause__!r}"
            except Fatal as error:
                self.results[job.id] = str(error)
            finally:
                self.queue.task_done()

    async def run(self, payloads, workers):
        for number, payload in enumerate(payloads):
            self.queue.put_nowait(Job(-len(payload), number, payload))
        tasks = [asyncio.create_task(self.worker(f"w{i}")) for i in range(workers)]
        await self.queue.join()
        for task in tasks:
            task.cancel()
        outcomes = await asyncio.gather(*tasks, return_exceptions=True)
        return [type(outcome).__name__ for outcome in outcomes]


class Stream:
    """An async iterator with back-pressure, made of a queue and a sentinel."""

    def __init__(self):
        self.queue, self.end = asyncio.Queue(maxsize=1), object()

    async def put(self, item):
        await self.queue.put(item)

    async def close(self):
        await self.queue.put(self.end)

    async def __aiter__(self):
        while (item := await self.queue.get()) is not self.end:
            yield item


async def source(stream, n):
    for i in range(n):
        await stream.put(i)
    await stream.close()


async def transform(function, input, output):
    async for item in input:
        await output.put(function(item))
    await output.close()


async def streams():
    a, b, c = Stream(), Stream(), Stream()
    async with asyncio.TaskGroup() as group:
        group.create_task(source(a, 8))
        group.create_task(transform(lambda x: x * x, a, b))
        group.create_task(transform(lambda x: f"<{x}>", b, c))
        return [item async for item in c]


async def main():
    service = Service(seed=5)
    payloads = ["alpha", "be", "gamma-ray", "fatal", "delta", "ep", "zeta"]
    print(await service.run(payloads, workers=3))
    for job, result in sorted(service.results.items()):
        print(job, result)
    print(service.events, service.most_active)
    print(await streams())
    loop = asyncio.get_running_loop()
    ticks = []

    async def ticker():
        while True:
            ticks.append(len(ticks))
            await asyncio.sleep(0)
    task = loop.create_task(ticker())
    await asyncio.gather(*(asyncio.sleep(0) for _ in range(3)))
    task.cancel()
    print(ticks)
    await transform(lambda x: x.undefined, await filled(), Stream())


async def filled():
    stream = Stream()
    await stream.put("text")
    return stream


asyncio.run(main())
