"""Deeply nested data: repr, comparison, hash, pickle, copy, del and isinstance recurse in C."""

import copy
import json
import pickle
import sys


def nest(depth, kind):
    value = kind()
    for _ in range(depth):
        value = [value] if kind is list else (value,) if kind is tuple else {"k": value}
    return value


def attempt(name, function):
    try:
        result = function()
        print(f"{name:<22} {type(result).__name__} {result if isinstance(result, int) else ''}")
    except RecursionError as error:
        print(f"{name:<22} RecursionError: {error}")


for kind in (list, tuple, dict):
    deep, same = nest(100_000, kind), nest(100_000, kind)
    name = kind.__name__
    attempt(f"repr {name}", lambda: repr(deep))
    attempt(f"eq {name}", lambda: deep == same)
    attempt(f"deepcopy {name}", lambda: copy.deepcopy(deep))
    attempt(f"pickle {name}", lambda: pickle.dumps(deep))
    attempt(f"json {name}", lambda: json.dumps(deep))
    if kind is tuple:
        attempt("hash tuple", lambda: hash(deep))
        attempt("isinstance", lambda: isinstance(1, deep))
    if kind is list:
        attempt("lt list", lambda: deep < same)
    del deep, same

attempt("json loads", lambda: json.loads("[" * 100_000))
attempt("eval", lambda: len(repr(eval("[" * 90 + "]" * 90))))
try:
    eval("[" * 250 + "]" * 250)
except SyntaxError as error:
    print("SyntaxError:", error.msg)
try:
    eval("-" * 100_000 + "1")
except (RecursionError, MemoryError, SyntaxError) as error:
    print(type(error).__name__)


class Node:
    def __init__(self, next):
        self.next = next

    def __repr__(self):
        return f"Node({self.next!r})"

    def __eq__(self, other):
        return self.next == other.next


def chain(n):
    node = None
    for _ in range(n):
        node = Node(node)
    return node


print(repr(chain(5)), chain(50) == chain(50))
attempt("repr chain", lambda: repr(chain(5000)))
attempt("eq chain", lambda: chain(5000) == chain(5000))
long = chain(200_000)
del long
print("freed a long chain")

cycle = []
cycle.append(cycle)
print(cycle, repr({"c": cycle}))
other = []
other.append(other)
attempt("eq cycles", lambda: cycle == other)
attempt("json cycle", lambda: sys.getsizeof(pickle.dumps(cycle)) > 0)
try:
    json.dumps(cycle)
except ValueError as error:
    print(error)
