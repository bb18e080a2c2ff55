"""List, set, dict and generator comprehensions: nesting, conditions, side effects, errors, size."""

print([x for x in range(10) if x % 2 if x > 3], [x if x % 2 else -x for x in range(5)])
print({x % 3 for x in range(10)}, {x: x * x for x in range(4)}, dict((x, str(x)) for x in range(2)))
print([(x, y) for x in range(3) for y in range(x)], [[y for y in range(x)] for x in range(3)])
print([x + y for x, y in zip("abc", "xyz")], [a + sum(rest) for a, *rest in [(1, 2, 3), (4,)]])
print([k + v for k, v in {"a": "1", "b": "2"}.items()], [c for w in ("ab", "cd") for c in w if c != "b"])
print([x for x in [y for y in [z for z in range(5)] if y] if x % 2 == 0])
print([(lambda: x)() for x in range(3)], [f(2) for f in [lambda n, k=k: n ** k for k in range(4)]])
print(sorted({(x, y) for x in range(2) for y in "ab"}), [*{*[1, 1, 2]}], {**{k: 1 for k in "p"}})
print({k: {m for m in range(k)} for k in range(3)}, {(k := n): k * 2 for n in range(2)})
print([x for x in ()] == [], {x for x in ""} == set(), {x: x for x in []} == {}, list(x for x in {}))
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [list(r) for r in zip(*matrix)],
      [v for row in matrix for v in row], sum(v for row in matrix for v in row if v % 2))
print(all(x for x in (1, 2)), any(x > 5 for x in range(4)), max((len(w), w) for w in ("a", "bbb", "cc")),
      "".join(sorted(c.upper() for c in "hello")), min(x * x - 4 * x for x in range(6)))
primes = [n for n in range(2, 60) if all(n % p for p in range(2, int(n ** .5) + 1))]
print(primes, [(a, b, c) for c in range(25) for b in range(c) for a in range(b) if a * a + b * b == c * c])

log = []


def note(value, name):
    log.append(f"{name}{value}")
    return value


result = [note(x, "e") + note(y, "f") for x in note(range(2), "s") if note(x, "c") or True
          for y in note(range(2), "t") if note(y, "d") < 5]
print(result, " ".join(log))
log.clear()
result = {note(k, "k"): note(v, "v") for k, v in zip("ab", "cd")}
print(result, " ".join(log))


class Collector:
    def __init__(self):
        self.items = []
        self.total = 0

    def run(self, n):
        squares = [self.add(i) for i in range(n) if self.total < 10]
        return squares, [self.items[i] for i in range(-1, -3, -1)], {i: self for i in range(1)}[0] is self

    def add(self, i):
        self.items.append(i)
        self.total += i
        return self.total

    def __iter__(self):
        return (i for i in self.items)


print(Collector().run(10))
collector = Collector()
collector.run(4)
print([x for x in collector], [x for x in collector if x in collector.items[1:]])


def outer(n):
    m = n * 2
    functions = [lambda k: (n, m, i, k) for i in range(n)]
    m += 1
    nested = [[(i, j, n, m) for j in range(2)] for i in range(n)]
    return [f("k") for f in functions], nested[0], {n for _ in "x"}, list(m for _ in "y")


print(outer(2))


def modifies_while_iterating():
    items = [1, 2, 3]
    result = [items.append(x) or x for x in items if len(items) < 6]
    d = {1: 1}
    try:
        return result, items, [d.update({k + 1: 1}) for k in d]
    except RuntimeError as error:
        return result, items, str(error)


print(modifies_while_iterating())


def big(n):
    a = [i * 2 for i in range(n)]
    b = {i: -i for i in a}
    c = {i % 7 for i in a}
    return len(a), sum(b.values()), sorted(c), sum(i for i in a if i % 3 == 0)


print(big(3000), [sum([i * j for j in range(10)]) for i in range(10)])


def returns_early():
    for x in [1, 2]:
        return [x for x in "ab"], x


print(returns_early(), [x for x in range(3)][-1], [x for x in (lambda: (yield 1))()])
print([i for i in range(5) if not i & 1 or i == 3], [1 if a else 2 if b else 3 for a in (0, 1) for b in (0, 1)])
print([print(end=f"{c};") for c in "abc"])
for function in (lambda: [1 / x for x in (1, 0)], lambda: {x: undefined for x in "a"}, lambda: {[] for _ in "a"},
                 lambda: [x for x in 5], lambda: [a for a, b in [(1, 2, 3)]], lambda: list(x for x in None),
                 lambda: {k: v for k, v in ["abc"]}, lambda: {{}: 1 for _ in "a"}, lambda: [x.y for x in [1]],
                 lambda: [x for x in [1] if x.z], lambda: [x for y in [1] for x in y]):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)
[
    first + second
    for first, second in
    [(1, 2), ("a", 3)]
    if first
]
