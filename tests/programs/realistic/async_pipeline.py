"""asyncio: queues, workers, TaskGroup, timeouts, cancellation, semaphores, async generators, contexts."""

import asyncio
import contextlib
import contextvars
import functools

request = contextvars.ContextVar("request", default="none")
log = []


def say(*parts):
    log.append(" ".join(map(str, parts)))


async def numbers(limit, delay=0):
    try:
        for i in range(limit):
            await asyncio.sleep(delay)
            yield i
    finally:
        say("numbers closed", request.get())


async def stage(name, source, target, function):
    async for item in drain(source):
        try:
            await target.put(function(item))
        except ZeroDivisionError as error:
            say(name, "skips", item, error)
    await target.put(None)
    say(name, "done")


async def drain(queue):
    while (item := await queue.get()) is not None:
        yield item
        queue.task_done()
    queue.task_done()


async def pipeline():
    first, second, third = (asyncio.Queue(2) for _ in range(3))
    async with asyncio.TaskGroup() as group:
        group.create_task(stage("divide", first, second, lambda x: 100 // (x - 2)))
        group.create_task(stage("square", second, third, lambda x: x * x))
        results = group.create_task(collect(third))
        async for n in numbers(6):
            await first.put(n)
        await first.put(None)
    return results.result()


async def collect(queue):
    return [item async for item in drain(queue)]


@contextlib.asynccontextmanager
async def connection(name):
    say("open", name)
    try:
        yield name.upper()
    except ConnectionError as error:
        say(name, "lost:", error)
    finally:
        await asyncio.sleep(0)
        say("close", name)


async def requests():
    async def handle(n):
        request.set(f"request {n}")
        async with limit:
            async with connection(f"c{n}") as c:
                await asyncio.sleep(0)
                if n == 1:
                    raise ConnectionError("reset")
                say(c, request.get())
        return n * 10
    limit = asyncio.Semaphore(2)
    return await asyncio.gather(*(handle(n) for n in range(4)), return_exceptions=True)


async def timeouts():
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(10)
    except TimeoutError as error:
        say("timeout", repr(error))
    try:
        await asyncio.wait_for(asyncio.Event().wait(), 0.01)
    except asyncio.TimeoutError:
        say("wait_for timed out")

    async def stubborn():
        for attempt in range(3):
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError as error:
                say("stubborn", attempt, error.args)
                if attempt == 2:
                    raise
    task = asyncio.create_task(stubborn(), name="stubborn")
    for attempt in range(3):
        await asyncio.sleep(0)
        task.cancel(f"try {attempt}")
    try:
        await task
    except asyncio.CancelledError as error:
        say("cancelled", error.args, task.cancelled(), task.cancelling(), task.get_name())
    shielded = asyncio.create_task(asyncio.sleep(0, "shielded result"))
    outer = asyncio.shield(shielded)
    outer.cancel()
    say(await shielded, outer.cancelled())


async def groups():
    async def fail(n):
        await asyncio.sleep(0)
        raise [ValueError, KeyError, OSError][n](n)

    async def waits():
        try:
            await asyncio.sleep(10)
        finally:
            say("waiting task finished")
    try:
        async with asyncio.TaskGroup() as group:
            for n in range(3):
                group.create_task(fail(n))
            group.create_task(waits())
    except* ValueError as errors:
        say("values", errors.exceptions)
    except* (KeyError, OSError) as errors:
        say("others", sorted(map(repr, errors.exceptions)))
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(waits())
            raise RuntimeError("in the body")
    except* RuntimeError as errors:
        say(errors.exceptions)


async def generators():
    async with contextlib.aclosing(numbers(100)) as source:
        async for n in source:
            if n == 2:
                break
    left = numbers(5)
    await anext(left)
    say("left open", await anext(left))
    evens = [n async for n in numbers(6) if n % 2 == 0]
    table = {n: [m async for m in numbers(n)] async for n in numbers(3)}
    say(evens, table, await anext(numbers(0), "default"))
    return left


async def primitives():
    lock, event, condition, barrier = asyncio.Lock(), asyncio.Event(), asyncio.Condition(), asyncio.Barrier(2)

    async def waiter(n):
        await event.wait()
        async with lock:
            say("locked by", n, lock.locked())
            await asyncio.sleep(0)
        async with condition:
            await condition.wait()
        await barrier.wait()
        return n
    tasks = [asyncio.create_task(waiter(n)) for n in range(2)]
    await asyncio.sleep(0)
    event.set()
    for _ in range(5):
        await asyncio.sleep(0)
    async with condition:
        condition.notify_all()
    done, pending = await asyncio.wait(tasks)
    say(sorted(task.result() for task in done), len(pending), barrier.broken)
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_soon(future.set_result, "by call_soon")
    say(await future, await asyncio.to_thread(functools.partial(pow, 2, 10)))


async def main():
    for part in (pipeline, requests, timeouts, groups, generators, primitives):
        say("---", part.__name__)
        say(await part())
    async with connection("last"):
        raise LookupError("leaves asyncio.run")


try:
    asyncio.run(main())
finally:
    print("\n".join(line.split(" object ")[0] for line in log))
