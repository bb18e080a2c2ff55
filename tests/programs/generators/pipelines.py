"""Chains of generators with coroutine-like consumers: a log analyser, a tokenizer, a scheduler."""

from collections import deque
from contextlib import contextmanager, closing

LINES = """
2024-01-01 ERROR disk full
2024-01-01 INFO started
bad line

2024-01-02 ERROR network down
2024-01-02 WARN slow
2024-01-03 ERROR disk full
""".strip().splitlines()


def parse(lines):
    for number, line in enumerate(lines, 1):
        try:
            date, level, message = line.split(" ", 2)
        except ValueError:
            yield {"number": number, "error": line}
            continue
        yield {"number": number, "date": date, "level": level, "message": message}


def only(level, records):
    return (r for r in records if r.get("level") == level)


def grouped(records, key):
    group, current = [], None
    for record in records:
        if record[key] != current and group:
            yield current, group
            group = []
        current = record[key]
        group.append(record)
    if group:
        yield current, group


print(list(parse(LINES))[2:4])
for date, group in grouped(only("ERROR", parse(LINES)), "date"):
    print(date, [r["message"] for r in group])


def primed(function):
    def start(*args):
        g = function(*args)
        next(g)
        return g
    return start


@primed
def counter(results):
    counts = {}
    try:
        while True:
            word = yield
            counts[word] = counts.get(word, 0) + 1
    except GeneratorExit:
        results.extend(sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])))


@primed
def broadcast(*targets):
    while True:
        item = yield
        for target in targets:
            target.send(item)


@primed
def filtered(predicate, target):
    while True:
        item = yield
        if predicate(item):
            target.send(item)


all_words, long_words = [], []
everything, only_long = counter(all_words), counter(long_words)
sink = broadcast(everything, filtered(lambda w: len(w) > 4, only_long))
for line in LINES:
    for word in line.split():
        sink.send(word)
for consumer in (everything, only_long):
    consumer.close()
print(all_words[:3], long_words[:3])


class Scheduler:
    def __init__(self):
        self.ready, self.log = deque(), []

    def add(self, name, task):
        self.ready.append((name, task))

    def run(self):
        while self.ready:
            name, task = self.ready.popleft()
            try:
                request = next(task)
            except StopIteration as stop:
                self.log.append(f"{name}={stop.value}")
                continue
            except Exception as error:
                self.log.append(f"{name} failed: {error}")
                continue
            match request:
                case ("spawn", child_name, child):
                    self.ready.append((child_name, child))
                    self.ready.appendleft((name, task))
                case ("sleep", turns) if turns > 0:
                    self.ready.append((name, self.sleeping(turns - 1, task)))
                case _:
                    self.log.append(f"{name}:{request}")
                    self.ready.append((name, task))

    @staticmethod
    def sleeping(turns, task):
        for _ in range(turns):
            yield "zzz"
        return (yield from task)


def task(n):
    for i in range(n):
        yield i
    return n * 10


def parent():
    yield "spawn", "child", task(1)
    yield "sleep", 2
    yield "woken"
    raise RuntimeError("parent crashed")


scheduler = Scheduler()
scheduler.add("a", task(2))
scheduler.add("p", parent())
scheduler.run()
print(scheduler.log)


@contextmanager
def transaction(log, name):
    log.append(f"begin {name}")
    try:
        yield name
    except ValueError as error:
        log.append(f"rollback {name}: {error}")
    else:
        log.append(f"commit {name}")
    finally:
        log.append(f"close {name}")


log = []
with transaction(log, "one"), transaction(log, "two") as name:
    log.append(name)
with transaction(log, "bad"):
    raise ValueError("refused")
with closing(parse(LINES)) as records:
    log.append(next(records)["number"])
print(log)


@transaction([], "decorator")
def decorated():
    return "decorated result"


print(decorated())


@contextmanager
def yields_twice():
    yield 1
    yield 2


@contextmanager
def never_yields():
    if False:
        yield


for manager in (yields_twice, never_yields):
    try:
        with manager():
            pass
    except RuntimeError as error:
        print(error)


def permutations(items):
    if len(items) <= 1:
        yield tuple(items)
        return
    for i in range(len(items)):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield items[i], *rest


def windows(it, n):
    window = deque(maxlen=n)
    for x in it:
        window.append(x)
        if len(window) == n:
            yield tuple(window)


print(sum(1 for _ in permutations([*range(5)])), list(permutations("abc"))[-1], list(windows(range(5), 3)))


def chunked(text):
    it = iter(text)
    while chunk := "".join(c for _, c in zip(range(3), it)):
        yield chunk


print(list(chunked("abcdefgh")))


def numbers():
    value = 0
    while True:
        command = yield value
        value = {"up": value + 1, "down": value - 1}.get(command, value) if command else value + 100


g = numbers()
print(next(g), g.send("up"), g.send("up"), next(g), g.send("down"), g.send("other"))
with transaction(log, "key error"):
    list(grouped(only("ERROR", parse(LINES)), "missing key"))
