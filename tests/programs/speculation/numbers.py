"""Expressions that are tried on unboxed numbers first: every way in which the attempt does not hold."""

import traceback


def polynomial(x):
    return ((x * x + 3) * x - 7) * x + x // 2


def shifts(x, n):
    return (x << n) + 1, (x >> n) - 1, ~x ^ n, -x, x & 255 | n


def divided(a, b):
    return (a + 1) / b, a // b + 1, a % b * 2


def power(a, b):
    return a ** b + 1


def compared(a, b):
    out = []
    if a + 0 < b:
        out.append("<")
    if a * 1 <= b:
        out.append("<=")
    if a - 0 == b:
        out.append("==")
    if a + 0 != b + 0:
        out.append("!=")
    if a * 1 > b * 1:
        out.append(">")
    if a >= b - 0:
        out.append(">=")
    return " ".join(out)


class Subclass(int):
    def __add__(self, other):
        return "added " + str(int(other))

    def __mul__(self, other):
        return Subclass(int(self) * 10)


class Loud:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name

    def __add__(self, other):
        print("add", self.name)
        return 1

    def __radd__(self, other):
        print("radd", self.name)
        return 2

    def __mul__(self, other):
        print("mul", self.name)
        return Loud(self.name + "*")

    def __lt__(self, other):
        print("lt", self.name)
        return []

    def __eq__(self, other):
        print("eq", self.name)
        return "yes"


def mixed(a, b, c):
    return a * b + c


def attempt(function, *arguments):
    try:
        print(function.__name__, arguments, repr(function(*arguments)))
    except Exception:
        traceback.print_exc(limit=-1)


NUMBERS = [0, 1, -1, 2, 255, 256, 257, -5, -6, 2 ** 29, 2 ** 30 - 1, 2 ** 30, -2 ** 30, 2 ** 31, 2 ** 53, 2 ** 53 + 1,
           2 ** 60 - 1, 2 ** 60, 2 ** 62, 2 ** 63 - 1, 2 ** 63, -2 ** 63, 10 ** 30, 0.0, -0.0, 1.5, -2.25, 1e300, 5e-324,
           float("inf"), float("-inf"), float("nan"), True, False, 1 + 2j]

for number in NUMBERS:
    attempt(polynomial, number)
    attempt(power, number, 2)
    for count in (0, 1, 31, 62, 63, 64, -1):
        attempt(shifts, number, count)
for a in NUMBERS[::2]:
    for b in NUMBERS[1::3]:
        attempt(divided, a, b)
        attempt(power, a, b) if not isinstance(b, int) or b < 100 else None
        attempt(compared, a, b)
attempt(compared, 2 ** 53 + 1, float(2 ** 53))
attempt(compared, 2 ** 63 - 1, float(2 ** 63))

attempt(mixed, Subclass(3), 4, 5)
attempt(mixed, 3, Subclass(4), 5)
attempt(mixed, Loud("a"), Loud("b"), Loud("c"))
attempt(mixed, 2, 3, Loud("d"))
attempt(compared, Loud("e"), 3)
attempt(mixed, "ab", 3, "c")
attempt(mixed, [1], 2, [3])
attempt(mixed, "ab", "c", 1)
attempt(mixed, None, 1, 1)


def in_place():
    x = 1000.5
    y = x
    kept = [x]
    x += 1
    x *= 2
    n = 1000
    m = n
    n += 1
    n -= 900
    small = n - 50
    return x, y, kept, n, m, small == 51, small


print(in_place())


def counters(limit):
    i = 250
    seen = []
    while i < limit:
        i += 1
        seen.append(i)
    return seen, [a is b for a, b in zip(seen, range(251, limit + 1))][:5]


print(counters(260))


def kept_by_closure():
    total = 10.0

    def read():
        return total
    values = []
    for i in range(3):
        total = total * 2 + i
        values.append(read())
    return values, total


print(kept_by_closure())


def kept_by_generator():
    x = 1000
    for i in range(4):
        yield x
        x = x * 3 - i


print(list(kept_by_generator()))


def kept_by_locals():
    x = 5000
    before = locals()
    x = x + 1
    return before["x"], x


print(kept_by_locals())


def changing(values):
    """The same expression sees ints, floats, strings and ints again."""
    out = []
    for value in values:
        out.append(value + value)
    return out


print(changing([1, 2] + [1.5] * 3 + ["s"] * 200 + [7, 8.5]) [-5:])


def unbound(flag):
    if flag:
        value = 3
    return value * 2 + 1


attempt(unbound, True)
attempt(unbound, False)
