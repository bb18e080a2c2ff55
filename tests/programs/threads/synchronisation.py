"""Lock, RLock, Condition, Semaphore, Event, Barrier, Timer, Queue: ordering made deterministic."""

import queue
import threading
import time


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def ping_pong():
    out, ping, pong = [], threading.Semaphore(1), threading.Semaphore(0)

    def player(name, mine, other):
        for i in range(3):
            with mine:
                out.append(f"{name}{i}")
                other.release()
            mine.acquire() if False else None
    def first():
        for i in range(3):
            ping.acquire()
            out.append(f"ping {i}")
            pong.release()

    def second():
        for i in range(3):
            pong.acquire()
            out.append(f"pong {i}")
            ping.release()
    run(first, second)
    return out


def producer_consumer():
    q, out = queue.Queue(maxsize=2), []

    def produce():
        for i in range(6):
            q.put(i)
        q.put(None)

    def consume():
        while (item := q.get()) is not None:
            out.append(item * item)
            q.task_done()
        q.task_done()
    run(produce, consume)
    q.join()
    return out


def conditions():
    condition, state, out = threading.Condition(), [0], []

    def step(number):
        def body():
            with condition:
                condition.wait_for(lambda: state[0] == number)
                out.append(number)
                state[0] += 1
                condition.notify_all()
        return body
    run(*(step(n) for n in (3, 1, 4, 0, 2)))
    return out


def barriers():
    actions = []
    barrier = threading.Barrier(3, action=lambda: actions.append("all here"))
    indices = []

    def wait():
        indices.append(barrier.wait())
        barrier.wait()
    run(wait, wait, wait)
    barrier.abort()
    try:
        barrier.wait()
    except threading.BrokenBarrierError as error:
        return sorted(indices), actions, barrier.broken, repr(error)


def reentrant():
    lock, out = threading.RLock(), []

    def down(n):
        with lock:
            out.append(n)
            if n:
                down(n - 1)
    run(lambda: down(3), lambda: None)
    try:
        lock.release()
    except RuntimeError as error:
        out.append(str(error))
    return out


def errors():
    lock = threading.Lock()
    for action in (lock.release, lambda: threading.Condition().notify(),
                   lambda: threading.Condition().wait(),
                   lambda: threading.BoundedSemaphore(1).release(),
                   lambda: threading.Semaphore(-1), lambda: queue.Queue().get_nowait(),
                   lambda: lock.acquire(False, 5), lambda: lock.acquire(timeout=-3)):
        try:
            print(action())
        except Exception as error:
            print(type(error).__name__, error)
    return lock.acquire(), lock.acquire(blocking=False), lock.locked()


def events():
    event, out = threading.Event(), []
    timer = threading.Timer(0.01, event.set)
    timer.start()
    out.append(event.wait(5))
    out.append(event.wait(0))
    event.clear()
    out.append(event.wait(0.001))
    cancelled = threading.Timer(100, print)
    cancelled.start()
    cancelled.cancel()
    cancelled.join()
    return out


def race():
    lock, counter = threading.Lock(), {"n": 0}

    def add():
        for _ in range(500):
            with lock:
                value = counter["n"]
                time.sleep(0) if value % 100 == 0 else None
                counter["n"] = value + 1
    run(add, add, add)
    return counter


def with_exception():
    lock = threading.Lock()
    try:
        with lock:
            raise KeyError("inside")
    except KeyError as error:
        return lock.locked(), error


for function in (ping_pong, producer_consumer, conditions, barriers, reentrant, errors, events,
                 race, with_exception):
    print(function.__name__, function())
pq = queue.PriorityQueue()
for item in [(3, "c"), (1, "a"), (2, "b")]:
    pq.put(item)
print([pq.get() for _ in range(3)], pq.empty())
