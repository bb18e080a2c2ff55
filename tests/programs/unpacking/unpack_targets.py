"""Unpacking assignments: all targets, all sources, errors, and user-defined iterables."""


class Counting:
    def __init__(self, n, hint=None):
        self.n, self.taken = n, 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.taken >= self.n:
            raise StopIteration
        self.taken += 1
        return self.taken


class Failing:
    def __iter__(self):
        yield 1
        raise RuntimeError("half way")


class Box:
    pass


def attempt(source, names="", **values):
    try:
        exec(source, values)
        print(f"{source:<44}", *[f"{n}={values[n]!r}" for n in names])
    except Exception as error:
        print(f"{source:<44} {type(error).__name__}: {error}")


def compiled():
    a, b = 1, 2
    a, b = b, a
    (c, d), e = [3, 4], 5
    [f, [g, [h]]] = "x", ("y", {"z": 0})
    i, = [6]
    [j] = {7}
    k, l, m, n = "four"
    o, *p = range(4)
    *q, r = b"bytes"
    s, *t, u = Counting(2)
    v, (w, *x), *y = 1, "abc", 2, 3
    *z, = (i for i in "gen")
    () = []
    [] = ""
    return locals()


def sources():
    out = []
    for source in ([1, 2, 3], (1, 2, 3), "123", {1: 0, 2: 0, 3: 0}, Counting(3), iter([1, 2, 3]),
                   (i for i in (1, 2, 3)), b"\1\2\3", bytearray(3), range(3), map(int, "123"),
                   {1: 0, 2: 0, 3: 0}.keys(), memoryview(b"abc"), {"a": 1, "b": 2, "c": 3}.items()):
        a, b, c = source
        out.append((type(source).__name__, a, b, c))
        if not hasattr(source, "__next__"):
            d, *e = source
            *f, g = source
            out[-1] += (d, e, f, g)
    return out


def wrong(n):
    out = []
    for source in ([1] * n, (1,) * n, "x" * n, Counting(n), range(n), {i: 0 for i in range(n)}):
        try:
            a, b = source
            out.append("ok")
        except ValueError as error:
            out.append(str(error))
        try:
            a, b, *c = source
            out.append(len(c))
        except ValueError as error:
            out.append(str(error))
        try:
            a, *b, c, d = source
            out.append(len(b))
        except ValueError as error:
            out.append(str(error))
    return out


for name, value in compiled().items():
    print(name, value, end="; ")
print()
for line in sources():
    print(*line)
for n in (0, 1, 2, 3, 4):
    print(n, wrong(n))
for bad in (1, None, 2.5, len, Failing(), object):
    try:
        a, b = bad
    except Exception as error:
        print(type(error).__name__, error)
    try:
        a, *b = bad
    except Exception as error:
        print(type(error).__name__, error)
print("kept from before the failure:", a if "a" in globals() else "nothing")
counting = Counting(100)
try:
    a, b = counting
except ValueError as error:
    print(error, counting.taken)
box, items, d = Box(), [0] * 5, {}
box.a, items[1], d["k"], *items[2:4] = "p", "q", "r", "s", "t", "u"
print(box.a, items, d)
(box.x, box.y), *box.rest = [(1, 2), 3, 4]
print(box.x, box.y, box.rest)
x = y = x, y = 1, 2
print(x, y)
a, a, a = "abc"
print(a)
i, items[i] = 3, "order"
print(items)
for attempt_source in ("a, b = 1", "a, b = b, a", "(a, b), c = 1, 2", "*a, *b = 1, 2", "*a = 1",
                       "a, = 1, 2", "f() = 1", "a + 1 = 2", "(a, 1) = 2", "[x for x in y] = 1",
                       "a, b += 1", "None, a = 1, 2", "*(a, b), c = 1, 2, 3"):
    attempt(attempt_source)
attempt("a, *b, c = d", "abc", d="hello")
attempt("*(a, b), c = 1, 2, 3", "abc")
attempt("for a, *b in ['xyz', 'p']: pass", "ab")
attempt("[a, *b] = c = 1, 2", "abc")


def big_unpack(n):
    names = ", ".join(f"v{i}" for i in range(n))
    namespace = {"values": range(n)}
    exec(f"{names} = values\nv0, *rest, v{n - 1} = values", namespace)
    return namespace["v299"], len(namespace["rest"])


print(big_unpack(300))
first, (second,
        *third), fourth = 1, 2, 3
