"""Signals with asyncio, interval timers that count, a sampling profiler, and timeouts by alarm."""

import asyncio
import contextlib
import os
import signal
import threading


@contextlib.contextmanager
def time_limit(seconds):
    def expired(signum, frame):
        raise TimeoutError(f"limit of {seconds} s in {frame.f_code.co_name}")
    before = signal.signal(signal.SIGALRM, expired)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def spin(n):
    while n:
        n -= 1
    return "done"


def forever():
    while True:
        spin(100)


with time_limit(5):
    print(spin(1000))
try:
    with time_limit(0.01):
        forever()
except TimeoutError as error:
    print(str(error).split(" in ")[0])
print(signal.getsignal(signal.SIGALRM), signal.getitimer(signal.ITIMER_REAL))

ticks = []
signal.signal(signal.SIGVTALRM, lambda signum, frame: ticks.append(frame.f_code.co_name))
signal.setitimer(signal.ITIMER_VIRTUAL, 0.002, 0.002)
while len(ticks) < 5:
    spin(1000)
signal.setitimer(signal.ITIMER_VIRTUAL, 0)
print(len(ticks) >= 5, set(ticks) <= {"spin", "<module>"})


async def main():
    loop = asyncio.get_running_loop()
    got = asyncio.Event()
    loop.add_signal_handler(signal.SIGUSR1, got.set)
    os.kill(os.getpid(), signal.SIGUSR1)
    await got.wait()
    print("asyncio got the signal", loop.remove_signal_handler(signal.SIGUSR1))
    task = asyncio.create_task(asyncio.sleep(10))
    loop.add_signal_handler(signal.SIGUSR2, task.cancel, "by signal")
    loop.call_later(0.01, os.kill, os.getpid(), signal.SIGUSR2)
    try:
        await task
    except asyncio.CancelledError as error:
        print("cancelled", error.args)
    loop.remove_signal_handler(signal.SIGUSR2)


asyncio.run(main())


def from_thread():
    signal.pthread_kill(threading.main_thread().ident, signal.SIGUSR1)


where = []
signal.signal(signal.SIGUSR1, lambda signum, frame: where.append(threading.current_thread().name))
thread = threading.Thread(target=from_thread)
thread.start()
thread.join()
while not where:
    pass
print(where)


async def interrupted():
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.01)
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("cleanup in the coroutine")
        raise


signal.signal(signal.SIGALRM, lambda *_: signal.raise_signal(signal.SIGINT))
try:
    asyncio.run(interrupted())
except KeyboardInterrupt as error:
    print("KeyboardInterrupt out of asyncio.run", repr(error))


def computing():
    signal.setitimer(signal.ITIMER_REAL, 0.01)
    while True:
        pass


def by_sigint(signum, frame):
    raise KeyboardInterrupt


signal.signal(signal.SIGINT, by_sigint)
try:
    computing()
except KeyboardInterrupt:
    print("computing interrupted")
