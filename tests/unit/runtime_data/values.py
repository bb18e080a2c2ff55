"""Operands for the comparisons: lists of functions that make a fresh value each."""

import collections.abc
import gc
import random
import sys
import types

# Finalizers are compared: they are to run where the operands are given up.
gc.disable()
sys.set_int_max_str_digits(0)
_log = []


def log(*what):
    _log.append(what)


def take_log():
    result = repr(_log)
    _log.clear()
    return result


def describe(o):
    """Exact types and values, whatever their __eq__ says."""
    t = type(o)
    if t in (list, tuple):
        return t.__name__ + "(" + ", ".join(map(describe, o)) + ")"
    if t is dict:
        items = ", ".join(f"{describe(k)}: {describe(v)}" for k, v in o.items())
        return "dict(" + items + ")"
    if t in (set, frozenset):
        return t.__name__ + "(" + ", ".join(sorted(map(describe, o))) + ")"
    text = ascii(o)
    # Objects without a __repr__ are described by their address.
    return t.__name__ + " " + text.partition(" at 0x")[0]


def describe_exception(e):
    context = e.__context__
    inner = "" if context is None else " context " + describe_exception(context)
    return f"{type(e).__name__}: {describe(e.args)}{inner}"


def again(error):
    """A new exception: one that an object keeps would make a cycle through its traceback."""
    return error() if isinstance(error, type) else type(error)(*error.args)


def fresh(value):
    """A function that makes a new object of the value where the type allows it."""
    text = repr(value)
    if type(value) is int and len(text) > 3:
        half = value // 3
        return lambda: half + (value - half)
    if type(value) is float:
        return lambda: float(text)
    if type(value) is str and len(value) > 1:
        return lambda: "".join([value[:1], value[1:]])
    return lambda: value


_magnitudes = [0, 1, 2, 3, 5, 63, 64, 255, 256, 257, 1000, 2**29, 2**30 - 1, 2**30, 2**30 + 1]
_magnitudes += [2**31, 2**32 - 1, 2**53 - 1, 2**53, 2**53 + 1, 2**54 + 2, 2**59 + 7, 2**60 - 1, 2**60]
_magnitudes += [2**62 - 1, 2**62, 2**63 - 1, 2**63, 2**64, 2**90 - 1, 2**90, 10**30, 2**119 + 12345]
_magnitudes += [2**120 - 1, 2**120, 3**100]
_random = random.Random(311)
_magnitudes += [_random.getrandbits(bits) for bits in (20, 29, 45, 58, 60, 75, 89, 110, 118, 125)]
ints = [fresh(sign * m) for m in _magnitudes for sign in (1, -1)]
shifts = [fresh(n) for n in (0, 1, 2, 29, 30, 31, 59, 60, 61, 62, 63, 64, 65, 90, 127, 128, 200, -1, -(2**70))]
exponents = [fresh(n) for n in (0, 1, 2, 3, 4, 5, 10, 31, 62, 63, 64, 65, 100, -1, -2)]

_nan = float("nan")
floats = [fresh(x) for x in (0.0, -0.0, 0.5, -0.5, 1.0, -1.0, 1.5, 2.0, -3.0, 1e-310, 5e-324, 1e308)]
floats += [fresh(x) for x in (-1e308, 2.0**53, 2.0**53 + 2, 1e17, 3.7, float("inf"), float("-inf"), _nan)]


class Fussy:
    """Logs every special method and its end; some answer, some decline, some raise."""

    def __init__(self, name, answer):
        self.name = name
        self.answer = answer

    def __repr__(self):
        return f"{type(self).__name__}({self.name})"

    def __del__(self):
        if log is not None:  # not at exit
            log("del", self.name)

    __hash__ = object.__hash__


class Fussier(Fussy):
    """A subclass: its reflected methods come first."""


class IntChild(int):
    pass


class FloatChild(float):
    pass


class StrChild(str):
    pass


class BadBool:
    def __bool__(self):
        raise ValueError("no truth")

    def __repr__(self):
        return "BadBool()"


class ManyBools:
    """What a comparison may give back: its truth is asked for later."""

    def __init__(self, truth):
        self.truth = truth

    def __bool__(self):
        log("bool", self.truth)
        return self.truth

    def __repr__(self):
        return f"ManyBools({self.truth})"


