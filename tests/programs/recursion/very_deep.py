"""Recursion tens of thousands of levels deep, which CPython runs without using the C stack."""

import sys
import threading

sys.setrecursionlimit(400_000)


def count(n):
    return 0 if n == 0 else 1 + count(n - 1)


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


class Tree:
    def __init__(self, depth):
        self.depth = depth

    def walk(self, n):
        if n == self.depth:
            return [n]
        return self.walk(n + 1)


def with_try(n):
    try:
        if n == 0:
            raise ValueError("bottom")
        return with_try(n - 1)
    finally:
        visited.append(n)


def keywords(n, *, step=1, **rest):
    return rest if n <= 0 else keywords(n - step, step=step, level=n)


def closure(n):
    def inner():
        return closure(n - 1) + 1 if n else 0
    return inner()


def depth_of_frames():
    frame, depth = sys._getframe(), 0
    while frame:
        frame, depth = frame.f_back, depth + 1
    return depth


def frames(n):
    return depth_of_frames() if n == 0 else frames(n - 1)


def run():
    for n in (1_000, 30_000):
        print(n, count(n), even(n), Tree(n).walk(0), keywords(n), closure(n // 2), frames(n))
        visited.clear()
        try:
            with_try(n)
        except ValueError as error:
            tb, depth = error.__traceback__, 0
            while tb:
                tb, depth = tb.tb_next, depth + 1
            print(error, len(visited), depth)


visited = []
run()
thread = threading.Thread(target=run)
thread.start()
thread.join()
print(count(120_000))
sys.setrecursionlimit(50_000)
count(60_000)
