"""Closures: nonlocal counters, decorators, currying, function composition, callbacks with free variables."""
# kind: calls

import functools
import sys


def make_counter(start, step):
    value = start

    def bump():
        nonlocal value
        value += step
        return value

    def peek():
        return value

    return bump, peek


def compose(*functions):
    def composed(value):
        for function in functions:
            value = function(value)
        return value
    return composed


def adder(amount):
    return lambda value: value + amount


def curry(function):
    def first(a):
        def second(b):
            def third(c):
                return function(a, b, c)
            return third
        return second
    return first


def traced(log):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            log.append(len(args))
            return function(*args, **kwargs)
        return wrapper
    return decorate


def memoized(function):
    cache = {}

    def lookup(n):
        if n in cache:
            return cache[n]
        result = cache[n] = function(n)
        return result
    return lookup


def accumulate(values):
    total = 0

    def visit(value):
        nonlocal total
        if isinstance(value, list):
            for item in value:
                visit(item)
        else:
            total += value

    visit(values)
    return total


def church(n):
    """The number n as a function that repeats."""
    def apply(f):
        def repeated(x):
            for _ in range(n):
                x = f(x)
            return x
        return repeated
    return apply


def simulate(rounds):
    log = []

    @traced(log)
    def blend(a, b, scale=2):
        return (a * scale + b) & 0xFFFF

    @memoized
    def path(n):
        return 1 if n < 2 else (path(n - 1) + path(n - 2)) % 10007

    handlers = [(lambda event, factor=factor: event * factor) for factor in range(5)]
    bump, peek = make_counter(0, 3)
    pipeline = compose(adder(5), lambda v: v * 3, adder(-7), lambda v: v & 0xFFFF)
    curried = curry(lambda a, b, c: a * b + c)
    nested = [1, [2, [3, 4], 5], [[6]]]
    state = 1
    for i in range(rounds):
        bump()
        state = pipeline(state + i)
        state ^= curried(i)(3)(peek())
        state = blend(state, i, scale=1 + i % 3)
        state += handlers[i % 5](i) + accumulate(nested) + path(i % 40)
        state += church(3)(adder(2))(i)
    return state + len(log) + peek()


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 280000
    print("closures", simulate(size))


if __name__ == "__main__":
    main()
