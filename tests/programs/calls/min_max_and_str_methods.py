"""min, max, str.startswith, endswith, find, rfind and count: in every form, and where their names were taken over."""

import builtins
import math


class Text(str):
    def startswith(self, *args):
        return "Text.startswith", args


class Plain(str):
    pass


class Odd:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        print("lt", self.n, getattr(other, "n", other))
        return [self.n] if self.n < getattr(other, "n", 0) else ""

    def __gt__(self, other):
        print("gt", self.n, getattr(other, "n", other))
        if self.n == 13:
            raise ValueError("unlucky")
        return self.n > getattr(other, "n", 0)

    def __repr__(self):
        return f"Odd({self.n})"


class Undecided:
    def __lt__(self, other):
        class Truth:
            def __bool__(self):
                raise ArithmeticError("no truth")
        return Truth()


def smallest(a, b):
    return min(a, b)


def largest(a, b, c):
    return max(a, b, c)


def shown(action, *args):
    try:
        print(action(*args))
    except Exception as error:
        print(type(error).__name__, error)


def starts(text, prefix):
    return text.startswith(prefix)


def ends(text, suffix):
    return text.endswith(suffix)


def finds(text, part):
    return text.find(part), text.rfind(part), text.count(part)


def forms(text):
    return [text.startswith("a", 1), text.startswith("b", 1, 2), text.endswith("c", -1), text.startswith(("x", "a")), text.endswith(()),
            text.find("b", 1), text.find("b", None, None), text.rfind("b", 0, 1), text.count("b", 1, 5), text.find("b", -2)]


def bound(text):
    """A bound method has its object already."""
    begins, finds_part = text.startswith, text.find
    return begins("a"), finds_part("b"), begins("b", 1), finds_part("b", 2)


def unbound():
    return str.startswith("abc", "a"), str.find("abc", "c"), str.count("aaa", "a"), str.endswith(Plain("abc"), "c")


def identity():
    """The first of equal ones."""
    one, other = 1.0, 1
    return min(one, other) is one, max(one, other) is one, max(other, one) is other, min(True, 1), max(0.0, -0.0), min(0.0, -0.0)


def taken_over():
    global min
    print(smallest(3, 2))
    min = lambda *args: ("mine", args)
    print(smallest(3, 2))
    min = max
    print(smallest(3, 2))
    del min
    print(smallest(3, 2))
    real = builtins.max
    builtins.max = builtins.min
    print(largest(1, 2, 3))
    builtins.max = len
    shown(largest, 1, 2, 3)
    builtins.max = real
    print(largest(1, 2, 3))


def deep(n):
    return max(n, 0) + deep(n + 1)


def main():
    for a, b in ((1, 2), (2, 1), (1, 1.0), (1.0, True), ("a", "b"), ((1, 2), (1, 3)), ([3], [2]), (2**70, -(2**70)), (math.nan, 1.0), (1.0, math.nan),
                 (Plain("x"), "w"), (b"a", b"b"), ({1}, {1, 2}), (1, "a"), (None, 1), (None, None), (1j, 2), (Odd(1), Odd(2)), (Odd(2), Odd(1)),
                 (Undecided(), 1), (1, Undecided())):
        shown(smallest, a, b)
        shown(largest, a, b, a)
    shown(largest, Odd(1), Odd(13), Odd(2))
    for action in (lambda: min(), lambda: max(1), lambda: min([3, 1, 2]), lambda: max([], default=5), lambda: min(1, 2, key=lambda x: -x), lambda: min(1, 2, default=3),
                   lambda: max([]), lambda: min(*[4, 2, 3]), lambda: max(1, 2, bad=3), lambda: min("hello"), lambda: max({}), lambda: max(1, 2, 3, 4, 5, 6, 7, 8, 9)):
        shown(action)
    for text in ("abc", "", "aaa", "b\xe9\u20ac", "\U0001f600b", Text("abc"), Plain("abc")):
        for part in ("a", "", "b", "abc", "abcd", "\u20ac", "\U0001f600", "\xe9", Plain("c")):
            shown(starts, text, part)
            shown(ends, text, part)
            shown(finds, text, part)
        shown(forms, text)
        shown(bound, text)
    for wrong in (5, None, b"a", ["a"], ("a", 5), ("a", "b")):
        shown(starts, "abc", wrong)
        shown(ends, "abc", wrong)
        shown(finds, "abc", wrong)
    for odd in (b"abc", bytearray(b"abc"), 5):
        shown(starts, odd, b"a")
        shown(finds, odd, b"c")
        shown(starts, odd, "a")
    shown(lambda: "abc".startswith())
    shown(lambda: "abc".find())
    shown(lambda: "abc".find("a", "b"))
    shown(lambda: "abc".count("a", 1, 2, 3))
    shown(lambda: "abc".startswith(prefix="a"))
    shown(lambda: str.startswith())
    shown(lambda: str.startswith(5, "a"))
    shown(lambda: str.startswith("ab", "a", 1))
    print(unbound(), identity())
    try:
        deep(0)
    except RecursionError as error:
        print(error)


for _ in range(12):
    main()
taken_over()
for _ in range(12):
    main()
