"""Subjects, classes and keys of patterns, and the patterns."""

import collections.abc
import types

from containers import *
from recording import again, log
from scalars import *


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
