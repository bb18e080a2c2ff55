"""Threads that race with a tiny switch interval: operations that are atomic in CPython stay so."""

import sys
import threading
import itertools

sys.setswitchinterval(1e-6)
print(sys.getswitchinterval())


def race(count, target):
    threads = [threading.Thread(target=target, args=(n,)) for n in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


appended = []


def append(n):
    for i in range(300):
        appended.append((n, i))


race(4, append)
print(len(appended), all([i for m, i in appended if m == n] == list(range(300)) for n in range(4)))

table = {}


def fill(n):
    for i in range(300):
        table[n, i] = i
        table.get((n - 1, i))


race(4, fill)
print(len(table), sum(table.values()))
counter = itertools.count()
taken = []


def take(n):
    for _ in range(300):
        taken.append(next(counter))


race(4, take)
print(sorted(taken) == list(range(1200)))


class Shared:
    total = 0
    lock = threading.Lock()

    def add(self, n):
        with self.lock:
            self.total += n


shared = Shared()
race(4, lambda n: [shared.add(1) for _ in range(300)])
print(shared.total)


def generator():
    n = 0
    while True:
        yield n
        n += 1


gen, gen_lock, values, busy = generator(), threading.Lock(), [], []


def from_generator(n):
    for _ in range(200):
        with gen_lock:
            values.append(next(gen))


race(3, from_generator)
print(values == list(range(600)))


def compute(n):
    a, b = 0, 1
    for _ in range(200):
        a, b = b, a + b
    results[n] = a


results = {}
race(5, compute)
print(len(set(results.values())), results[0])


def deep(n):
    def down(k):
        return 0 if k == 0 else 1 + down(k - 1)
    depths[n] = [down(k) for k in range(0, 200, 20)]


depths = {}
race(4, deep)
print(len({tuple(d) for d in depths.values()}), depths[0])


def raises(n):
    caught = 0
    for i in range(200):
        try:
            if i % 3 == n % 3:
                raise ValueError(n, i)
        except ValueError as error:
            assert error.args == (n, i)
            assert sys.exc_info()[1] is error
            caught += 1
        assert sys.exc_info()[1] is None
    caught_by[n] = caught


caught_by = {}
race(4, raises)
print(sorted(caught_by.items()))


def classes(n):
    for i in range(30):
        cls = type(f"C{n}", (), {"value": i, "get": lambda self: self.value})
        made.append(cls().get() == i)


made = []
race(4, classes)
print(len(made), all(made))
x = 0


def global_name(n):
    global x
    for i in range(300):
        x = n
        assert x in range(4)


race(4, global_name)
print(x in range(4))
