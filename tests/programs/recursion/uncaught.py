"""An uncaught RecursionError: repeated lines are folded in the traceback, and the exit code is 1."""

import sys

sys.setrecursionlimit(200)


def even(n):
    return odd(n + 1)


def odd(n):
    return even(n + 1)


def down(n):
    if n % 50 == 0:
        print("at", n)
    return down(n + 1) + 1


try:
    even(0)
except RecursionError:
    import traceback
    lines = traceback.format_exc().splitlines()
    print(len(lines), lines[0], lines[-1])
    print("\n".join(lines[:9]))
    print("\n".join(lines[-9:]))
try:
    down(0)
except RecursionError:
    print(traceback.format_exc())
print("once more, not caught")
down(0)
