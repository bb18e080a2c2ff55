"""Comprehensions as frames: names in tracebacks, locals seen inside, recursion, closures, generators kept."""

import sys


def names(depth=6):
    frame, out = sys._getframe(1), []
    while frame and len(out) < depth:
        out.append(frame.f_code.co_name)
        frame = frame.f_back
    return out


def in_function():
    return [names() for _ in "x"][0], {names()[0] for _ in "x"}, {1: names()[0] for _ in "x"}, list(names()[0] for _ in "x")


print(in_function())
print([names() for _ in "x"], [[names(3) for _ in "y"] for _ in "x"], (lambda: [names(3) for _ in "x"])())


class Body:
    seen = [names(4) for _ in range(1)]

    def method(self):
        return [(names(3), self is not None, __class__.__name__) for _ in range(1)]


print(Body.seen, Body().method())


def locals_inside(argument):
    outside = "outside"
    return [sorted(sys._getframe().f_locals) for i in "x" if outside], [sorted(sys._getframe(1).f_locals) for j in "x"]


print(locals_inside(1))


def suspended():
    value = 1
    gen = (value + i for i in range(3))
    first = next(gen)
    frame = gen.gi_frame
    value = 10
    return first, sorted(frame.f_locals.items(), key=lambda kv: kv[0] != "i")[0], list(gen), frame.f_lineno - suspended.__code__.co_firstlineno


print(suspended())


def recursive(n):
    return [recursive(n - 1) for _ in range(2)] if n else "leaf"


def flatten(item):
    return [leaf for child in item for leaf in flatten(child)] if isinstance(item, list) else [item]


print(recursive(3), flatten([1, [2, [3, [4]], 5]]))


def deep(n):
    return sum(deep(n - 1) for _ in range(1)) + 1 if n else 0


print(deep(60))


def eval_inside():
    x = "local x"
    return [eval("y", {"y": i}) for i in range(2)], [eval("i") for i in range(2)], [eval("x") for x in "z"]


print(eval_inside())
try:
    print([eval("unseen") for unseen in "a"], (lambda unseen: [eval("unseen") for _ in "a"])("argument"))
except NameError as error:
    print("eval in a comprehension does not see the function's locals:", error)


def line_numbers():
    return [
        sys._getframe().f_lineno - line_numbers.__code__.co_firstlineno
        for _ in range(1)
        if (
            sys._getframe().f_lineno)
    ] + [n for n in [
        sys._getframe().f_lineno - line_numbers.__code__.co_firstlineno]]


print(line_numbers())
kept = (1 / d for d in (1, 0))
print(next(kept), kept.gi_code.co_name, kept.__name__, kept.__qualname__, in_function.__code__.co_consts[1].co_qualname)


def outer():
    def inner():
        return [
            [
                value
                for value in generator_expression
            ]
            for generator_expression in (kept,)
        ]
    return {
        "key": inner()
    }


outer()