def _answer(kind, self, name, *others):
    log(name, self.name, *map(ascii, others))
    if self.answer == "decline":
        return NotImplemented
    if self.answer == "raise":
        raise KeyError(name)
    if self.answer == "bad truth":
        return BadBool()
    if self.answer == "truth":
        return ManyBools(len(name) % 2 == 0)
    return (name, self.name)


_binary = "add and floordiv lshift matmul mul mod or pow rshift sub truediv xor".split()
_names = [p + n for n in _binary for p in ("", "r")] + "lt le eq ne gt ge pos neg invert".split()
for _name in _names:
    setattr(Fussy, f"__{_name}__", lambda self, *o, name=_name: _answer("binary", self, name, *o))
for _name in _binary:
    setattr(Fussier, f"__r{_name}__", lambda self, *o, name="sub_r" + _name: _answer("binary", self, name, *o))
    setattr(Fussier, f"__i{_name}__", lambda self, *o, name="i" + _name: _answer("inplace", self, name, *o))
Fussy.__hash__ = object.__hash__
Fussier.__hash__ = object.__hash__

fussy = [lambda c=c, a=a: c("x", a) for c in (Fussy, Fussier) for a in ("answer", "decline", "raise")]
truths = [lambda a=a: Fussy("x", a) for a in ("bad truth", "truth")]

strings = [fresh(s) for s in ("", "a", "ab", "abc", "a" * 100, "é", "ab\xff", "日本", "\U0001f600x", "ab\0", "%s")]
others = [
    lambda: None, lambda: True, lambda: False, lambda: NotImplemented, lambda: ..., lambda: 3 + 4j,
    lambda: IntChild(7), lambda: IntChild(-(2**40)), lambda: FloatChild(2.5), lambda: StrChild("child"),
    lambda: b"bytes", lambda: bytearray(b"array"), lambda: object, lambda: int, lambda: range(3),
]
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
    [1, 2, 3], [1, 2], [1, 2, 4], [1, 2.0, True], ["a", None, (1, 2)], ["a", None, (1, 2.5)], [_nan], [[_nan]],
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
    [1, 2, 3], [1, 2], [1, 2, 4], [1, 2.0, True], ["a", None, (1, 2)], ["a", None, (1, 2.5)], [_nan], [[_nan]],
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


class Unhashable:
    __hash__ = None

    def __repr__(self):
        return "Unhashable()"


class Key:
    """Equal to every other key, with the hash it is told."""

    def __init__(self, hash, error=None):
        self.hash = hash
        self.error = error

    def __hash__(self):
        log("hash", self.hash)
        return self.hash

    def __eq__(self, other):
        log("eq", self.hash, ascii(other))
        if self.error is not None:
            raise again(self.error)
        return True

    def __repr__(self):
        return f"Key({self.hash})"


items = [
    fresh(5), fresh(2**40), fresh("a"), fresh("key"), fresh(2.5), lambda: True, lambda: 1, lambda: [], Unhashable,
    lambda: (1, []), lambda: (1, 2), lambda: Key(1), lambda: Key(hash("key"), OSError("eq")), lambda: None,
    lambda: Fussy("x", "answer"), lambda: float(1), lambda: -1, lambda: -2,
]


# ---- what the interpreter itself does ----------------------------------------------------------

def unpack_0(x):
    [] = x
    return ()


def unpack_1(x):
    (a,) = x
    return (a,)


def unpack_2(x):
    a, b = x
    return a, b


def unpack_3(x):
    a, b, c = x
    return a, b, c


def unpack_ex_0_0(x):
    [*a] = x
    return (a,)


def unpack_ex_1_0(x):
    a, *b = x
    return a, b


def unpack_ex_0_2(x):
    *a, b, c = x
    return a, b, c


def unpack_ex_2_1(x):
    a, b, *c, d = x
    return a, b, c, d


def extended(a, b):
    return [*a, *b]


def set_updated(a, b):
    return {*a, *b}


def dict_updated(a, b):
    return {**a, **b}


def merged(a, b, f):
    return f(**a, **b)


def key_map(a, b, c):
    return {"x": a, 1: b, None: c}


def dict_of(a, b, c, d):
    return {a: b, c: d}


def set_of(a, b, c):
    return {a, b, c}


def formatted(value):
    return f"{value}"


def formatted_str(value):
    return f"{value!s}"


def formatted_repr(value):
    return f"{value!r}"


def formatted_ascii(value):
    return f"{value!a}"


