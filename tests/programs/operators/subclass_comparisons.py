"""Comparisons between subclasses of built-in classes: those that inherit the comparison, and those that do not."""

import collections
import enum
import functools


class Symbol(str):
    __slots__ = ()


class Folded(str):
    def __eq__(self, other):
        print("Folded.__eq__", other)
        return self.lower() == str(other).lower()

    __hash__ = str.__hash__


class Count(int):
    pass


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 2


class Flags(enum.IntFlag):
    A = 1
    B = 2


class Kind(str, enum.Enum):
    RED = "red"
    BLUE = "blue"


class Less(int):
    def __lt__(self, other):
        print("Less.__lt__", int(self), other)
        return NotImplemented


class Never(int):
    def __eq__(self, other):
        return NotImplemented

    __hash__ = int.__hash__


class Answers(str):
    def __eq__(self, other):
        return ["not a bool"]

    def __ne__(self, other):
        raise ValueError("cannot say")

    __hash__ = None


Point = collections.namedtuple("Point", "x y")


class Ordered(Point):
    def __lt__(self, other):
        print("Ordered.__lt__")
        return True


class Pair(tuple):
    pass


@functools.total_ordering
class Version(tuple):
    def __lt__(self, other):
        return tuple.__lt__(self, other)


VALUES = (Symbol("a"), Symbol("b"), "a", Symbol(""), Symbol("\u20ac"), "\u20ac", Folded("A"), Count(1), 1, True, False, Level.LOW, Level.HIGH,
          Flags.A, Flags.A | Flags.B, Kind.RED, "red", Less(1), Less(5), Never(1), 1.0, Count(2**70), 2**70, Point(1, 2),
          Point(1, 3), (1, 2), Ordered(1, 2), Pair((1, 2)), Version((1, 2)), Version((1, 3)), Point(Symbol("a"), Count(1)), ("a", 1), None,
          [1, 2], b"a")


def compared(a, b):
    out = []
    out.append(a == b)
    out.append(a != b)
    if a == b:
        out.append("equal")
    if a != b:
        out.append("unequal")
    try:
        out.append(a < b)
        if a >= b:
            out.append("ge")
        out.append(a > b)
        while a <= b:
            out.append("le")
            break
    except TypeError as error:
        out.append(str(error))
    return out


def changed():
    """A class that gets its comparison later."""

    class Late(str):
        pass

    def same(a, b):
        return a == b, "yes" if a == b else "no", a in ("x", "y"), {b: 1}.get(a)

    late = Late("x")
    print(same(late, "x"), same("x", late))
    Late.__eq__ = lambda self, other: False
    Late.__hash__ = str.__hash__
    print(same(late, "x"), same("x", late))
    del Late.__eq__
    print(same(late, "x"), same("x", late))


def main():
    for a in VALUES:
        for b in VALUES:
            print(repr(a), repr(b), compared(a, b))
    strange = Answers("x")
    print(strange == "x", "x" == strange, "then" if strange == "y" else "else")
    try:
        if "x" != strange:
            print("never")
    except ValueError as error:
        print(error)
    changed()
    deep = Pair((Pair((Pair((Symbol("k"), Count(3))),)),))
    print(deep == (((("k", 3),),)), deep == ((("k", 3),),), deep < (((("k", 4),),)))
    table = {"a": 1, "red": 2, 1: 3, (1, 2): 4}
    print([table.get(value, "-") for value in VALUES if value.__hash__ is not None and not isinstance(value, list)])


main()
