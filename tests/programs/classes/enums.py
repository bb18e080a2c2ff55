"""enum: members, flags, auto, aliases, methods, _missing_, nested, iteration, pickling by name."""

import enum
import functools
import pickle


class Colour(enum.Enum):
    RED = 1
    GREEN = 2
    BLUE = "b"
    CRIMSON = 1

    @property
    def warm(self):
        return self is Colour.RED

    @classmethod
    def default(cls):
        return cls.GREEN

    def __str__(self):
        return f"colour {self.name.lower()}"

    @classmethod
    def _missing_(cls, value):
        if isinstance(value, str):
            return cls.__members__.get(value.upper())


class Weekday(enum.IntEnum):
    MON = enum.auto()
    TUE = enum.auto()
    WED = enum.auto()

    def next(self):
        return Weekday(self % 3 + 1)


class Permission(enum.Flag):
    R = enum.auto()
    W = enum.auto()
    X = enum.auto()
    RW = R | W


class Planet(enum.Enum):
    EARTH = (6, 2)
    MARS = (1, 1)

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius

    @functools.cached_property
    def density(self):
        return self.mass / self.radius


class Operation(enum.Enum):
    ADD = enum.member(lambda a, b: a + b)
    MUL = enum.member(lambda a, b: a * b)

    def __call__(self, *args):
        return self.value(*args)


class Name(enum.StrEnum):
    FIRST = enum.auto()
    SECOND = "2nd"


class Auto(enum.Enum):
    def _generate_next_value_(name, start, count, last):
        return name.lower() + str(count)
    ONE = enum.auto()
    TWO = enum.auto()


print(list(Colour), Colour.RED, repr(Colour.RED), Colour(1), Colour["BLUE"], Colour.CRIMSON is Colour.RED)
print(Colour.RED.warm, Colour.default(), Colour("green"), Colour.__members__.keys(), len(Colour))
print(Weekday.MON + 1, Weekday.WED.next(), Weekday.TUE > Weekday.MON, sorted(Weekday, reverse=True)[0])
print(f"{Weekday.MON} {Weekday.MON!r} {Weekday.MON:03d}", "abc"[Weekday.MON], Weekday(2).name)
print(Permission.R | Permission.X, Permission.RW, Permission.R in Permission.RW, ~Permission.R,
      Permission(0), Permission(7), bool(Permission.R & Permission.W), Permission.RW ^ Permission.W,
      list(Permission.RW))
print(Planet.EARTH.density, Planet.MARS.mass, Planet((1, 1)), Operation.ADD(2, 3), Operation.MUL(2, 3))
print(Name.FIRST, Name.SECOND.upper(), Name("2nd"), f"{Name.FIRST:>8}", [a.value for a in Auto])
print(pickle.loads(pickle.dumps(Colour.RED)) is Colour.RED, {Colour.RED: "r"}[Colour(1)])
print(Colour.RED == 1, Weekday.MON == 1, Colour.RED in Colour, isinstance(Colour.RED, Colour))


def describe(value):
    match value:
        case Colour.RED:
            return "red"
        case Weekday.MON | Weekday.TUE:
            return "early"
        case Permission():
            return "permission"
        case Colour():
            return "other colour"


print([describe(v) for v in (Colour.RED, Colour.BLUE, Weekday.TUE, Weekday.WED, Permission.R)])
for action in ("Colour(9)", "Colour['NONE']", "Colour.PURPLE", "Colour.RED < Colour.BLUE", "Colour()",
               "Weekday(17)", "Permission(100)", "Permission.R + 1", "Colour.RED.missing"):
    try:
        print(action, eval(action))
    except Exception as error:
        print(f"{action}: {type(error).__name__}: {error}")
for source in ("Colour.RED = 5", "del Colour.RED", "Colour.RED.value = 2",
               "class More(Colour):\n    X = 1", "class Dup(enum.Enum):\n    A = 1\n    A = 2",
               "@enum.unique\nclass U(enum.Enum):\n    A = B = 1", "class B(enum.Enum):\n    mro = 1",
               "@enum.verify(enum.CONTINUOUS)\nclass V(enum.IntEnum):\n    A = 1\n    C = 3"):
    try:
        exec(source)
        print("fine:", source)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
Functional = enum.Enum("Functional", "A B C", start=5)
print(list(Functional), Functional.B.value, Functional.__module__)


class Outer(enum.Enum):
    @enum.nonmember
    class Inner(enum.Enum):
        X = 1
    A = 1


print(Outer.Inner.X, list(Outer), Outer.A.name)


class Traffic(enum.Enum):
    STOP, GO = range(2)

    @property
    def opposite(self):
        return Traffic(1 - self.value)


light = Traffic.STOP
for _ in range(5):
    light = light.opposite
print(light)
print(Traffic(2))