def formatted_spec(value, spec):
    return f"{value:{spec}}"


def formatted_repr_spec(value, spec):
    return f"{value!r:{spec}}"


specs = [lambda s=s: s for s in ("", "5", ".2f", ">10", "x", ",", "05d", "e", "%", "s", "b", "!", "=+8.3g", "n", "c")]


# ---- subscripts --------------------------------------------------------------------------------

class GetItem:
    def __getitem__(self, key):
        log("get", ascii(key))
        if key == 1:
            raise OSError("get")
        return [key]

    def __setitem__(self, key, value):
        log("set", ascii(key), ascii(value))
        if key == 1:
            raise OSError("set")

    def __delitem__(self, key):
        log("delete", ascii(key))
        if key == 1:
            raise OSError("delete")

    def __repr__(self):
        return "GetItem()"


class Index:
    def __init__(self, index):
        self.index = index

    def __index__(self):
        log("index", self.index)
        if self.index == 5:
            raise OSError("index")
        return self.index

    def __repr__(self):
        return f"Index({self.index})"


class OnlyGet:
    """What does not support assignment."""

    def __getitem__(self, key):
        return key

    def __repr__(self):
        return "OnlyGet()"


subscriptable = lists + containers + strings + [
    lambda: (1, [2], "x"), lambda: bytearray(b"abc"), lambda: b"ab\xff", lambda: ListChild([1, 2]), GetItem, OnlyGet,
    lambda: TupleChild((1, 2)), lambda: DictChild({1: 2}), lambda: range(5), lambda: [Fussy("old", "answer")] * 1,
    lambda: list, lambda: list[int], lambda: Letters(),
]
indices = [fresh(n) for n in (0, 1, 2, 3, 8, 9, -1, -2, -3, -9, -10, 300, 2**31, 2**62, 2**63, -(2**63), 2**70)]
indices += [
    lambda: True, lambda: None, lambda: 1.0, lambda: "a", lambda: slice(None), lambda: slice(0, 2), lambda: slice(1, None),
    lambda: slice(-1, None, -1), lambda: slice(None, None, 2), lambda: slice(5, 2), lambda: slice(0, 1, 0),
    lambda: slice(Index(1), 3), lambda: slice("a"), lambda: Index(0), lambda: Index(-1), lambda: Index(5), lambda: IntChild(0),
    lambda: [1], lambda: (0, 1), lambda: slice(2**70), lambda: slice(None, -(2**70)),
]


def _instance_dict():
    """A dict that shares its keys with a class."""

    class Point:
        def __init__(self):
            self.x = 1
            self.key = [2]

    return vars(Point())


def _grown(count):
    return {fresh(f"key{i}")(): i for i in range(count)}


def _holed(count):
    d = _grown(count)
    for i in range(0, count, 2):
        del d[f"key{i}"]
    return d


keyed = [
    lambda: {}, lambda: {"key": 1, "a": [2]}, lambda: {5: 1, 2**40: 2, -1: 3, True: 4}, lambda: {2.5: 1, None: 2, (1, 2): 3},
    lambda: {1: 1, "key": [2], 5: 3, -2: 6}, lambda: DictChild(key=1), _instance_dict, lambda: _grown(5),
    lambda: _grown(300), lambda: _holed(40), lambda: {i: str(i) for i in range(0, 3000, 7)}, lambda: {Key(5): 1, Key(1): 2},
    lambda: {StrChild("key"): 1, IntChild(5): 2, 2.0**40: 3}, lambda: {hash("key"): "hash", "key": "key", 2**61 - 1 + 5: 0},
]
keys = [fresh(n) for n in (0, 7, 2100, 2101, 2**61 - 1, 2**61, 2**61 + 4, -(2**61) + 1, 2**40, hash("key"), hash("key3"))]
keys += [lambda i=i: "".join(["ke", f"y{i}"]) for i in (0, 1, 2, 3, 39, 299, 300)]
keys += [lambda: "x", lambda: StrChild("key"), lambda: IntChild(5), lambda: 2.0**40, lambda: Key(7), lambda: Key(hash("key3"))]
hostile_keys = [Unhashable, lambda: ([],), lambda: (Key(5),), lambda: Key(5, OSError("eq")), lambda: Key(1, KeyError("eq"))]
stored = [lambda: [1], lambda: 65, lambda: "ab", lambda: None, lambda: Fussy("new", "answer")]


