"""Handlers run deep in the stack, and the program goes on normally after a RecursionError."""

import sys

sys.setrecursionlimit(150)
handled = []


def with_handler(n):
    try:
        return with_handler(n + 1)
    except RecursionError as error:
        handled.append(n)
        raise


def with_finally(n, log):
    try:
        with_finally(n + 1, log)
    finally:
        log.append(n)


def swallow(n):
    try:
        return swallow(n + 1)
    except RecursionError:
        return n


def retry(n):
    try:
        return retry(n + 1)
    except RecursionError:
        return helper(n)


def helper(n):
    return f"helped at {n}"


class Manager:
    depth = 0

    def __enter__(self):
        Manager.depth += 1
        return self

    def __exit__(self, kind, value, tb):
        Manager.depth -= 1
        return False


def with_manager(n):
    with Manager():
        return with_manager(n + 1)


for round in range(3):
    handled.clear()
    try:
        with_handler(0)
    except RecursionError as error:
        print(error, len(handled), handled[:3], handled[-2:])
    log = []
    try:
        with_finally(0, log)
    except RecursionError as error:
        print(type(error).__name__, len(log), log[0] - log[-1])
    print("swallow", swallow(0))
    print(retry(0))
    try:
        with_manager(0)
    except RecursionError as error:
        print("manager", Manager.depth, error)


def countdown(n):
    return 0 if n == 0 else 1 + countdown(n - 1)


for n in (10, 100, 140, 145, 146, 147, 148, 149, 150):
    try:
        print(n, countdown(n))
    except RecursionError as error:
        print(n, "too deep:", error)

for bad in (0, -5, "x", 1.5, None):
    try:
        sys.setrecursionlimit(bad)
    except (ValueError, TypeError) as error:
        print(repr(bad), type(error).__name__, error)


def lower_the_limit(n):
    if n:
        return lower_the_limit(n - 1)
    try:
        sys.setrecursionlimit(20)
    except RecursionError as error:
        print("too low:", error)
    return sys.getrecursionlimit()


print(lower_the_limit(50))
sys.setrecursionlimit(3000)
print(countdown(2900))
