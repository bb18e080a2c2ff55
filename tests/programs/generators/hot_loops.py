"""Generators and generator expressions in hot loops, with the types changing underway."""


def upto(n):
    i = 0
    while i < n:
        yield i
        i += 1


def pairs(n):
    for a in range(n):
        for b in upto(a):
            if (a + b) % 3:
                yield a, b


def running(it, start=0):
    total = start
    for x in it:
        total += x
        yield total


def mixed():
    for i in range(300):
        if i < 100:
            yield i
        elif i < 200:
            yield i / 2
        else:
            yield 2 ** 62 + i


def words():
    for i in range(50):
        yield str(i)


def fold(it):
    total = None
    for x in it:
        total = x if total is None else total + x
    return total


def many_iterators():
    out = 0
    for it in (upto(5), [1, 2, 3], (4, 5), range(6), {7: 8}, "9", map(abs, [-1]), iter([2]), {3},
               (x for x in (1, 2)), zip([1], [2]), enumerate("a"), b"ab", reversed([1]), {1: 2}.items()):
        for x in it:
            out += x if isinstance(x, int) else len(x)
    return out


def collatz_lengths(limit):
    cache = {1: 1}

    def length(n):
        trail = []
        while n not in cache:
            trail.append(n)
            n = n // 2 if n % 2 == 0 else 3 * n + 1
        base = cache[n]
        for k, m in enumerate(reversed(trail), 1):
            cache[m] = base + k
        return base + len(trail)
    for n in range(1, limit):
        yield length(n), n


def sends(n):
    total = 0
    while n:
        n -= 1
        total += yield total
    return total


def drive(g):
    value = next(g)
    count = 0
    try:
        while True:
            count += 1
            value = g.send(count)
    except StopIteration as stop:
        return stop.value, value, count


def delegated(depth, n):
    if depth:
        yield from delegated(depth - 1, n)
    else:
        yield from upto(n)


def exceptions(n):
    for i in range(n):
        try:
            if i % 3 == 0:
                raise ValueError(i)
            yield i
        except ValueError as error:
            yield -error.args[0]


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        while self.n > 0:
            yield self.n
            self.n -= 1

    def pairs(self):
        return ((i, j) for i in Countdown(self.n) for j in range(i))


print(sum(upto(5000)), sum(a * b for a, b in pairs(60)), list(running(upto(2000)))[-1])
print(fold(mixed()), fold(words())[:40], fold([]), fold([[1], [2]]), fold((x * 0.5 for x in upto(100))))
print(many_iterators(), max(collatz_lengths(2000)), drive(sends(1000)))
print(sum(delegated(20, 200)), sum(exceptions(600)), sum(i * j for i, j in Countdown(40).pairs()))
print(sum(x for x in (y for y in (z for z in upto(1000) if z % 2) if y % 3) if x % 5))
print(sum(sum(i for i in range(j)) for j in upto(60)), len([*pairs(40)]), dict(pairs(10))[9])
print([next(it) for it in [running(upto(9), s) for s in range(5)]])
total = 0
for i in running(x ** 2 for x in range(1000) if x & 1):
    total ^= i
print(total)


def type_error():
    for x in running([1, 2.5, "three"]):
        print(x)


type_error()
