"""The iteration protocols: __iter__, __next__, __getitem__, __reversed__, iter(f, sentinel), errors."""


class Counter:
    def __init__(self, n):
        self.n, self.i = n, 0

    def __iter__(self):
        print("iter", end=" ")
        return self

    def __next__(self):
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return self.i


class Fresh:
    def __init__(self, *items):
        self.items = items

    def __iter__(self):
        return iter(self.items)


class Old:
    def __getitem__(self, index):
        if index >= 3:
            raise IndexError("stop")
        return index * 10

    def __len__(self):
        return 3


class Restarting:
    """An iterator that goes on after StopIteration, against the rules."""

    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n % 3 == 0:
            raise StopIteration
        return self.n


class Fails:
    def __init__(self, where, error):
        self.where, self.error, self.n = where, error, 0

    def __iter__(self):
        if self.where == "iter":
            raise self.error
        return self

    def __next__(self):
        self.n += 1
        if self.where == "next" and self.n > 2:
            raise self.error
        if self.n > 4:
            raise StopIteration
        return self.n


class NotIterators:
    def __init__(self, result):
        self.result = result

    def __iter__(self):
        return self.result


class ClassIteration(type):
    def __iter__(cls):
        return iter(cls.__name__)


class Named(metaclass=ClassIteration):
    pass


class InstanceIter:
    def __init__(self):
        self.__iter__ = lambda: iter([1])


class NoneIter:
    __iter__ = None
    __getitem__ = lambda self, i: i


print([x for x in Counter(3)], list(Counter(2)), sum(Counter(4)), list(Old()), [*Fresh(1, 2)], list(Named))
counter = Counter(5)
for x in counter:
    if x == 2:
        break
print(list(counter), list(counter), max(Fresh(3, 9, 2)), dict(Fresh((1, 2), (3, 4))), 20 in Old(), list(reversed(Old())))
restarting = Restarting()
print(list(restarting), list(restarting), [x for x in restarting])
for source in (Fails("iter", KeyError("in iter")), Fails("next", ValueError("in next")), NotIterators(5), NotIterators([1]),
               NotIterators(None), InstanceIter(), NoneIter(), 5, None, Fails("next", StopIteration("with value")), Fails("next", IndexError())):
    for function in (lambda s: [x for x in s], list, lambda s: sum(1 for _ in s), lambda s: (lambda *a: a)(*s), lambda s: 99 in s):
        try:
            print(function(source), end="; ")
        except Exception as error:
            print(f"{type(error).__name__}({error})", end="; ")
    print()
values = iter([3, 1, 0, 7])
print(list(iter(lambda: next(values), 0)), next(values), next(iter([]), "default"), [next(iter("ab")) for _ in range(2)])
print(list(zip("abc", [1, 2], Fresh(True, False, None))), list(zip()), list(enumerate("ab", 5)), list(map(pow, [2, 3], [4, 5])))
try:
    list(zip("ab", [1], strict=True))
except ValueError as error:
    print(error)
print(list(filter(None, [0, 1, "", "x"])), list(reversed(range(0, 10, 3))), list(map(None or str, [1])), any([]), all([]))
it = iter("abcdef")
print(list(zip(it, it)), list(it), type(iter([])).__name__, type(iter(())).__name__, type(iter({})).__name__, type(iter(range(1))).__name__)


def evaluated_once():
    calls = []

    def source():
        calls.append("called")
        return [1, 2]
    for x in source():
        for y in source():
            pass
    return calls


def rebinding():
    items, out = [1, 2, 3], []
    for x in items:
        out.append(x)
        items = "rebound"
        x = "lost"
    return out, items, x


def delete_target():
    out = []
    for x in range(3):
        out.append(x)
        del x
    try:
        return x
    except UnboundLocalError:
        return out, "unbound"


def nested_same_name():
    out = []
    for i in range(3):
        for i in range(i):
            out.append(i)
        out.append(f"outer {i}")
    return out


def else_clauses():
    out = []
    for items in ([], [1], [1, "stop", 2], ["stop"]):
        for x in items:
            if x == "stop":
                out.append("break")
                break
        else:
            out.append("else")
            continue
        out.append("after break")
    return out


def length_hints():
    class Hint:
        def __init__(self, hint):
            self.hint = hint

        def __iter__(self):
            return iter([1, 2])

        def __length_hint__(self):
            if isinstance(self.hint, Exception):
                raise self.hint
            return self.hint
    out = []
    for hint in (0, 100, NotImplemented, -1, "x", ValueError("v"), TypeError("swallowed")):
        try:
            out.append(list(Hint(hint)))
        except Exception as error:
            out.append(f"{type(error).__name__} {error}")
    return out


print(evaluated_once(), rebinding(), delete_target(), nested_same_name(), else_clauses())
print(length_hints())
try:
    for x in Fails("next", StopIteration("value is lost")):
        pass
    else:
        print("loop ended normally")
    next(iter(int, 0))
except StopIteration:
    print("StopIteration from next()")
for (a, b), *c in [((1, 2), 3), ((4, 5),), 6]:
    print(a, b, c)
