"""tools/fidelity itself: its texts are those of repr(), and differences are found."""

import collections
import dataclasses
import enum
import functools
import marshal
import os
import sys
import tempfile
import types
import unittest

TOOLS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "tools")
sys.path[:0] = [TOOLS, os.path.join(TOOLS, "vitrine_fidelity")]

import canonical  # noqa: E402 (needs the path above)
from vitrine_fidelity import compare, parts  # noqa: E402


class Colour(enum.Enum):
    RED = 1


class Bits(enum.IntFlag):
    ONE = 1


@dataclasses.dataclass
class Point:
    x: int
    y: object = None
    hidden: int = dataclasses.field(default=0, repr=False)


class Text(str):
    pass


class Own:
    def __repr__(self):
        raise AssertionError("the program's code was run")


Pair = collections.namedtuple("Pair", "left right")


def generator():
    yield


VALUES = [
    None, True, 0, -7, 10 ** 700, -(2 ** 4000), 1.5, float("nan"), -0.0, 2j, "it's", 'both \' and "', "\x00\udc80é\U0001f600",
    b"\x00'", bytearray(b"ab"), (), (1,), [1, [2, "x"]], {}, {"a": {1: (2,)}}, set(), {1}, frozenset({"a"}), range(3), range(1, 9, 2),
    slice(1, None), ValueError("a", 1), KeyError("k"), StopIteration(), int, Colour, Colour.RED, Bits.ONE, Point(1, [2]), Pair(1, "b"),
    Text("sub"), generator, generator(), len, [].append, "".join, Point(1).__init__, types, os, generator.__code__,
    collections.deque([1, 2], 5), collections.defaultdict(list, a=1), collections.OrderedDict(a=1), collections.Counter("aab"),
    types.SimpleNamespace(a=1), types.MappingProxyType({1: 2}), {1: 2}.keys(), {1: 2}.values(), {1: 2}.items(), staticmethod(len),
    ..., NotImplemented, types.CellType(5), types.CellType(), memoryview(b"a"), object(), functools.partial,
]


class Texts(unittest.TestCase):
    def test_as_repr(self):
        for value in VALUES:
            with self.subTest(type=type(value).__name__):
                self.assertEqual(compare.comparable(canonical.of(value)), compare.comparable(repr(value)))

    def test_no_code_of_the_program(self):
        self.assertRegex(canonical.of([Own()]), r"\[<.*Own object at 0x\w+>\]")

    def test_half_made_member_of_an_enum(self):
        """Its repr() would raise; the debugger says no more than its class."""
        self.assertRegex(canonical.of(int.__new__(Bits)), r"^<.*Bits object at 0x\w+>$")

    def test_cycles(self):
        cycle = [1]
        cycle.append({"self": cycle})
        self.assertEqual(canonical.of(cycle), repr(cycle))

    def test_limits(self):
        self.assertEqual(canonical.of("x" * 400), repr("x" * 300) + "...")
        self.assertTrue(canonical.of(list(range(60))).endswith("49, ... 10 more]"))
        self.assertEqual(canonical.of(2 ** 20000), "<int of 20001 bits>")

    def test_order_by_address(self):
        text = canonical.of({object, int})
        self.assertTrue(compare.same_value(text, "{<class 'int'>, <class 'object'>}"))
        self.assertFalse(compare.same_value(text, "{<class 'int'>, <class 'float'>}"))


def row(line, **values):
    return [0, "/a.py", line, "f", {name: canonical.of(value) for name, value in values.items()}, 1]


class Comparison(unittest.TestCase):
    def compare(self, interpreted, native, again=None, why=None):
        with tempfile.TemporaryDirectory() as folder:
            paths = [os.path.join(folder, name) for name in ("interpreted", "again", "native")]
            native = [[*r[:3], "a.f", r[4], ""] for r in native]
            end = {"missing": [], "end": "exited", "returns": 0}
            for path, rows in zip(paths, ([*interpreted, *([why] if why else [])], again or interpreted, [*native, end])):
                with open(path, "wb") as file:
                    for each in rows:
                        marshal.dump(each, file)
            return compare.compare("p", paths[0], paths[1:2], paths[2], {"lines": {"/a.py": [1, 2, 3]}, "unreachable": {}})

    def test_equal(self):
        result = self.compare([row(1, a=1), row(2, a=2)], [row(1, a=1), row(2, a=2)])
        self.assertTrue(result.exact)
        self.assertEqual((result.stops, result.locals), (2, 2))

    def test_differences(self):
        for native in ([row(1, a=1), row(2, a=3)], [row(1, a=1), row(3, a=2)], [row(1, a=1)], [row(1, a=1), row(2)],
                       [row(1, a=1), row(2, a=2, b=3)], [row(1, a=1), row(2, a=2), row(3)], [row(1, a=1), row(3), row(2, a=2)]):
            with self.subTest(native=native):
                self.assertFalse(self.compare([row(1, a=1), row(2, a=2)], native).exact)

    def test_what_varies_is_left_out_and_counted(self):
        result = self.compare([row(1, a=1)], [row(1, a=5)], again=[row(1, a=2)])
        self.assertTrue(result.exact)
        self.assertEqual((result.varying, result.locals), (1, 0))

    def test_recursion_limit(self):
        strike = [2, "/a.py", 1, "f", None, 1]
        deeper = [row(1), row(1), row(2)]
        self.assertEqual(self.compare([row(1), strike, row(2)], deeper).stops, 1)
        self.assertFalse(self.compare([row(1), row(2)], deeper).exact)
        self.assertEqual(self.compare([row(1), strike, row(2)], [row(1), row(2)]).stops, 2)

    def test_parts(self):
        lines = {"a": range(600), "b": range(600), "c": range(300)}
        self.assertEqual([sorted(part) for part in parts.groups(lines)], [["a"], ["b", "c"]])


if __name__ == "__main__":
    unittest.main()
