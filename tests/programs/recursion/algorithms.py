"""Recursive algorithms: hanoi, permutations, quicksort, ackermann, n queens, flood fill, parsing."""

import functools
import sys


def hanoi(n, a="A", b="B", c="C"):
    if n == 0:
        return 0
    return hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)


def permutations(items):
    if not items:
        yield ()
        return
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield (item, *rest)


def quicksort(values):
    if len(values) < 2:
        return values
    pivot, *rest = values
    return (quicksort([v for v in rest if v < pivot]) + [pivot]
            + quicksort([v for v in rest if v >= pivot]))


def ackermann(m, n):
    if m == 0:
        return n + 1
    return ackermann(m - 1, 1 if n == 0 else ackermann(m, n - 1))


def queens(n, placed=()):
    row = len(placed)
    if row == n:
        return 1
    return sum(queens(n, placed + (column,)) for column in range(n)
               if all(column != c and abs(column - c) != row - r
                      for r, c in enumerate(placed)))


def flood(grid, x, y, old, new):
    if not (0 <= y < len(grid) and 0 <= x < len(grid[0])) or grid[y][x] != old:
        return 0
    grid[y][x] = new
    return 1 + sum(flood(grid, x + dx, y + dy, old, new)
                   for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)))


@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def flatten(value):
    if isinstance(value, (list, tuple)):
        for item in value:
            yield from flatten(item)
    else:
        yield value


def partitions(n, largest=None):
    largest = n if largest is None else largest
    if n == 0:
        return [[]]
    return [[first, *rest] for first in range(min(n, largest), 0, -1)
            for rest in partitions(n - first, first)]


Y = lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a)))

print([hanoi(n) for n in range(9)])
print(["".join(p) for p in permutations("abcd")])
print(quicksort([5, 3, 9, 1, 5, 7, -2, 0, 8]))
sys.setrecursionlimit(5000)
print([[ackermann(m, n) for n in range(4)] for m in range(4)])
print([queens(n) for n in range(1, 7)])
grid = [list(row) for row in ("..##.", ".#...", "...#.", "##..#")]
print(flood(grid, 0, 0, ".", "o"), ["".join(row) for row in grid])
print(fib(90), fib.cache_info())
print(list(flatten([1, [2, [3, (4, [5])]], [[[[6]]]]])))
print(len(partitions(12)), partitions(4))
print(Y(lambda f: lambda n: 1 if n == 0 else n * f(n - 1))(20))
