"""Containers, iterables and mappings of every kind."""

from recording import again, fresh, log, take_log
from scalars import *

containers = [
    lambda: [], lambda: [1], lambda: [1, 2.5, "x"], lambda: (), lambda: (1,), lambda: (1, 2.5, "x"),
    lambda: {}, lambda: {1: 2}, lambda: {"x": 1}, lambda: set(), lambda: {1, "x"}, lambda: frozenset({1}),
]
anything = ints[::3] + floats[::2] + strings + others + containers + fussy
numbers = ints + floats + [lambda: True, lambda: False, lambda: None, lambda: IntChild(7), lambda: FloatChild(2.5)]
small = [fresh(n) for n in (0, 1, -1, 2, 7, -12)] + [lambda: True]
harmless = small[2:5] + floats[::3] + strings[:8] + others + containers + fussy
anything_small = small + floats + strings + others + containers + fussy


def _thinned(values):
    """A set with holes."""
    result = set(values)
    result.difference_update(list(values)[::3])
    return result


_same = Fussy("shared", "answer")
_items = [
    [1, 2, 3], [1, 2], [1, 2, 4], [1, 2.0, True], ["a", None, (1, 2)], ["a", None, (1, 2.5)], [nan], [[nan]],
    [((1, (2,)),)], [(1, [2, (3, [4])])], [2**70, 1], [2**70, -(2**70)], [_same], [1, _same, 2], [None], [1j, 2],
    [None, 1], ["", b""], [{}, {1}], [IntChild(1), 2, 3], [StrChild("a"), None, (1, 2)],
]
comparable_containers = containers + [lambda t=t, i=i: t(i) for t in (list, tuple) for i in _items]
comparable_containers += [lambda: set(range(0, 2000, 9)), lambda: {Key(5), "x"}, lambda: frozenset(map(str, range(99)))]
comparable_containers += [lambda: {2.0**40, 2.5, StrChild("ab"), IntChild(63), hash("ab")}, lambda: _thinned(range(300))]
comparable_containers += [lambda: set("abc"), lambda: {"a": 1, 2: 3}, lambda: {None: 1, (1, 2): 2, 2**40: 3}]
comparable_containers += [lambda: {frozenset({1}), 2}, lambda: [Fussy("y", "answer")], lambda: [Fussy("y", "raise"), 1]]


class Letters:
    """Iterable by __getitem__ only."""

    def __init__(self, error=IndexError):
        self.error = error

    def __getitem__(self, index):
        log("getitem", ascii(index))
        if index == 3:
            raise self.error("end")
        return "abc"[index]

    def __repr__(self):
        return "Letters()"


class Counting:
    """Its own iterator; ends as it is told to."""

    def __init__(self, count, end=StopIteration):
        self.count = count
        self.end = end

    def __iter__(self):
        log("iter")
        return self

    def __next__(self):
        log("next", self.count)
        if self.count == 0:
            raise again(self.end)
        self.count -= 1
        return [self.count]

    def __repr__(self):
        return f"Counting({self.count})"


class BadIter:
    def __init__(self, error=None):
        self.error = error

    def __iter__(self):
        if self.error is not None:
            raise again(self.error)
        return 5

    def __repr__(self):
        return "BadIter()"


class NoIter:
    __iter__ = None

    def __repr__(self):
        return "NoIter()"


class ListChild(list):
    def __iter__(self):
        log("list child iter")
        return iter([7, 8, 9][: len(self)])


class TupleChild(tuple):
    def __iter__(self):
        log("tuple child iter")
        return iter((7, 8, 9)[: len(self)])


class DictChild(dict):
    def __missing__(self, key):
        log("missing", ascii(key))
        return ("missing", key)


def generate(count, error=None):
    for i in range(count):
        yield (i, str(i))
    if error is not None:
        raise again(error)


