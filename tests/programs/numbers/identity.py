"""`is` and id() on numbers, constants, strings and tuples: what CPython shares, and what it does not."""

import sys


def constants():
    a, b = 257, 257
    c = 1000 * 1000
    d = 1000000
    s, t = "text with spaces", "text with spaces"
    x, y = 1.5, 1.5
    u, v = (1, 2, "x"), (1, 2, "x")
    return a is b, c is d, s is t, x is y, u is v


def computed(n):
    a = n + 1
    b = n + 1
    return a is b, a is a, [a][0] is a, (lambda: a)() is a, id(a) == id(a)


def small(n):
    return [(n + i) is (n + i) for i in range(-3, 3)]


def loop_identity(limit):
    kept, same = [], 0
    for i in range(limit):
        kept.append(i)
        same += kept[i] is i
        j = i
        same += j is i
    return same


def float_identity(x):
    y = x + 0.0
    z = x
    w = x * 1
    return y is x, z is x, w is x, [z, z][0] is z, float(x) is x, +x is x, abs(x) is x


def int_identity(n):
    return int(n) is n, +n is n, abs(n) is n, n | 0 is n, n + 0 is n, n * 1 is n, round(n) is n, n.__index__() is n


def through_calls(value):
    def identity(v):
        return v

    class Holder:
        pass
    holder = Holder()
    holder.v = value
    d = {"k": value}
    t = (value,)
    (unpacked,) = t
    *rest, = [value]
    gen = (v for v in [value])
    return (identity(value) is value, holder.v is value, d["k"] is value, t[0] is value, unpacked is value,
            rest[0] is value, next(gen) is value, [v for v in [value]][0] is value, max(value, value) is value,
            (value if value else None) is value, (value or None) is value, (value and value) is value)


def strings():
    a = "abc"
    b = "".join(["a", "b", "c"])
    c = sys.intern(b)
    d = a + ""
    e = a[:]
    f = str(a)
    g = "%s" % a
    h = f"{a}"
    i = a * 1
    return a is b, a is c, a is d, a is e, a is f, g is a, h is a, i is a


def tuples():
    t = (1, 2)
    return t is t[:], t is tuple(t), t + () is t, t * 1 is t, (*t,) is t, frozenset() is frozenset()


def singletons(x):
    return (x == x) is True, (not x) is False, (x is None) is False, bool(x) is True, isinstance(x, int) is True


big = 2 ** 70
ids = {id(big) for _ in range(3)}
print(constants(), computed(10 ** 6), computed(5), small(5), small(257), small(-5), sep="\n")
print(loop_identity(1000), float_identity(1.5), int_identity(10 ** 10), int_identity(2 ** 80), int_identity(True), sep="\n")
for value in (1, 10 ** 9, 2 ** 100, 1.25, "some text", True):
    print(through_calls(value))
print(strings(), tuples(), singletons(7), len(ids), big is globals()["big"], sep="\n")
n = 10 ** 8
aliases = [n, n]
n += 1
n -= 1
print(aliases[0] is aliases[1], n is aliases[0], n == aliases[0])


def swaps(a, b):
    c, d = b, a
    a, b = b, a
    return c is a, d is b, a is not b


print(swaps(10 ** 7, 10 ** 7 + 1), (lambda: 1000)() is (lambda: 1000)())


class Value(int):
    pass


v = Value(5)
print(v is int(v), +v is v, type(+v), type(v + 0), v == 5, type(abs(v)), type(v * 1), type(-v))
samples = [0, -1, 256, 257, 10 ** 20, 0.0, -0.0, float("nan")]
print([samples.index(x) for x in samples], [x in samples for x in samples], samples.count(float("nan")))
counts = {}
for x in (1, 1.0, True, 1 + 0j, 2 ** 53, float(2 ** 53)):
    counts[x] = counts.get(x, 0) + 1
print(counts)
