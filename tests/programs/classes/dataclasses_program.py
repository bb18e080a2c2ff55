"""dataclasses: generated methods, ordering, frozen, slots, fields, inheritance, replace, errors."""

import dataclasses
from dataclasses import dataclass, field, InitVar, KW_ONLY
from typing import ClassVar


@dataclass
class Item:
    name: str
    price: float = 1.0
    tags: list[str] = field(default_factory=list)
    count: ClassVar[int] = 0
    secret: str = field(default="s", repr=False, compare=False)
    discount: InitVar[float] = 0.0

    def __post_init__(self, discount):
        self.price *= 1 - discount
        Item.count += 1


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
    label: str = field(default="", compare=False)

    def bump(self):
        return dataclasses.replace(self, minor=self.minor + 1)


@dataclass(slots=True, kw_only=True)
class Slotted:
    x: int
    y: int = 2


@dataclass(eq=False)
class Identity:
    value: int


@dataclass(unsafe_hash=True, repr=False)
class Hashed:
    a: int
    _: KW_ONLY
    b: int = 5


@dataclass
class Child(Item):
    extra: dict = field(default_factory=dict, metadata={"unit": "none"})
    name: str = "renamed"

    def __str__(self):
        return f"{self.name}+{self.extra}"


one, two = Item("pen", 2.0, discount=0.5), Item("pen", 1.0)
one.tags.append("t")
print(one, two, one == two, Item.count, one.secret)
two.tags.append("t")
print(one == two, one != two, dataclasses.asdict(one), dataclasses.astuple(two))
v = Version(1, 2, "beta")
print(v, v < Version(1, 3), v >= Version(1, 2, "other"), max(Version(1), Version(0, 9)), v.bump())
print(sorted([Version(2), Version(1, 5), Version(1)]), {v: 1}[Version(1, 2)], hash(v) == hash(Version(1, 2)))
for action in ("v.major = 5", "del v.minor", "v.new = 1", "v < 3", "Version()", "Item()",
               "Item('a', 'b', 'c', 'd', 'e', 'f')", "Slotted(1)", "Slotted(x=1).z", "Slotted(y=1)",
               "Hashed(1, 2)", "dataclasses.replace(v, nothing=1)", "{one: 1}",
               "dataclasses.replace(one)", "dataclasses.fields(3)", "dataclasses.asdict(Version)"):
    try:
        if " = " in action or action.startswith("del"):
            exec(action)
        else:
            print(eval(action))
    except Exception as error:
        print(f"{action}: {type(error).__name__}: {error}")
s = Slotted(x=1)
print(s, Slotted.__slots__, hasattr(s, "__dict__"), Slotted.__match_args__, Item.__match_args__)
print(Identity(1) == Identity(1), len({Identity(1), Identity(1)}), hash(Hashed(1)) == hash(Hashed(1)))
child = Child("a", extra={"k": 1})
print(repr(child), str(child), Child(), [f.name for f in dataclasses.fields(Child)])
print(dataclasses.fields(Child)[-1].metadata["unit"], dataclasses.is_dataclass(child))
match v:
    case Version(major=1, minor=m, label=l):
        print("matched", m, l)
match one:
    case Item("pen", price, [*tags]):
        print("matched", price, tags)
for source in ("@dataclass\nclass A:\n    x: list = []",
               "@dataclass\nclass A:\n    x: int = 1\n    y: int",
               "@dataclass(frozen=True)\nclass A(Item):\n    pass",
               "@dataclass(order=True, eq=False)\nclass A:\n    pass",
               "@dataclass\nclass A:\n    x: int = field(default=1, default_factory=int)",
               "@dataclass(slots=True)\nclass A:\n    __slots__ = ()"):
    try:
        exec(source)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
Made = dataclasses.make_dataclass("Made", [("a", int), ("b", int, field(default=3))],
                                  namespace={"total": lambda self: self.a + self.b})
print(Made(1), Made(1).total(), Made.__init__.__qualname__, Item.__init__.__annotations__)


@dataclass
class Recursive:
    children: list = field(default_factory=list)


r = Recursive()
r.children.append(r)
print(r)


@dataclass
class Validated:
    value: int

    def __post_init__(self):
        if self.value < 0:
            raise ValueError(f"negative: {self.value}")


Validated(
    value=-1)
