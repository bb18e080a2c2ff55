"""Dataclasses, enums, protocols, generics, descriptors, metaclasses, abstract classes, registries."""

import abc
import collections
import dataclasses
import enum
import functools
import typing
from typing import Annotated, ClassVar, Generic, Literal, NamedTuple, Protocol, TypedDict, TypeVar, overload

T = TypeVar("T")
K = TypeVar("K", bound="Comparable")
P = typing.ParamSpec("P")


class Comparable(Protocol):
    def __lt__(self, other) -> bool: ...


@typing.runtime_checkable
class HasArea(Protocol):
    def area(self) -> float: ...


class Registry(type):
    classes: dict[str, type] = {}

    def __new__(meta, name, bases, namespace, *, register=True, **kwargs):
        cls = super().__new__(meta, name, bases, namespace, **kwargs)
        if register:
            meta.classes[name.lower()] = cls
        return cls

    def __prepare__(name, bases, **kwargs):
        return collections.OrderedDict(prepared=True)

    def __getitem__(cls, key):
        return cls.classes[key]

    def __len__(cls):
        return len(cls.classes)

    def __iter__(cls):
        return iter(sorted(cls.classes))


class Validated(Generic[T]):
    def __init__(self, check, message):
        self.check, self.message = check, message

    def __set_name__(self, owner, name):
        self.name = f"_{owner.__name__}_{name}"

    def __get__(self, instance, owner) -> T:
        if instance is None:
            return self
        try:
            return instance.__dict__[self.name]
        except KeyError:
            raise AttributeError(f"{self.name} is not set") from None

    def __set__(self, instance, value: T):
        if not self.check(value):
            raise ValueError(self.message.format(value))
        instance.__dict__[self.name] = value


class Shape(metaclass=Registry, register=False):
    def area(self) -> float:
        raise NotImplementedError

    def __init_subclass__(cls, sides=0, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.sides = sides

    def __lt__(self, other):
        return self.area() < other.area()


class Circle(Shape):
    radius = Validated[float](lambda v: v > 0, "radius {} is not positive")

    def __init__(self, radius):
        self.radius = radius

    def area(self):
        return 3 * self.radius ** 2


@dataclasses.dataclass(order=False)
class Rectangle(Shape, sides=4):
    width: float
    height: float = 1.0
    tags: list[str] = dataclasses.field(default_factory=list, repr=False)
    count: ClassVar[int] = 0

    def __post_init__(self):
        type(self).count += 1

    def area(self):
        return self.width * self.height


class Square(Rectangle):
    def __init__(self, side):
        super().__init__(side, side)


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 10
    ALIAS = 10

    @classmethod
    def _missing_(cls, value):
        return cls.LOW if value < 0 else None


class Permission(enum.Flag):
    READ = enum.auto()
    WRITE = enum.auto()
    ALL = READ | WRITE


class Planet(enum.Enum):
    EARTH = (1.0, "blue")
    MARS = (0.1, "red")

    def __init__(self, mass, colour):
        self.mass, self.colour = mass, colour

    @property
    def label(self):
        return f"{self.colour} {self.name.title()}"


class Options(TypedDict, total=False):
    name: str
    level: Literal["low", "high"]


class Point(NamedTuple):
    x: int
    y: int = 0

    def __add__(self, other):
        return Point(self.x + other[0], self.y + other[1])


class Stack(Generic[T]):
    def __init__(self, *items: T):
        self.items = list(items)

    def push(self, item: T) -> "Stack[T]":
        self.items.append(item)
        return self

    def __class_getitem__(cls, item):
        alias = super().__class_getitem__(item)
        print("Stack of", item)
        return alias


class Abstract(abc.ABC):
    @abc.abstractmethod
    def run(self): ...

    @property
    @abc.abstractmethod
    def name(self): ...


class Concrete(Abstract):
    name = "concrete"

    def run(self):
        return f"{self.name} runs"


@overload
def double(x: int) -> int: ...
@overload
def double(x: str) -> str: ...
def double(x):
    return x * 2


@functools.singledispatch
def describe(value):
    return f"object {value!r}"


@describe.register
def _(value: int):
    return f"int {value}"


@describe.register(list)
@describe.register(tuple)
def describe_sequence(value):
    return "sequence of " + ", ".join(map(describe, value))


@describe.register
def _(value: Shape):
    return f"shape of area {value.area()}"


print(list(Shape), len(Shape), Shape["circle"](2).area(), Rectangle.prepared, bool(Circle))
shapes = [Circle(1), Rectangle(2), Square(3), Rectangle(1, 0.5, ["t"])]
print([s.area() for s in sorted(shapes)], Rectangle.count, Square.count, Square.sides, Rectangle.sides, max(shapes).area())
print(isinstance(shapes[0], HasArea), isinstance(5, HasArea), issubclass(Circle, HasArea))
print(dataclasses.asdict(shapes[1]), dataclasses.replace(shapes[1], height=5), shapes[1] == Rectangle(2))
print(list(Level), Level.ALIAS is Level.HIGH, Level(-5), Level.HIGH + 1, Level["LOW"], sorted(Level.__members__))
print(Permission.ALL, Permission.READ in Permission.ALL, Permission(3) & ~Permission.READ, repr(Permission(0)))
print([p.label for p in Planet], Planet((0.1, "red")), Planet.EARTH.mass)
print(Options(name="n"), Options.__annotations__, Point(1) + (2, 3), Point._fields, Point(1)._replace(y=9), Point.__new__.__defaults__)
print(Stack[int](1).push(2).items, Stack[int], Stack.__parameters__, typing.get_args(Stack[str]))
print(Concrete().run(), double(2), double("ab"), [describe(v) for v in (1.5, True, [1, ("x", 2)], Circle(1))])
print(typing.get_type_hints(Rectangle), Annotated[int, "meta"], typing.Optional[int] | str, list[T][int])
for action in (lambda: Circle(-1), lambda: Abstract(), lambda: Level(5), lambda: Planet("x"), lambda: Shape["nope"],
               lambda: Rectangle(), lambda: Point(), lambda: Shape().area(), lambda: Circle.__new__(Circle).radius,
               lambda: Level("x"), lambda: setattr(Level, "LOW", 5), lambda: Permission["X"], lambda: Shape(),
               lambda: Literal[1](), lambda: dataclasses.replace(5), lambda: Circle.radius.missing):
    try:
        print(str(action()).split(" object at")[0])
    except Exception as error:
        print(type(error).__name__, error)


class Extended(Level):
    MORE = 3
