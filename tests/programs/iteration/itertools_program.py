"""itertools and builtin iterators with Python functions inside, laziness, errors from callbacks."""

import functools
import itertools
import operator

log = []


def noisy(name, items):
    for item in items:
        log.append(f"{name}{item}")
        yield item
    log.append(f"{name} end")


def flush():
    text = " ".join(log)
    log.clear()
    return text


print(list(itertools.islice(itertools.count(10, 5), 3)), list(itertools.islice(itertools.cycle("ab"), 5)), list(itertools.repeat("x", 2)))
print(list(itertools.chain(noisy("a", [1]), noisy("b", [2]))), flush())
print(list(itertools.chain.from_iterable(noisy("c", [k]) for k in (1, 2))), flush())
print(list(itertools.takewhile(lambda x: x < 3, noisy("t", [1, 2, 3, 4]))), flush())
print(list(itertools.dropwhile(lambda x: x < 3, noisy("d", [1, 3, 2]))), flush())
print(list(itertools.compress("abcd", noisy("k", [1, 0, 1, 0]))), list(itertools.filterfalse(lambda x: x % 2, range(5))), flush())
print(list(zip(noisy("z", [1, 2]), noisy("y", [3]))), flush())
print(list(itertools.zip_longest(noisy("l", [1]), noisy("m", [2, 3]), fillvalue="-")), flush())
a, b = itertools.tee(noisy("tee", [1, 2, 3]))
print(next(a), next(a), next(b), flush(), list(b), list(a), flush())
print([(k, [x for x in g]) for k, g in itertools.groupby(noisy("g", [1, 1, 2, 1]), key=lambda x: x * 10)], flush())
groups = itertools.groupby([1, 1, 2])
first = next(groups)
second = next(groups)
print(list(first[1]), list(second[1]))
print(list(itertools.accumulate([1, 2, 3], lambda x, y: x * y, initial=10)), list(itertools.pairwise("abcd")), list(itertools.starmap(max, [(1, 2), (4, 3)])))
print(list(itertools.product("ab", repeat=2)), len(list(itertools.permutations(range(5), 3))), list(itertools.combinations("abcd", 2))[-2:],
      list(itertools.combinations_with_replacement("ab", 2)))
print(list(map(lambda *a: a, noisy("p", "12"), noisy("q", "345"))), flush())
print(any(noisy("any", [0, 1, 2])), all(noisy("all", [1, 0, 2])), flush())
print(sum(noisy("s", [1, 2])), max(noisy("x", [3, 9, 4]), key=lambda v: -v), sorted(noisy("o", [2, 1]), key=lambda v: log.append("key") or v), flush())
print(functools.reduce(lambda acc, x: f"({acc},{x})", noisy("r", "abc")), functools.reduce(operator.add, [], 5), flush())
print(dict(zip(noisy("dk", "ab"), itertools.count())), " ".join(noisy("j", ["x", "y"])), set(noisy("u", [1, 1])), flush())
print([*noisy("star", [1]), *noisy("star2", [2])], (lambda *a: len(a))(*noisy("call", "abc")), flush())
x, *y = noisy("unpack", [1, 2, 3])
print(x, y, 2 in noisy("in", [1, 2, 3]), flush(), list(noisy("list", ())), flush())
print(list(enumerate(noisy("e", "ab"), 1)), list(iter(noisy("sentinel", [5, 6, 7]).__next__, 6)), flush())
print(bytes(noisy("bytes", [65])), tuple(noisy("tuple", [1])), list(reversed(list(noisy("rev", [1, 2])))), flush())


def failing(n):
    yield from range(n)
    raise LookupError("source failed")


def bad(x):
    raise ArithmeticError(f"callback failed at {x}")


for function in (lambda: list(map(bad, [1])), lambda: list(filter(bad, [2])), lambda: sorted([3], key=bad), lambda: max([4, 5], key=bad),
                 lambda: list(itertools.takewhile(bad, [6])), lambda: list(itertools.groupby([7], key=bad)), lambda: functools.reduce(bad, [8, 9]),
                 lambda: list(itertools.accumulate([1, 2], bad)), lambda: list(itertools.starmap(bad, [(10,)])), lambda: list(failing(2)),
                 lambda: dict(failing(1)), lambda: sum(failing(3)), lambda: any(failing(1)), lambda: "".join(failing(0)), lambda: list(zip(failing(1), failing(2))),
                 lambda: list(itertools.chain([1], failing(0))), lambda: tuple(failing(1)), lambda: set(failing(1)), lambda: [*failing(1)],
                 lambda: max(failing(2)), lambda: list(itertools.islice(failing(5), 7)), lambda: print(*failing(1)), lambda: list(iter(lambda: bad(11), 0)),
                 lambda: next(map(bad, iter([12]))), lambda: min([], key=bad), lambda: functools.reduce(bad, [])):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


def consume(n):
    pipeline = map(lambda x: x * 2, filter(lambda x: x % 3, itertools.chain(range(n), (i for i in range(n)))))
    return sum(itertools.islice(pipeline, n)), sum(pipeline)


def primes():
    yield 2
    composites = {}
    for n in itertools.count(3, 2):
        factor = composites.pop(n, None)
        if factor is None:
            composites[n * n] = n
            yield n
        else:
            x = n + 2 * factor
            while x in composites:
                x += 2 * factor
            composites[x] = factor


def look_and_say(s, n):
    for _ in range(n):
        yield s
        s = "".join(f"{len(list(g))}{k}" for k, g in itertools.groupby(s))


print(consume(500), list(itertools.islice(primes(), 15)), next(itertools.dropwhile(lambda p: p < 1000, primes())), list(look_and_say("1", 7)))
list(
    map(
        lambda pair: pair[0] / pair[1],
        itertools.product([1], [1, 0])))
