"""asyncio: tasks, gather, wait, timeouts, cancellation, shields, queues, locks; order printed."""

import asyncio

log = []


async def step(name, n, delay=0):
    for i in range(n):
        log.append(f"{name}{i}")
        await asyncio.sleep(delay)
    return name


async def failing(name):
    await asyncio.sleep(0)
    raise ValueError(f"failure of {name}")


async def stubborn():
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        log.append("first cancel refused")
        await asyncio.sleep(0)
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError as error:
            log.append(f"second cancel {error.args}")
            raise


def flush(title):
    print(f"{title}: {' '.join(log)}")
    log.clear()


async def gathering():
    print(await asyncio.gather(step("a", 3), step("b", 1), step("c", 2)))
    flush("gather")
    print(await asyncio.gather(step("d", 1), failing("e"), return_exceptions=True))
    try:
        await asyncio.gather(failing("f"), failing("g"), step("h", 3))
    except ValueError as error:
        print("gather raised", error)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    flush("after the failure")
    print(await asyncio.gather())


async def tasks():
    task = asyncio.create_task(step("t", 2), name="the task")
    print(task.get_name(), task.done(), task.get_coro().__name__)
    print(await task, task.result(), task.exception(), await task)
    bad = asyncio.create_task(failing("task"))
    done, pending = await asyncio.wait([bad, asyncio.create_task(step("w", 5))],
                                       return_when=asyncio.FIRST_EXCEPTION)
    print(len(done), len(pending), repr(bad.exception()))
    for task in pending:
        task.cancel()
    print(await asyncio.gather(*pending, return_exceptions=True), [t.cancelled() for t in pending])
    done, pending = await asyncio.wait([asyncio.create_task(step(n, k)) for n, k in zip("xyz", (3, 1, 2))],
                                       return_when=asyncio.FIRST_COMPLETED)
    print(sorted(t.result() for t in done), len(pending))
    for future in asyncio.as_completed([step("only", 2)]):
        print(await future, end=" ")
    print()
    flush("tasks")


async def cancelling():
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    task.cancel("one")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel("two")
    try:
        await task
    except asyncio.CancelledError as error:
        print("CancelledError", error.args, task.cancelled(), task.cancelling())
    flush("cancel")
    never = asyncio.create_task(step("never", 1))
    never.cancel()
    try:
        await never
    except asyncio.CancelledError:
        print("cancelled before it started")

    async def canceller():
        asyncio.current_task().cancel()
        log.append("cancel takes effect at the next await")
        try:
            await asyncio.sleep(0)
        finally:
            log.append("finally")
    try:
        await asyncio.create_task(canceller())
    except asyncio.CancelledError:
        flush("self cancel")
    inner = asyncio.create_task(step("inner", 2))
    try:
        await asyncio.wait_for(asyncio.shield(inner), 0)
    except asyncio.TimeoutError as error:
        print("shielded", type(error).__name__, inner.done(), await inner)
    flush("shield")


async def timeouts():
    try:
        await asyncio.wait_for(asyncio.sleep(10), 0.001)
    except TimeoutError as error:
        print("wait_for:", repr(error))
    try:
        async with asyncio.timeout(0.001) as scope:
            await asyncio.sleep(10)
    except TimeoutError:
        print("timeout:", scope.expired())
    async with asyncio.timeout(None) as scope:
        print(await step("in time", 1))
        scope.reschedule(asyncio.get_running_loop().time() + 100)
    print(scope.expired())
    try:
        async with asyncio.timeout(10):
            async with asyncio.timeout(0):
                try:
                    await asyncio.sleep(10)
                except asyncio.CancelledError:
                    log.append("cancelled inside")
                    raise
    except TimeoutError as error:
        log.append(repr(error))
    flush("nested timeout")


async def synchronisation():
    queue, lock, event = asyncio.Queue(2), asyncio.Lock(), asyncio.Event()
    semaphore, condition = asyncio.Semaphore(1), asyncio.Condition()

    async def producer():
        for i in range(4):
            await queue.put(i)
            log.append(f"put{i}")
        await queue.put(None)

    async def consumer():
        while (item := await queue.get()) is not None:
            log.append(f"got{item}")
            queue.task_done()
        return "consumed"
    print(await asyncio.gather(producer(), consumer()))
    flush("queue")

    async def critical(name):
        async with lock:
            log.append(f"in {name}")
            await asyncio.sleep(0)
            log.append(f"out {name}")
        async with semaphore:
            await event.wait()
            log.append(f"event {name}")
        async with condition:
            condition.notify_all()

    async def setter():
        for _ in range(6):
            await asyncio.sleep(0)
        event.set()
        async with condition:
            await condition.wait_for(lambda: len(log) > 4)
            log.append("condition")
    await asyncio.gather(critical("p"), critical("q"), setter())
    flush("locks")


async def callbacks():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_soon(lambda: log.append("soon"))
    loop.call_later(0.001, future.set_result, "later result")
    future.add_done_callback(lambda f: log.append(f"done {f.result()}"))
    print(await future)
    await asyncio.sleep(0)
    flush("callbacks")
    print(await loop.run_in_executor(None, sum, [1, 2, 3]), await asyncio.to_thread(lambda: "thread"))
    try:
        future.set_result(2)
    except asyncio.InvalidStateError as error:
        print(error)


async def main():
    for part in (gathering, tasks, cancelling, timeouts, synchronisation, callbacks):
        print(f"--- {part.__name__}")
        await part()
    return "main result"


print(asyncio.run(main()))


async def nested_failure():
    async def level(n):
        await asyncio.sleep(0)
        if n == 0:
            raise LookupError("deep in a task")
        await level(n - 1)
    await asyncio.create_task(level(2))


asyncio.run(nested_failure())
