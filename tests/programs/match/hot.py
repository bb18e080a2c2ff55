"""match statements in hot loops, subjects of changing types, jump shapes, match in odd places."""

from collections import namedtuple

Add = namedtuple("Add", "left right")
Mul = namedtuple("Mul", "left right")
Num = namedtuple("Num", "value")
Var = namedtuple("Var", "name")


def simplify(e):
    match e:
        case Add(Num(a), Num(b)):
            return Num(a + b)
        case Mul(Num(a), Num(b)):
            return Num(a * b)
        case Add(Num(0), x) | Add(x, Num(0)) | Mul(Num(1), x) | Mul(x, Num(1)):
            return simplify(x)
        case Mul(Num(0), _) | Mul(_, Num(0)):
            return Num(0)
        case Add(left, right):
            return again(e, Add(simplify(left), simplify(right)))
        case Mul(left, right):
            return again(e, Mul(simplify(left), simplify(right)))
        case Num() | Var():
            return e


def again(old, new):
    return new if old == new else simplify(new)


def build(n):
    if n == 0:
        return Add(Num(0), Var("x"))
    if n % 3 == 0:
        return Mul(build(n - 1), Add(Num(n), Num(1 - n)))
    if n % 3 == 1:
        return Add(Mul(Num(0), Var("y")), build(n - 1))
    return Add(build(n - 1), Num(n % 2))


def kinds(items):
    counts = [0] * 9
    for item in items:
        match item:
            case 0 | 1 | 2:
                counts[0] += 1
            case int() if item % 2:
                counts[1] += item
            case int():
                counts[2] += 1
            case float(f) if f > 1:
                counts[3] += 1
            case "a" | "b":
                counts[4] += 1
                continue
            case str():
                counts[5] += 1
            case [x, y]:
                counts[6] += x + y
            case {"k": v}:
                counts[7] += v
            case _:
                counts[8] += 1
                if counts[8] > 60:
                    break
    else:
        return counts
    return "left early", counts


def state_machine(text):
    state, out, word = "start", [], ""
    for c in text + "\0":
        match state, c:
            case "start", " ":
                pass
            case "start", '"':
                state = "quoted"
            case "start", "\0":
                break
            case "start", _:
                state, word = "word", c
            case "word", " " | "\0" as end:
                out.append(word)
                state, word = "start", ""
                if end == "\0":
                    break
            case "word", _:
                word += c
            case "quoted", '"':
                out.append(f"<{word}>")
                state, word = "start", ""
            case "quoted", "\0":
                raise ValueError(f"unterminated {word!r}")
            case "quoted", _:
                word += c
    return out


def fizzbuzz(n):
    for i in range(1, n + 1):
        match i % 3, i % 5:
            case 0, 0:
                yield "FizzBuzz"
            case 0, _:
                yield "Fizz"
            case _, 0:
                yield "Buzz"
            case _:
                yield i


def in_odd_places():
    functions = []
    for subject in ([1, 2], {"a": 3}, 4):
        match subject:
            case [x, *_]:
                functions.append(lambda: ("list", x))
            case {"a": x}:
                functions.append(lambda x=x: ("dict", x))
            case x:
                functions.append(lambda: ("other", x))
    try:
        match functions:
            case [_, _, f]:
                return [f() for f in functions]
    finally:
        match 1:
            case 1:
                functions.clear()


class InClass:
    match [1, 2, 3]:
        case [first, *others]:
            total = first + sum(others)


print(simplify(build(40)), simplify(Add(Var("a"), Mul(Num(2), Add(Num(1), Num(3))))))
items = [0, 1, 2, 3, 4, 5.5, 0.5, "a", "b", "c", [1, 2], (3, 4), {"k": 5}, {"z": 1}, None, [1], True]
print(kinds(items), kinds(items * 40), kinds([1] * 500), kinds([2 ** 80, 2 ** 80 + 1]))
print(state_machine('one two "three four" five'), state_machine(""))
print(" ".join(map(str, fizzbuzz(15))), in_odd_places(), InClass.total, InClass.first)
state_machine('bad "quote')
