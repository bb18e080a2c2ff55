"""multiprocessing with fork: Process, Pool, Queue, Pipe, Value, Lock, exceptions and exit codes."""

import multiprocessing
import os
import sys


def square(x):
    return x * x


def failing(x):
    raise ValueError(f"in the worker: {x}")


def worker(queue, values):
    for value in values:
        queue.put((value, square(value)))
    queue.put(None)


def ponger(connection):
    while (message := connection.recv()) != "stop":
        connection.send(("pong", message))
    connection.close()


def increment(value, lock, times):
    for _ in range(times):
        with lock:
            value.value += 1


def exits(how):
    if how == "text":
        sys.exit("exit text")
    if how == "raise":
        raise RuntimeError("uncaught in the child")
    if how == "hard":
        os._exit(7)
    sys.exit(how)


class Account:
    def __init__(self, balance):
        self.balance = balance

    def add(self, amount):
        return Account(self.balance + amount)

    def __repr__(self):
        return f"Account({self.balance})"


def main():
    context = multiprocessing.get_context("fork")
    queue = context.Queue()
    process = context.Process(target=worker, args=(queue, [1, 2, 3]), name="the-worker")
    process.start()
    while (item := queue.get()) is not None:
        print(item)
    process.join()
    print(process.name, process.exitcode, process.is_alive())
    here, there = context.Pipe()
    process = context.Process(target=ponger, args=(there,))
    process.start()
    for message in ("a", [1, 2], Account(5)):
        here.send(message)
        print(here.recv())
    here.send("stop")
    process.join()
    value, lock = context.Value("i", 0), context.Lock()
    processes = [context.Process(target=increment, args=(value, lock, 50)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("value", value.value)
    with context.Pool(2) as pool:
        print(pool.map(square, range(8)))
        print(pool.starmap(pow, [(2, 3), (3, 2)]))
        print(list(pool.imap(square, [5, 6], chunksize=1)))
        print(pool.apply(Account(1).add, (5,)), pool.map(Account, [1, 2]))
        try:
            pool.map(failing, [1])
        except ValueError as error:
            print("ValueError", error, type(error.__cause__).__name__)
        try:
            pool.apply(lambda: 1)
        except Exception as error:
            print(type(error).__name__, str(error).split(" at 0x")[0])
    for how in (0, 3, None, "hard", "text", "raise"):
        sys.stdout.flush()
        process = context.Process(target=exits, args=(how,), name="child")
        process.start()
        process.join()
        print(how, process.exitcode)
    print(multiprocessing.current_process().name, multiprocessing.parent_process())


main()
