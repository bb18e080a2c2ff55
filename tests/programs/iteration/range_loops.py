"""range in loops: every sign and step, big bounds, changed names, range objects of other kinds."""


def total(*args):
    result = count = 0
    for i in range(*args):
        result += i
        count += 1
    return result, count


def last(*args):
    i = "never ran"
    for i in range(*args):
        pass
    else:
        return i, "else"


def with_break(n, stop):
    for i in range(n):
        if i == stop:
            break
    else:
        return "no break"
    return i


def rebinding(n):
    out = []
    for i in range(n):
        out.append(i)
        i += 100
        out.append(i)
        n = 0
    return out, n


def nested(n):
    out = 0
    for i in range(n):
        for j in range(i, n, 2):
            for k in range(j, i, -1):
                out += i * j - k
    return out


def bound_changes():
    n, out = 3, []
    for i in range(n):
        n += 10
        out.append((i, n))
    return out


def modified_while_counting(items):
    for i in range(len(items)):
        if i < len(items) and items[i] % 2:
            del items[i]
    return items


def index_loops(items):
    for i in range(len(items) - 1, -1, -1):
        items[i], items[-i - 1] = items[-i - 1], items[i]
    for i in range(0, len(items), 3):
        items[i] = -items[i]
    return items


def escaping(n):
    functions = []
    for i in range(n):
        functions.append(lambda: i)
    kept = i
    for i in range(n, n + 2):
        pass
    return [f() for f in functions], kept


def generator(n):
    for i in range(n):
        yield i
        for j in range(i):
            got = yield i, j
            if got == "skip":
                break


class Ranges:
    bounds = range(2)
    squares = [i * i for i in bounds]
    for i in range(3):
        locals()[f"name_{i}"] = i


for args in ((5,), (2, 8), (0, 10, 3), (10, 0, -3), (5, 5), (5, 0), (-5, 5, 4), (0, -1), (2 ** 62, 2 ** 62 + 3), (2 ** 63 - 2, 2 ** 63 + 2),
             (-2 ** 63 - 1, -2 ** 63 + 2), (2 ** 64, 2 ** 64 - 6, -2), (True,), (0, 2 ** 70, 2 ** 69), (-2 ** 70, 0, 2 ** 69), (1, 2, 2 ** 64)):
    print(args, total(*args), last(*args))
print(with_break(10, 4), with_break(3, 7), with_break(0, 0), rebinding(3), nested(8), bound_changes())
print(modified_while_counting([1, 3, 2, 5, 4, 7]), index_loops(list(range(7))), escaping(3), list(generator(3)))
g = generator(4)
print([next(g) for _ in range(4)], g.send("skip"), next(g), Ranges.squares, Ranges.name_2, Ranges.i)


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


print(total(Index(4)), total(Index(1), Index(9), Index(3)), list(range(10))[range(5)[-1]], range(10)[2:8:2], range(5) == range(0, 5, 1))
r = range(0, 20, 3)
print(r, len(r), r[2], r[-1], 9 in r, 10 in r, 9.0 in r, "x" in r, r.index(6), r.count(3), list(reversed(r)), hash(r) == hash(range(0, 19, 3)), r[::-1])
it = iter(range(5))
print(next(it), list(it), next(it, "end"), it.__length_hint__(), bool(range(0)), max(range(3)), sum(range(101)), sorted(range(3), key=lambda x: -x))
for bad in (lambda: range(), lambda: range(1.0), lambda: range("3"), lambda: range(0, 1, 0), lambda: range(None), lambda: range(3)[5], lambda: range(3).index(9),
            lambda: range(1, 2, 3, 4), lambda: range(Index("x")), lambda: setattr(range(3), "start", 1), lambda: total(2.5), lambda: len(range(2 ** 70))):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)


class Shadow:
    """A name `range` of our own in the middle of a loop's life."""

    def __init__(self, *args):
        self.args = args

    def __iter__(self):
        return iter(["shadow", *self.args])


def shadowed():
    out = []
    for turn in (0, 1, 2):
        for i in range(2):
            out.append(i)
        if turn == 0:
            globals()["range"] = Shadow
        else:
            globals().pop("range", None)
    return out


def local_shadow(range):
    return [i for i in range(3)]


print(shadowed(), local_shadow(lambda n: "abc"[:n]), local_shadow(Shadow))


def while_versions(n):
    i, out = 0, 0
    while i < n:
        i += 1
        if i % 5 == 0:
            continue
        if i > 1000:
            break
        out += i
    else:
        out = -out
    while True:
        out //= 3
        if -10 < out < 10:
            return i, out


print(while_versions(100), while_versions(5000), while_versions(0), while_versions(12.5))
total(0,
      5, None)
