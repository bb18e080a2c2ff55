"""Structural pattern matching: symbolic differentiation and simplification, commands, nested records."""
# kind: classes

import sys
from dataclasses import dataclass


class Expr:
    __slots__ = ()


@dataclass(frozen=True)
class Num(Expr):
    value: int


@dataclass(frozen=True)
class Var(Expr):
    name: str


@dataclass(frozen=True)
class Binary(Expr):
    operator: str
    left: Expr
    right: Expr


@dataclass(frozen=True)
class Call(Expr):
    name: str
    argument: Expr


ZERO, ONE = Num(0), Num(1)


def derive(expr, by):
    match expr:
        case Num():
            return ZERO
        case Var(name):
            return ONE if name == by else ZERO
        case Binary("+" | "-" as operator, left, right):
            return Binary(operator, derive(left, by), derive(right, by))
        case Binary("*", left, right):
            return Binary("+", Binary("*", derive(left, by), right), Binary("*", left, derive(right, by)))
        case Binary("^", base, Num(n)):
            return Binary("*", Binary("*", Num(n), Binary("^", base, Num(n - 1))), derive(base, by))
        case Call("sin", inner):
            return Binary("*", Call("cos", inner), derive(inner, by))
        case Call("cos", inner):
            return Binary("*", Binary("*", Num(-1), Call("sin", inner)), derive(inner, by))
        case _:
            raise ValueError(f"cannot derive {expr}")


def simplify(expr):
    match expr:
        case Binary(operator, left, right):
            expr = Binary(operator, simplify(left), simplify(right))
        case Call(name, argument):
            expr = Call(name, simplify(argument))
    match expr:
        case Binary("+", Num(a), Num(b)):
            return Num(a + b)
        case Binary("-", Num(a), Num(b)):
            return Num(a - b)
        case Binary("*", Num(a), Num(b)):
            return Num(a * b)
        case Binary("*", Num(0), _) | Binary("*", _, Num(0)):
            return ZERO
        case Binary("*", Num(1), other) | Binary("*", other, Num(1)):
            return other
        case Binary("+", Num(0), other) | Binary("+" | "-", other, Num(0)):
            return other
        case Binary("^", other, Num(1)):
            return other
        case Binary("*", Num(a), Binary("*", Num(b), other)):
            return Binary("*", Num(a * b), other)
        case _:
            return expr


def show(expr):
    match expr:
        case Num(value) if value < 0:
            return f"({value})"
        case Num(value):
            return str(value)
        case Var(name):
            return name
        case Call(name, argument):
            return f"{name}({show(argument)})"
        case Binary(operator, left, right):
            return f"({show(left)}{operator}{show(right)})"


def command(words, state):
    match words:
        case []:
            return 0
        case ["go", ("north" | "south" | "east" | "west") as where]:
            state["where"] = where
            return len(where)
        case ["take", item] if item in state["seen"]:
            return -1
        case ["take", item]:
            state["seen"].add(item)
            return 2
        case ["give", item, "to", person]:
            return len(item) * len(person)
        case ["add", *numbers] if len(numbers) > 2:
            return sum(map(int, numbers))
        case [_, _, *rest]:
            return len(rest)
        case _:
            return 1


def record(value):
    match value:
        case {"type": "point", "at": [x, y]}:
            return x + y
        case {"type": "circle", "at": (x, y), "radius": int(r) | float(r)}:
            return x * y + int(r)
        case {"type": "group", "items": [first, *rest], **others}:
            return record(first) + sum(record(item) for item in rest) + len(others)
        case {"type": str(kind)}:
            return len(kind)
        case int() | float():
            return 7
        case str() as text:
            return len(text)
        case None | True | False:
            return 3
        case _:
            return 0


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 4400
    x = Var("x")
    expr = Binary("+", Binary("*", Num(3), Binary("^", x, Num(3))), Call("sin", Binary("*", Num(2), x)))
    expr = Binary("*", expr, Binary("-", Call("cos", x), Num(5)))
    lines = ["go north", "take lamp", "take lamp", "give lamp to bob", "add 1 2 3", "one two three four", "", "look"]
    point = {"type": "point", "at": [1, 2]}
    circle = {"type": "circle", "at": (3, 4), "radius": 2.5}
    group = {"type": "group", "items": [point, circle, 5, "text"], "name": "g"}
    records = [point, circle, group, {"type": "blob"}, None, 4.5, ()]
    checksum = 0
    for i in range(size):
        first = simplify(derive(expr, "x"))
        second = simplify(derive(first, "x")) if i % 4 == 0 else first
        checksum = (checksum * 31 + sum(show(second).encode())) % 1000000007
        state = {"where": "", "seen": set()}
        for line in lines:
            checksum += command(line.split(), state)
        checksum += sum(map(record, records))
    print("pattern_match", checksum)


if __name__ == "__main__":
    main()
