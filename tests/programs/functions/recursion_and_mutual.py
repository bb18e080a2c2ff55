"""Recursive functions: direct, mutual, through methods, closures, generators and data."""

import functools


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def is_even(n):
    return True if n == 0 else is_odd(n - 1)


def is_odd(n):
    return False if n == 0 else is_even(n - 1)


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def hanoi(n, source="A", target="C", spare="B"):
    if n:
        yield from hanoi(n - 1, source, spare, target)
        yield source + target
        yield from hanoi(n - 1, spare, target, source)


def permutations(items):
    if not items:
        yield []
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield [item, *rest]


def flatten(item):
    if isinstance(item, (list, tuple)):
        return [leaf for child in item for leaf in flatten(child)]
    return [item]


class Tree:
    def __init__(self, value, *children):
        self.value, self.children = value, children

    def __iter__(self):
        yield self.value
        for child in self.children:
            yield from child

    def depth(self):
        return 1 + max((child.depth() for child in self.children), default=0)

    def __repr__(self):
        return f"{self.value}({', '.join(map(repr, self.children))})" if self.children else self.value

    def __eq__(self, other):
        return self.value == other.value and self.children == other.children


def make_counter():
    def count(n):
        nonlocal calls
        calls += 1
        return 0 if n == 0 else 1 + count(n - 1)
    calls = 0
    return count, lambda: calls


@functools.lru_cache(maxsize=None)
def paths(x, y):
    return 1 if x == 0 or y == 0 else paths(x - 1, y) + paths(x, y - 1)


def collatz(n, steps=0):
    if n == 1:
        return steps
    return collatz(n // 2 if n % 2 == 0 else 3 * n + 1, steps + 1)


def queens(n, placed=()):
    if len(placed) == n:
        return 1
    return sum(queens(n, placed + (column,)) for column in range(n)
               if all(column != c and abs(column - c) != len(placed) - row
                      for row, c in enumerate(placed)))


def deep_failure(n):
    if n == 0:
        raise ValueError("bottom reached")
    return 1 + deep_failure(n - 1)


print(fib(15), is_even(100), is_odd(101), is_even(37), ackermann(2, 3))
print(" ".join(hanoi(4)))
print(len(list(permutations([1, 2, 3, 4, 5]))), list(permutations("abc"))[:3])
print(flatten([1, (2, [3, [4, ()], 5]), [[[]]], 6]))
tree = Tree("a", Tree("b", Tree("c"), Tree("d")), Tree("e"))
print(list(tree), tree.depth(), tree, tree == Tree("a", *tree.children), tree == Tree("z"))
count, calls = make_counter()
print(count(50), calls(), count(3), calls())
print(paths(30, 30), paths.cache_info().currsize, collatz(27), queens(6))
deep_failure(6)