iterables = [lambda n=n, t=t: t(range(1000, 1000 + n)) for t in (list, tuple) for n in range(6)]
iterables += [lambda n=n: generate(n) for n in range(5)]
iterables += [lambda n=n: generate(n, KeyError("generated")) for n in range(4)]
iterables += [lambda n=n: Counting(n) for n in range(4)]
iterables += [lambda n=n: Counting(n, ValueError("counted")) for n in range(4)]
iterables += [
    lambda: "", lambda: "ab", lambda: "abc", lambda: {}, lambda: {1: 2, "x": 3}, lambda: {5}, lambda: b"ab",
    lambda: {1: 2, "x": 3}.items(), lambda: enumerate("xyz"), lambda: zip("ab", [1.5, 2.5]), lambda: range(3),
    lambda: range(2**70, 2**70 + 2), lambda: reversed([1, 2]), lambda: map(str, [1, 2]), lambda: Letters(),
    lambda: Letters(KeyError), lambda: Letters(StopIteration), lambda: BadIter(), lambda: NoIter(),
    lambda: BadIter(TypeError("mine")), lambda: BadIter(ValueError("mine")), lambda: ListChild([1, 2]),
    lambda: TupleChild((1, 2)), lambda: DictChild(a=1), lambda: None, lambda: 5, lambda: 2.5, lambda: int,
    lambda: object(), lambda: list[int], lambda: Fussy("x", "answer"), lambda: filter(None, [0, 1, 2]),
]
iterators = [lambda f=f: iter(f()) for f in iterables if hasattr(type(f()), "__iter__") and type(f()) not in (BadIter, NoIter)]
iterators += [lambda: iter([[1]] * 4), lambda: iter(int, 0), lambda: iter(Letters()), lambda: iter(Letters(KeyError))]
take_log()


class Mapping:
    """A mapping by its methods only; one of them may raise."""

    def __init__(self, fails=None, error=None, extra="m"):
        self.fails = fails
        self.error = error
        self.extra = extra

    def keys(self):
        log("keys")
        if self.fails == "keys":
            raise again(self.error)
        return ["n", self.extra]

    def __getitem__(self, key):
        log("mapping getitem", ascii(key))
        if self.fails == "getitem":
            raise again(self.error)
        return [key]

    def __repr__(self):
        return "Mapping()"


mappings = [
    lambda: {}, lambda: {"a": 1}, lambda: {"b": [2]}, lambda: {"c": 3, "a": 4}, lambda: DictChild(z=1), Mapping,
    lambda: Mapping("keys", AttributeError("keys")), lambda: Mapping("keys", KeyError("k")), lambda: Mapping(extra="a"),
    lambda: Mapping("keys", KeyError("k", "l")), lambda: Mapping("keys", KeyError()), lambda: Mapping("getitem", KeyError("g")),
    lambda: Mapping("getitem", AttributeError("g")), lambda: Mapping("keys", TypeError("t")), lambda: None, lambda: 5,
    lambda: [("a", 1)], lambda: "text", lambda: int, lambda: object(),
]
dicts = [lambda: {}, lambda: {"a": [1]}, lambda: {"a": 1, "n": 2}]
lists = [lambda: [], lambda: [1], lambda: [[1], [2]], lambda: list(range(9))]
sets = [lambda: set(), lambda: {1, 2}]


class Collector:
    def __call__(self, **kwargs):
        return 0

    def method(self, **kwargs):
        return 0

    @classmethod
    def of_class(cls, **kwargs):
        return 0


callables = [lambda: (lambda **kwargs: 0), Collector, lambda: Collector().method, lambda: Collector.of_class]

items = [
    fresh(5), fresh(2**40), fresh("a"), fresh("key"), fresh(2.5), lambda: True, lambda: 1, lambda: [], Unhashable,
    lambda: (1, []), lambda: (1, 2), lambda: Key(1), lambda: Key(hash("key"), OSError("eq")), lambda: None,
    lambda: Fussy("x", "answer"), lambda: float(1), lambda: -1, lambda: -2,
]
