"""Containers and the indices and keys that they are asked for."""

from containers import *
from recording import fresh, log
from scalars import *


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
