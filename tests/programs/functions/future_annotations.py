"""With `from __future__ import annotations` annotations are source text, exactly unparsed."""
from __future__ import annotations

import dataclasses
import typing


def function(a: undefined.name[1], b: lambda x: x + 1 = 1, *c: (yield_, 3), d: "text" = {},
             **e: [i for i in range(3) if i]) -> not_defined(1, *a, **k):
    local: also_never_evaluated = 1
    return local


for name, text in function.__annotations__.items():
    print(f"{name}: {text}")


class Body:
    a: x if y else z
    b: f"format {x!r:>{width}} {{}}"
    c: {1: 2, **m}
    d: {1, *s}
    e: x[1:2, ::3, ...]
    f: not x and (y or z)
    g: -x ** -y
    h: await_(x) @ y // z
    i: "string" "joined"
    j: b"bytes"
    k: (1,)
    l: ()
    m: lambda *a, k=1, **kw: (a, k, kw)
    n: [x async for x in y]
    o: x < y <= z != w is not v not in u
    p: 1e100
    q: 1_000j
    r: typing.Optional[Body] = None
    s: (a, b) = 1
    t: {k: v for k, v in x.items() if k if v}
    u: ~x << 3 | y & z ^ w
    v: x.y.z(a, *b, c=1, **d)[0](1)

    def method(self) -> Body:
        return self


for name, text in Body.__annotations__.items():
    print(f"{name}: {text}")
module_level: Never[Defined]
(paren): Int = 1
Body.x: Attr = 1
print(__annotations__, typing.get_type_hints(Body.method))


@dataclasses.dataclass
class Node:
    value: int
    next: Node | None = None
    count: typing.ClassVar[int] = 0
    init: dataclasses.InitVar[int] = 5

    def __post_init__(self, init):
        print("init", init)


print(Node(1, Node(2)), [field.name for field in dataclasses.fields(Node)])
print(typing.get_type_hints(Node)["next"])


def nested():
    T = int

    def inner(x: T) -> list[T]:
        return [x]
    return inner


print(nested().__annotations__)
typing.get_type_hints(nested())
