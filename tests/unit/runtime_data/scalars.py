"""Numbers, strings and other single values; objects whose special methods are recorded."""

import random

from recording import again, fresh, log

_magnitudes = [0, 1, 2, 3, 5, 63, 64, 255, 256, 257, 1000, 2**29, 2**30 - 1, 2**30, 2**30 + 1]
_magnitudes += [2**31, 2**32 - 1, 2**53 - 1, 2**53, 2**53 + 1, 2**54 + 2, 2**59 + 7, 2**60 - 1, 2**60]
_magnitudes += [2**62 - 1, 2**62, 2**63 - 1, 2**63, 2**64, 2**90 - 1, 2**90, 10**30, 2**119 + 12345]
_magnitudes += [2**120 - 1, 2**120, 3**100]
_random = random.Random(311)
_magnitudes += [_random.getrandbits(bits) for bits in (20, 29, 45, 58, 60, 75, 89, 110, 118, 125)]
ints = [fresh(sign * m) for m in _magnitudes for sign in (1, -1)]
shifts = [fresh(n) for n in (0, 1, 2, 29, 30, 31, 59, 60, 61, 62, 63, 64, 65, 90, 127, 128, 200, -1, -(2**70))]
exponents = [fresh(n) for n in (0, 1, 2, 3, 4, 5, 10, 31, 62, 63, 64, 65, 100, -1, -2)]

nan = float("nan")
floats = [fresh(x) for x in (0.0, -0.0, 0.5, -0.5, 1.0, -1.0, 1.5, 2.0, -3.0, 1e-310, 5e-324, 1e308)]
floats += [fresh(x) for x in (-1e308, 2.0**53, 2.0**53 + 2, 1e17, 3.7, float("inf"), float("-inf"), nan)]


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
