"""Coroutines that are never awaited or dropped half way: warnings, finally, weakrefs, tracebacks."""

import asyncio
import gc
import sys
import warnings
import weakref

warnings.simplefilter("always")


def show(message, category, filename, lineno, file=None, line=None):
    print(f"{category.__name__} line {lineno}: {message}")


warnings.showwarning = show
sys.unraisablehook = lambda args: print("unraisable", repr(args.exc_value))


class Forever:
    def __await__(self):
        while True:
            yield "waiting"


async def simple():
    return 1


async def suspended(name):
    try:
        await Forever()
    finally:
        print("finally of", name)


async def awaits_in_finally():
    try:
        await Forever()
    finally:
        await Forever()


async def raises_when_closed():
    try:
        await Forever()
    except GeneratorExit:
        raise ValueError("refuses to close")


print("-- never awaited")
simple()
c = simple()
del c
c = simple()
c = None


def forgets():
    value = simple()
    return "returned"


print(forgets())
print("-- suspended, then dropped")
c = suspended("dropped")
c.send(None)
del c
print("-- nested")


async def outer():
    try:
        await suspended("inner of nested")
    finally:
        print("finally of outer")


c = outer()
c.send(None)
c = None
print("-- awaits in finally")
c = awaits_in_finally()
c.send(None)
del c
c = raises_when_closed()
c.send(None)
del c
print("-- closed by hand")
c = simple()
c.close()
del c
c = suspended("closed")
c.send(None)
print(c.close(), c.cr_frame)
c = awaits_in_finally()
c.send(None)
try:
    c.close()
except RuntimeError as error:
    print("RuntimeError", error)
del c
print("-- in a cycle")


async def cyclic():
    holder = []
    holder.append(holder)
    try:
        await Forever()
    finally:
        print("finally in cycle")


c = cyclic()
c.send(None)
box = [c]
box.append(box)
reference = weakref.ref(c)
del c, box
gc.collect()
print(reference())
print("-- tasks")


async def background():
    try:
        await asyncio.sleep(3600)
    finally:
        print("background task cleaned up")


async def main():
    task = asyncio.create_task(background())
    await asyncio.sleep(0)
    print(task.done())
    return "main leaves; run() cancels the rest"


print(asyncio.run(main()))


async def failed_task():
    async def fail():
        raise KeyError("nobody looks")
    task = asyncio.create_task(fail())
    await asyncio.sleep(0)
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(
        "handler:", context["message"], repr(context["exception"])))
    del task


asyncio.run(failed_task())
print("-- origin tracking")
sys.set_coroutine_origin_tracking_depth(2)
c = simple()
print([(line, name) for _, line, name in c.cr_origin])
c.close()
sys.set_coroutine_origin_tracking_depth(0)


async def not_a_task():
    await asyncio.create_task(5)


try:
    asyncio.run(not_a_task())
except TypeError as error:
    print(error)
try:
    asyncio.run(simple)
except ValueError as error:
    print(str(error).split(" at 0x")[0])


async def runs_loop():
    c = simple()
    try:
        asyncio.run(c)
    finally:
        c.close()


asyncio.run(runs_loop())
