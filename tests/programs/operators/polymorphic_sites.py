"""The same operator sites see every pair of types, hot and cold; results and errors stay the same."""

import collections
import decimal
import fractions


class IntChild(int):
    def __add__(self, other):
        return f"IntChild+{other}"

    def __rmul__(self, other):
        return f"{other}*IntChild"

    def __lt__(self, other):
        return "less"


class FloatChild(float):
    pass


class StrChild(str):
    def __add__(self, other):
        return "StrChild+" + str(other)

    def __eq__(self, other):
        return "equal?"

    __hash__ = str.__hash__


class ListChild(list):
    def __iadd__(self, other):
        return ListChild([self, "iadd", other])

    def __getitem__(self, key):
        return f"item {key}"


class Own:
    def __radd__(self, other):
        return "radd"

    def __and__(self, other):
        return "and"

    def __repr__(self):
        return "Own"

    def __contains__(self, x):
        return "yes"


VALUES = [5, -3, True, 2 ** 65, 1.5, float("inf"), 2j, "text", "", b"bytes", [1, 2], (1, 2), {1: 2}, {1, 2}, None, ..., range(3),
          IntChild(7), FloatChild(2.5), StrChild("s"), ListChild([9]), Own(), fractions.Fraction(1, 3), decimal.Decimal("0.5"),
          collections.Counter("ab"), slice(1), NotImplemented, int, len]


def add(a, b): return a + b
def sub(a, b): return a - b
def mul(a, b): return a * b
def div(a, b): return a / b
def floor(a, b): return a // b
def mod(a, b): return a % b
def power(a, b): return a ** b
def shift(a, b): return a << b
def band(a, b): return a & b
def bor(a, b): return a | b
def xor(a, b): return a ^ b
def matmul(a, b): return a @ b
def less(a, b): return a < b
def equal(a, b): return a == b
def contains(a, b): return a in b
def item(a, b): return a[b]


def iadd(a, b):
    a += b
    return a


def imul(a, b):
    a *= b
    return a


def show(value):
    text = repr(value)
    return text if len(text) < 25 else f"{text[:10]}~{len(text)}"


def attempt(function, a, b):
    try:
        return show(function(a, b))
    except Exception as error:
        message = str(error)
        return f"{type(error).__name__[:4]}:{message[:18]}~{len(message)}"


def too_big(function, a, b):
    if function in (power, shift) and (isinstance(b, int) and b > 1000 or isinstance(a, int) and abs(a) > 10 ** 9):
        return True
    return function in (mul, imul) and 2 ** 65 in (a, b) if isinstance(a, (int, str, bytes, list, tuple)) and isinstance(b, (int, str, bytes, list, tuple)) else False


FUNCTIONS = (add, sub, mul, div, floor, mod, power, shift, band, bor, xor, matmul, less, equal, contains, item)
for function in FUNCTIONS:
    for _ in range(30):
        function(7, 2) if function not in (matmul, contains, item) else None
    for a in VALUES:
        row = [attempt(function, a, b) for b in VALUES if not too_big(function, a, b)]
        compressed = [f"{len(list(group))}x {text}" if text[4:5] == ":" else text for text, group in __import__("itertools").groupby(row)]
        print(function.__name__, show(a), "|", " ".join(compressed))
for a in ([1], "s", 5, 2.5, (1,), ListChild([1]), {1}, bytearray(b"x"), Own(), None):
    for b in ([2], "t", 3, 1.5, (2,), range(2), {3}, b"y", None):
        again = a.copy() if hasattr(a, "copy") else a
        print(show(a), show(b), attempt(iadd, again, b), attempt(imul, a.copy() if hasattr(a, "copy") else a, b))


def mixed(values):
    total = 0
    for value in values:
        total = total + value
    return total


print(mixed([1, 2, 3]), mixed([1, 2.5, 3]), mixed([True, 2 ** 64, 1.0]), mixed([1j, 2]), mixed([fractions.Fraction(1, 2), 1]))
print(mixed([IntChild(1), 2]), mixed([]))
mixed([1, 2.0, "three"])