# ---- patterns ----------------------------------------------------------------------------------

class Place:
    __match_args__ = ("x", "y")

    def __init__(self, **attributes):
        vars(self).update(attributes)

    def __getattr__(self, name):
        log("getattr", name)
        if name == "z":
            raise OSError("z")
        raise AttributeError(name)

    def __repr__(self):
        return "Place()"


class NoArgs:
    x = 1


class ListArgs(NoArgs):
    __match_args__ = ["x"]


class NumberArgs(NoArgs):
    __match_args__ = (1, 2)


class SameArgs(NoArgs):
    __match_args__ = ("x", "x")


class RaisingMeta(type):
    def __getattr__(cls, name):
        raise OSError(name)

    def __instancecheck__(cls, other):
        log("instancecheck")
        return True


class FailingMeta(type):
    def __instancecheck__(cls, other):
        raise OSError("instance")


class ChildArgs(str):
    __match_args__ = (StrChild("x"),)


class IntArgs(int):
    __match_args__ = ("real", "imag")


Raising = RaisingMeta("Raising", (), {})
Failing = FailingMeta("Failing", (), {})
classes = [
    lambda c=c: c
    for c in (Place, NoArgs, ListArgs, NumberArgs, SameArgs, Raising, Failing, ChildArgs, IntArgs, int, str, list, float, dict)
]
classes += [lambda: tuple, lambda: object, lambda: bool, lambda: 5, lambda: "text", lambda: list[int], lambda: None]
subjects = [
    lambda: Place(x=[1], y=[2]), lambda: Place(x=1), Place, lambda: Place(x=1, y=2, z=3), NoArgs, ListArgs, NumberArgs, SameArgs,
    lambda: ChildArgs("c"), lambda: IntArgs(3), lambda: 2**40, lambda: "text", lambda: [1], lambda: (1,), lambda: 2.5, lambda: {},
    lambda: True, lambda: None, lambda: IntChild(7),
]


def match_bare(subject, cls):
    match subject:
        case cls():
            return ()


def match_1(subject, cls):
    match subject:
        case cls(a):
            return (a,)


def match_2(subject, cls):
    match subject:
        case cls(a, b):
            return a, b


def match_x(subject, cls):
    match subject:
        case cls(x=a):
            return (a,)


def match_1_x(subject, cls):
    match subject:
        case cls(a, x=b):
            return a, b


def match_2_z(subject, cls):
    match subject:
        case cls(a, b, z=c):
            return a, b, c


def match_x_y_z(subject, cls):
    match subject:
        case cls(x=a, y=b, z=c):
            return a, b, c


class MappingSubject(collections.abc.Mapping):
    def __init__(self, error=None):
        self.error = error

    def __len__(self):
        return 9

    def __iter__(self):
        return iter(())

    def __getitem__(self, key):
        log("subject getitem", ascii(key))
        if self.error is not None:
            raise again(self.error)
        return [key]

    def __repr__(self):
        return "MappingSubject()"


class SlotGet(MappingSubject):
    """get is no method of the class, so it is not called with the object."""

    get = staticmethod(lambda key, default: log("static get", ascii(key)) or default)


class NoGet(MappingSubject):
    get = property(lambda self: self.missing)


mapping_subjects = [
    lambda: {"z": 1, 2: 3}, lambda: {"a": [1], "b": 2, 5: 6}, lambda: {"a": 1, "z": 2}, lambda: DictChild(a=1, b=2),
    MappingSubject, lambda: collections.defaultdict(list, a=1, z=2), lambda: collections.OrderedDict(b=2, a=3), SlotGet, NoGet,
    lambda: MappingSubject(KeyError("no")), lambda: MappingSubject(OSError("no")),
    lambda: collections.ChainMap({"a": 1}, {"b": 2}), lambda: types.MappingProxyType({"a": 1, "b": 3}),
]
key_tuples = [lambda t=t: t for t in (("a", "b"), ("a", "a"), ("b", 5), (1, True), ("c", "a"), ([], "a"), ("a", {}))]


class K:
    pass


def match_keys(subject, keys):
    K.a, K.b = keys
    # The length is compared before, hence the subjects have two items at least.
    match subject:
        case {K.a: a, K.b: b}:
            return a, b


def match_mapping(subject):
    match subject:
        case {}:
            return True
    return False


def match_sequence(subject):
    match subject:
        case [*_]:
            return True
    return False
