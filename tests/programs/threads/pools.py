"""concurrent.futures: results, exceptions with their tracebacks, callbacks, cancel, timeouts."""

import concurrent.futures as futures
import threading
import traceback


def square(x):
    return x * x


def failing(x):
    raise ValueError(f"bad {x}")


def deep(n):
    return failing(n) if n == 0 else deep(n - 1)


with futures.ThreadPoolExecutor(2, thread_name_prefix="pool") as pool:
    print(list(pool.map(square, range(6))))
    future = pool.submit(square, 5)
    print(future.result(), future.done(), future.cancelled(), future.exception())
    future = pool.submit(deep, 2)
    error = future.exception()
    print(type(error).__name__, error)
    print([frame.name for frame in traceback.extract_tb(error.__traceback__)][-4:])
    try:
        future.result()
    except ValueError as caught:
        print(caught is error)
        print([frame.name for frame in traceback.extract_tb(caught.__traceback__)][-4:])
    try:
        print(list(pool.map(lambda x: 1 / x, [1, 2, 0, 4])))
    except ZeroDivisionError as error:
        print(error)
    log = []
    future = pool.submit(square, 3)
    futures.wait([future])
    future.add_done_callback(lambda f: log.append(f.result()))
    future.add_done_callback(lambda f: log.append(threading.current_thread().name))
    print(log)
    gate = threading.Event()
    blocked = [pool.submit(gate.wait) for _ in range(2)]
    waiting = pool.submit(square, 9)
    print(waiting.cancel(), waiting.cancelled(), waiting.running())
    try:
        waiting.result()
    except futures.CancelledError as error:
        print(repr(error))
    try:
        blocked[0].result(timeout=0.01)
    except futures.TimeoutError as error:
        print(repr(error), isinstance(error, TimeoutError))
    done, pending = futures.wait(blocked, timeout=0.01)
    print(len(done), len(pending))
    gate.set()
    print([f.result() for f in blocked])
    done, pending = futures.wait([pool.submit(square, n) for n in range(4)])
    print(sorted(f.result() for f in done), pending)
    print(sorted(f.result() for f in futures.as_completed([pool.submit(square, n) for n in "x" * 0 or (1, 2)])))
try:
    pool.submit(square, 1)
except RuntimeError as error:
    print(error)


def initialise(value):
    local.value = value


local = threading.local()
with futures.ThreadPoolExecutor(1, initializer=initialise, initargs=("set",)) as pool:
    print(pool.submit(lambda: local.value).result())


class Lazy(futures.Future):
    pass


lazy = Lazy()
lazy.set_running_or_notify_cancel()
lazy.set_result("by hand")
print(lazy.result())
try:
    lazy.set_result("twice")
except futures.InvalidStateError as error:
    print(str(error).split(":")[0])


def bad_callback(future):
    raise KeyError("callback errors are logged")


with futures.ProcessPoolExecutor(1) as pool:
    print(list(pool.map(square, [1, 2, 3])))
    future = pool.submit(deep, 1)
    try:
        future.result()
    except ValueError as error:
        print(error, type(error.__cause__).__name__)
        print(str(error.__cause__).strip().splitlines()[-1].strip('"'))
futures.ThreadPoolExecutor(1).submit(deep, 3).result()
