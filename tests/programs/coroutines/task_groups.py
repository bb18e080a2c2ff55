"""TaskGroup: results, failures as exception groups, cancellation of siblings, nesting."""

import asyncio

log = []


async def worker(name, rounds, fail=None):
    try:
        for i in range(rounds):
            log.append(f"{name}{i}")
            await asyncio.sleep(0)
        if fail:
            raise fail
        return name
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise
    finally:
        log.append(f"{name} ends")


def flush(title):
    print(f"{title}: {', '.join(log)}")
    log.clear()


def describe(error, indent=0):
    pad = " " * indent
    if isinstance(error, BaseExceptionGroup):
        print(f"{pad}{type(error).__name__}({error.message!r})")
        for inner in error.exceptions:
            describe(inner, indent + 2)
    else:
        print(f"{pad}{error!r}")


async def success():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(worker(name, n)) for name, n in (("a", 2), ("b", 1))]
        log.append("body")
    print([task.result() for task in tasks])


async def one_failure():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(worker("ok", 5))
            group.create_task(worker("bad", 1, ValueError("bad failed")))
    except* ValueError as error:
        describe(error)


async def several_failures():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(worker("v", 1, ValueError("v")))
            group.create_task(worker("k", 1, KeyError("k")))
            group.create_task(worker("long", 9))
            await worker("body", 9)
    except* KeyError as error:
        describe(error)
    except* (ValueError, TypeError) as error:
        describe(error)


async def body_failure():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(worker("sibling", 9))
            await asyncio.sleep(0)
            raise OSError("in the body")
    except* OSError as error:
        describe(error)


async def failure_while_cancelled():
    async def fails_in_cleanup():
        try:
            await asyncio.sleep(60)
        finally:
            raise RuntimeError("in cleanup")
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails_in_cleanup())
            group.create_task(worker("first", 1, LookupError("first")))
    except BaseExceptionGroup as error:
        describe(error)
        print(repr(error.exceptions[1].__context__))


async def nested():
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(worker("outer", 9))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(worker("inner", 1, ZeroDivisionError("nested")))
    except* ZeroDivisionError as error:
        describe(error)


async def cancelled_from_outside():
    async def whole():
        async with asyncio.TaskGroup() as group:
            group.create_task(worker("x", 9))
            group.create_task(worker("y", 9))
    task = asyncio.create_task(whole())
    for _ in range(3):
        await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelled())


async def spawning():
    async def spawn(group, n):
        log.append(f"spawn{n}")
        await asyncio.sleep(0)
        if n:
            group.create_task(spawn(group, n - 1))
    async with asyncio.TaskGroup() as group:
        group.create_task(spawn(group, 3))
    try:
        group.create_task(spawn(group, 0))
    except RuntimeError as error:
        print(str(error).split(">")[-1])


async def main():
    for part in (success, one_failure, several_failures, body_failure, failure_while_cancelled, nested,
                 cancelled_from_outside, spawning):
        await part()
        flush(part.__name__)


import warnings
warnings.simplefilter("ignore")
asyncio.run(main())


async def uncaught():
    async with asyncio.TaskGroup() as group:
        group.create_task(worker("u", 0, KeyError("uncaught")), name="task u")
        group.create_task(worker("w", 0, TypeError("also uncaught")))


asyncio.run(uncaught())
