"""A deep traceback through methods, lambdas, comprehensions, generators, properties, decorators."""

import contextlib
import functools


class Node:
    def __init__(self, value, child=None):
        self.value, self.child = value, child

    @property
    def total(self):
        return self.value + (self.child.total if self.child else None)

    def __getitem__(self, key):
        return self.visit(lambda node: node.total if key == "total" else node[key])

    def visit(self, function):
        return [function(node)
                for node in self]

    def __iter__(self):
        node = self
        while node:
            yield node
            node = node.child

    def __call__(self, *args, **kwargs):
        return self[kwargs.get("key", "total")]

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return False

    def __add__(self, other):
        return max((self, other), key=lambda n: n.value)(key="total")


def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        try:
            return function(*args, **kwargs)
        except Exception:
            print(f"leaving {function.__name__}")
            raise
    return wrapper


@contextlib.contextmanager
def managed():
    try:
        yield "managed"
    except KeyError:
        print("never")


@logged
def build(n):
    return functools.reduce(lambda child, value: Node(value, child), range(n), None)


@logged
def recursive(n, node):
    if n == 0:
        with node as same, managed():
            return same + node
    return (recursive(n - 1, node)
            if n % 2 else
            recursive(n - 1,
                      node=node))


class Runner:
    @classmethod
    @logged
    def run(cls, **options):
        return cls.step(*options["nodes"])

    @staticmethod
    def step(*nodes):
        return {i: recursive(i + 2, node) for i, node in enumerate(nodes)}


sorted([3, 1], key=lambda x: Runner.run(nodes=(build(x),)))
