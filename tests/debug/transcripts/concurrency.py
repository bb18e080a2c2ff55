# asyncio's tasks and threads.
#
# lldb: py break concurrency.py:@here
# lldb: run
# lldb: py tasks
# lldb: py tasks --locals
# lldb: py threads
# lldb: py bt
# lldb: py bt --all
import asyncio
import threading
import time


async def leaf(number):
    local = number * 2
    await asyncio.sleep(60)
    return local


async def branch(number):
    return await leaf(number)


async def main():
    tasks = [asyncio.create_task(branch(n), name=f"branch {n}") for n in range(2)]
    waiting = asyncio.create_task(waits(tasks[0]), name="waiting")
    done = asyncio.create_task(quick(), name="quick")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    stop()
    return waiting, done


async def waits(other):
    await other


async def quick():
    return 1


def stop():
    event = threading.Event()
    event.set()  # @here


def sleeper(ready):
    seconds = 60
    ready.set()
    threading.Event().wait(seconds)


ready = threading.Event()
threading.Thread(target=sleeper, args=(ready,), name="sleeper", daemon=True).start()
ready.wait()
time.sleep(0.5)  # until it waits
asyncio.run(main())
