"""All operations at the boundaries of small integers, machine words and digits, written as syntax."""

import hashlib
import itertools
import operator

BITS = (0, 1, 7, 8, 15, 16, 29, 30, 31, 32, 52, 53, 59, 60, 61, 62, 63, 64, 65, 89, 90, 127, 128)
VALUES = sorted({sign * ((1 << bits) + offset) for bits in BITS for sign in (1, -1) for offset in (-1, 0, 1)})


def arithmetic(a, b):
    yield a + b
    yield a - b
    yield a * b
    yield a & b
    yield a | b
    yield a ^ b
    yield -a
    yield ~a
    yield +a
    yield abs(a)
    yield a < b, a <= b, a == b, a != b, a > b, a >= b
    yield not a, bool(a), a and b, a or b
    if b:
        yield a // b
        yield a % b
        yield divmod(a, b)
        yield a / b
    if -2 < b < 140:
        if b >= 0:
            yield a << b
            yield a >> b
        if 0 <= b < 6:
            yield a ** b
    yield float(a), int(float(a)), hash(a), a.bit_length(), a.bit_count()


def in_place(a, b):
    x = a
    x += b
    x -= 1
    x *= 3
    x ^= b
    x |= 1
    x &= ~b
    x >>= 3
    x <<= 2
    if b:
        x //= b
        x %= b
    return x


def loops(start):
    n, out = start, []
    for _ in range(5):
        n += 1
        out.append(n)
    while n > start:
        n -= 1
        out.append(n)
    for i in range(start - 2, start + 2):
        out.append(i * 2)
    total = sum(out)
    return total, out[0], out[-1], [i for i in range(start, start + 4, 3)], sum(range(start, start + 10))


digest = hashlib.sha256()
for a in VALUES:
    row = hashlib.sha256()
    for b in VALUES:
        for result in arithmetic(a, b):
            row.update(repr(result).encode())
        row.update(repr(in_place(a, b)).encode())
    print(a, row.hexdigest()[:16], loops(a))
names = ("add", "sub", "mul", "and_", "or_", "xor", "floordiv", "mod", "truediv")
expressions = (lambda a, b: a + b, lambda a, b: a - b, lambda a, b: a * b, lambda a, b: a & b, lambda a, b: a | b,
               lambda a, b: a ^ b, lambda a, b: a // b, lambda a, b: a % b, lambda a, b: a / b)
for name, expression in zip(names, expressions):
    function, wrong = getattr(operator, name), 0
    for a, b in itertools.product(VALUES, VALUES):
        if b and expression(a, b) != function(a, b):
            wrong += 1
    print(name, wrong)
for a, b in ((2 ** 62, 2), (2 ** 63 - 1, 1), (-2 ** 63, -1), (2 ** 31, 2 ** 31), (2 ** 32, 2 ** 31), (-2 ** 63, 1), (3 ** 40, 3 ** 20)):
    print(a + b, a - b, a * b, -a, abs(a), a // b, a % b, -a // b, -a % b, a // -b, a % -b, a ** 2)
for expression in (lambda: 1 << -1, lambda: 1 >> -1, lambda: 1 // 0, lambda: 1 % 0, lambda: divmod(1, 0), lambda: 0 ** -1,
                   lambda: (2 ** 2000) / 3, lambda: float(10 ** 400), lambda: 1 << (1 << 70), lambda: 5 & 1.0,
                   lambda: 10 ** 400 * 1.0, lambda: int("1" * 5000), lambda: str(10 ** 5000), lambda: -1 >> (1 << 70),
                   lambda: 0 << (1 << 70), lambda: 2 ** -2, lambda: (-8) ** (1 / 3), lambda: round(2 ** 63 + 1, -1)):
    try:
        print(expression())
    except (ArithmeticError, ValueError, TypeError, MemoryError) as error:
        print(type(error).__name__, error)
