"""match: every kind of pattern, nested, with guards, captures, and order of evaluation."""

import collections
import dataclasses
import enum
import types


class Colour(enum.Enum):
    RED = 1
    BLUE = 2


@dataclasses.dataclass
class Point:
    x: int
    y: int = 0


class Legacy:
    __match_args__ = ("a", "b")

    def __init__(self, a, b, c=None):
        self.a, self.b, self.c = a, b, c


class Constants:
    ZERO = 0
    NAME = "name"
    nested = types.SimpleNamespace(deep=types.SimpleNamespace(value="deep value"))


def classify(subject):
    match subject:
        case None:
            return "None"
        case True | False as flag:
            return f"bool {flag}"
        case Constants.ZERO:
            return "zero"
        case -1 | 1:
            return "unit"
        case 2.5 | -2.5 | 1 + 2j | -3 - 4j:
            return "special number"
        case int(n) if n > 1000:
            return f"big {n}"
        case int() | float() as number:
            return f"number {number}"
        case "a" "b" | 'c':
            return "literal text"
        case Constants.NAME | Constants.nested.deep.value as name:
            return f"constant {name}"
        case str(text) if text.startswith("x"):
            return f"x text {text}"
        case b"bytes" | bytearray():
            return "bytes"
        case Colour.RED:
            return "red"
        case Colour() as colour:
            return f"colour {colour.name}"
        case Point(x=0, y=0):
            return "origin"
        case Point(0, y) | Point(y, 0):
            return f"axis {y}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point(x=x):
            return f"point {x}"
        case Legacy(1, b, c="c"):
            return f"legacy {b}"
        case Legacy(a=Point(x=inner)):
            return f"legacy of point {inner}"
        case Legacy():
            return "other legacy"
        case []:
            return "empty sequence"
        case [single]:
            return f"one {single}"
        case [("key", key), *rest]:
            return f"key {key} rest {rest}"
        case [1, 2, *_]:
            return "starts with 1 2"
        case (first, *middle, "last"):
            return f"{first} {middle} last"
        case [Point(x=px), Point(y=py)]:
            return f"points {px} {py}"
        case [[a, b], [c, d]] if a == d:
            return f"matrix {a}{b}{c}{d}"
        case (*_, [_, [_, deep]]):
            return f"deep {deep}"
        case [x, y, _]:
            return f"triple {x} {y}"
        case [*everything]:
            return f"sequence of {len(everything)}"
        case {}  if not subject:
            return "empty mapping"
        case {"type": "circle", "r": (int() | float()) as r}:
            return f"circle {r}"
        case {"type": kind, **rest} if rest:
            return f"{kind} with {rest}"
        case {"type": kind}:
            return f"only {kind}"
        case {Constants.NAME: value, 1: one, None: none, **other}:
            return f"odd keys {value} {one} {none} {other}"
        case {"nested": {"list": [_, {"x": x}]}}:
            return f"nested {x}"
        case dict(d):
            return f"dict {d}"
        case set() | frozenset():
            return "set"
        case types.FunctionType(__name__=name):
            return f"function {name}"
        case type():
            return f"class {subject.__name__}"
        case object(shape=(w, h)):
            return f"has shape {w} {h}"
        case _:
            return "something else"


SUBJECTS = [
    None, True, False, 0, 0.0, 1, -1, 1.0, 2.5, -2.5, 1 + 2j, -3 - 4j, 5, 5000, 3.25, "ab", "c", "name",
    "deep value", "xyz", "other", b"bytes", b"x", bytearray(b"q"), Colour.RED, Colour.BLUE, Point(0, 0),
    Point(0, 5), Point(7, 0), Point(3, 3), Point(1, 2), Legacy(1, 2, "c"), Legacy(Point(8), 1),
    Legacy(0, 0), [], (), [9], ["k"], [("key", "K"), 1, 2], [1, 2], [1, 2, 3, 4], ["f", "m", "n", "last"],
    ["first", "last"], [Point(1, 2), Point(3, 4)], [[1, 2], [3, 1]], [[1, 2], [3, 4]],
    [0, [1, [2, "D"]]], (1, 3, 5), range(5), collections.deque("ab"), memoryview(b"abc"), "", {},
    {"type": "circle", "r": 2}, {"type": "circle", "r": "x"}, {"type": "square"}, {"type": "a", "b": 1},
    {"name": 1, 1: 2, None: 3, "z": 4}, {"nested": {"list": [0, {"x": "X", "y": 0}]}}, {"q": 1},
    collections.defaultdict(int), collections.OrderedDict(type="od"), {1, 2}, frozenset(), classify, int,
    types.SimpleNamespace(shape=(3, 4)), types.SimpleNamespace(shape=[3]), ..., len, iter([1, 2]),
    (x for x in "ab"), map(str, [1]), 10 ** 30, float("nan"), types.MappingProxyType({"type": "proxy"}),
]
for subject in SUBJECTS:
    text = repr(subject)
    print(text if " at 0x" not in text else type(subject).__name__, "->", classify(subject))


def bindings(subject):
    """Names bound by patterns that fail later stay bound, as far as they got."""
    match subject:
        case [a, b, c] if (a, b, c) == (0, 0, 0):
            return "zeros"
        case {"k": v} if v > 5:
            return "big v"
        case (p, q) | [p, q, _, _]:
            pass
        case _:
            return "other", sorted(locals())
    return sorted(locals().items(), key=str)


for subject in ([1, 2, 3], {"k": 1}, [1, 2], [1, 2, 3, 4], "text", [0, 0, 0]):
    print(bindings(subject))


def irrefutable(subject):
    match subject:
        case anything:
            return anything


def wildcard(subject):
    match subject:
        case int():
            result = "int"
        case _:
            result = "rest"
    match result:
        case "int" | "rest" as result:
            return result


def no_case(subject):
    match subject:
        case 1:
            return "one"
    return "fell through"


def tuple_subject(a, b):
    match a, b:
        case 0, 0:
            return "both zero"
        case (0, x) | (x, 0):
            return f"one zero {x}"
        case x, y if x == y:
            return "equal"
        case *_, y:
            return f"last {y}"


def star_subject(items):
    match *items, "end":
        case "end",:
            return "only end"
        case x, "end":
            return f"{x} end"
        case x, *rest, "end":
            return x, rest


print(irrefutable([1]), wildcard(1), wildcard("x"), no_case(1), no_case(2))
print(tuple_subject(0, 0), tuple_subject(0, 5), tuple_subject(5, 0), tuple_subject(2, 2), tuple_subject(1, 2))
print(star_subject([]), star_subject([1]), star_subject([1, 2, 3]))
classify(Point(None, 1)).undefined
