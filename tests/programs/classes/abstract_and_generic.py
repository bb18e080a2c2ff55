"""abc, Protocol, Generic, TypedDict, NamedTuple, overload: typing-heavy class machinery."""

import abc
import collections
import collections.abc
import typing
from typing import Any, Generic, NamedTuple, Protocol, TypedDict, TypeVar, overload, runtime_checkable

T = TypeVar("T")
K = TypeVar("K", bound="Shape")


class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): ...

    @property
    @abc.abstractmethod
    def name(self): ...

    @classmethod
    @abc.abstractmethod
    def unit(cls): ...

    def describe(self):
        return f"{self.name}: {self.area()}"


class Square(Shape):
    name = "square"

    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2

    @classmethod
    def unit(cls):
        return cls(1)


print(Square(3).describe(), Square.unit().area(), sorted(Shape.__abstractmethods__))


class Partial(Shape):
    def area(self): return 0


for cls in (Shape, Partial):
    try:
        cls()
    except TypeError as error:
        print(error)


@Shape.register
class Virtual:
    pass


class Sized(metaclass=abc.ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        if cls is Sized:
            return any("measure" in vars(base) for base in other.__mro__) or NotImplemented
        return NotImplemented


class Measured:
    def measure(self): return 1


print(isinstance(Virtual(), Shape), issubclass(Virtual, Shape), isinstance(Measured(), Sized),
      isinstance(3, Sized))


class Stack(Generic[T]):
    def __init__(self, *items: T) -> None:
        self.items: list[T] = list(items)

    def push(self, item: T) -> "Stack[T]":
        self.items.append(item)
        return self

    def __class_getitem__(cls, item):
        return super().__class_getitem__(item)


class IntStack(Stack[int]):
    pass


print(Stack[int](1, 2).push(3).items, IntStack(4).items, Stack[int], IntStack.__orig_bases__)
print(typing.get_args(Stack[dict[str, T]]), Stack[dict[str, T]][int], Stack[int] == Stack[int])


@runtime_checkable
class Closable(Protocol):
    def close(self) -> None: ...


class File:
    def close(self): pass


print(isinstance(File(), Closable), isinstance(3, Closable), issubclass(File, Closable))
try:
    Closable()
except TypeError as error:
    print(error)


class Point(NamedTuple):
    """A point."""
    x: int
    y: int = 0

    def norm(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5


p = Point(3, 4)
x, y = p
print(p, p.norm(), p._replace(y=0), p == (3, 4), Point._fields, Point._field_defaults, p._asdict(), x + y)
try:
    p.x = 1
except AttributeError as error:
    print(error)
Old = collections.namedtuple("Old", "a b c", defaults=[9])
print(Old(1, 2), Old._make("xyz"), Old(1, 2)[1:], sorted([Old(2, 1), Old(1, 3)]))


class Movie(TypedDict, total=False):
    title: typing.Required[str]
    year: int


print(Movie(title="M", year=1), Movie.__required_keys__, Movie.__optional_keys__, type(Movie(title="")))


class Overloads:
    @overload
    def get(self, key: int) -> int: ...
    @overload
    def get(self, key: str) -> str: ...

    def get(self, key: Any) -> Any:
        return key * 2


print(Overloads().get(2), Overloads().get("a"), len(typing.get_overloads(Overloads.get)))


class MySequence(collections.abc.Sequence):
    def __init__(self, n): self.n = n
    def __len__(self): return self.n

    def __getitem__(self, i):
        if not -self.n <= i < self.n:
            raise IndexError(i)
        return i % self.n


class MyMapping(collections.abc.MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)


seq, mapping = MySequence(4), MyMapping()
mapping.update(a=1, b=2)
print(list(seq), list(reversed(seq)), 2 in seq, seq.index(3), seq.count(1))
print(mapping.pop("a"), dict(mapping), mapping.setdefault("c", 3), list(mapping.items()), "b" in mapping)
match seq:
    case [first, *rest]:
        print("sequence pattern", first, rest)
match mapping:
    case {"b": value}:
        print("mapping pattern", value)
print(typing.get_type_hints(Stack.push), typing.cast(int, "x"), typing.Optional[int] | str)
Alias: typing.TypeAlias = "list[Alias] | int"
NewId = typing.NewType("NewId", int)
print(NewId(5), NewId.__name__, typing.Literal["a", 1], typing.Callable[[int], str])


@typing.final
class Final:
    @typing.no_type_check
    def method(self: "undefined"): return typing.assert_type(1, int)


print(Final.__final__, Final().method())
try:
    typing.assert_never(Final.__name__)
except AssertionError as error:
    print(error)
print(typing.Generic[int])
