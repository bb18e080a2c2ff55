"""Integers: overflow of every size, division and modulo signs, shifts, powers, conversions."""

import math
import operator


def arithmetic(a, b):
    out = [a + b, a - b, a * b, a & b, a | b, a ^ b, -a, +a, ~a, abs(a), a == b, a < b]
    if b:
        out += [a // b, a % b, a / b, divmod(a, b), math.gcd(a, b)]
    return out


LIMITS = [0, 1, -1, 2, 7, -7, 2 ** 15, 2 ** 30 - 1, 2 ** 30, -2 ** 30, 2 ** 31 - 1, -2 ** 31, 2 ** 60 - 1, 2 ** 60,
          2 ** 62, 2 ** 63 - 1, 2 ** 63, -2 ** 63, -2 ** 63 - 1, 2 ** 64 - 1, 2 ** 64, 10 ** 25, -10 ** 25]
for a in LIMITS:
    for b in (3, -5, 2 ** 31, -2 ** 63, 2 ** 63 - 1, 10 ** 20):
        print(a, b, *arithmetic(a, b))


def growing():
    n, out = 1, []
    for i in range(130):
        n += n
        if i % 10 == 1:
            out.append(n)
    n = -1
    for i in range(70):
        n *= 2
        n -= 1
    out.append(n)
    n = 2 ** 62
    for i in range(5):
        n += 2 ** 61
        out.append(n)
    for i in range(6):
        n -= 2 ** 62
    out.append(n)
    return out


print(growing())


def counting(start, step, count):
    n = start
    for _ in range(count):
        n += step
    return n


print(counting(2 ** 63 - 3, 1, 6), counting(-2 ** 63 + 3, -1, 6), counting(2 ** 30 - 3, 1, 6), counting(0, 2 ** 61, 9))


def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


print(factorial(20), factorial(21), factorial(30), factorial(50) // factorial(48), len(str(factorial(200))))


def fib(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


print([fib(n) for n in (10, 90, 91, 92, 93, 94, 150)])
for base in (0, 1, -1, 2, -2, 3, 10, 2 ** 31, -7):
    print(base, [base ** e for e in (0, 1, 2, 3, 5, 10)], [pow(base, e, 7) for e in (0, 1, 5, 100)], base ** -1 if base else "")
print([1 << s for s in (0, 1, 29, 30, 31, 62, 63, 64, 100)], [-1 << s for s in (0, 31, 63, 64)])
print([2 ** 70 >> s for s in (0, 1, 40, 69, 70, 71, 200)], [-5 >> s for s in (0, 1, 2, 3, 64, 100)], [-2 ** 70 >> 69])
print([7 // d for d in (1, 2, -2, 3, -3)], [-7 // d for d in (1, 2, -2, 3, -3)], [7 % d for d in (2, -2, 3, -3)],
      [-7 % d for d in (2, -2, 3, -3)], divmod(-7, 2), divmod(7, -2), -2 ** 63 // -1, -2 ** 63 % -1)
print(int("12", 3), int("0x1f", 16), int("0b101", 0), int(" -5 "), int("1_000"), int(3.99), int(-3.99), int(True),
      int(b"7"), int(1e30), int("9" * 30), hex(-255), oct(8), bin(-5), hex(2 ** 70), f"{2 ** 70:,}")
print((5).bit_length(), (-2 ** 70).bit_length(), (255).bit_count(), (1000).to_bytes(3, "big"), int.from_bytes(b"\xff\xfe", "little", signed=True),
      (3).as_integer_ratio(), (7).conjugate(), (6).numerator, round(15, -1), round(25, -1), round(-15, -1))
print(True + True, True * 5, -True, ~False, True & False, True | 2, True ^ True, True < 2, [10, 20][True], sum([True, 1.5]))
print(math.isqrt(10 ** 30), math.comb(50, 25), math.perm(10, 3), math.lcm(12, 18), math.factorial(25), math.prod([2 ** 40, 2 ** 40]))
print(sum([2 ** 62, 2 ** 62, 2 ** 62, -1]), max(2 ** 63, 2 ** 63 + 1), sorted([2 ** 64, -1, 2 ** 63, 0]), hash(2 ** 61 - 1), hash(-1), hash(2 ** 100))
print(10 ** 15 == 1e15, 10 ** 16 + 1 == 1e16, 2 ** 1000 > 1e300, 3 == 3.0 == 3 + 0j)


def mixed_loop():
    """The same variable is a small int, a big int, a float and a bool in turn."""
    x, out = 1, []
    for i in range(12):
        if i == 3:
            x = 2 ** 62
        elif i == 6:
            x = 0.5
        elif i == 9:
            x = True
        x = x + x
        out.append(x)
        x *= 2
        x -= 1
    return out


print(mixed_loop())


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def power_mod(base, exponent, modulus):
    result = 1
    base %= modulus
    while exponent > 0:
        if exponent & 1:
            result = result * base % modulus
        exponent >>= 1
        base = base * base % modulus
    return result


def random_numbers(seed, n):
    out = []
    for _ in range(n):
        seed = (seed * 6364136223846793005 + 1442695040888963407) & (2 ** 64 - 1)
        out.append(seed >> 33)
    return out


def checksum(data):
    a, b = 1, 0
    for byte in data:
        a = (a + byte) % 65521
        b = (b + a) % 65521
    return b << 16 | a


print(gcd(2 ** 70 * 3, 2 ** 65 * 15), power_mod(7, 10 ** 18, 10 ** 9 + 7), random_numbers(1, 4), checksum(b"Wikipedia"))
for function in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1 << -1, lambda: 1 >> -1, lambda: pow(2, -1, 4), lambda: 2 ** 0.5 // 0,
                 lambda: int("z"), lambda: int(None), lambda: int("1" * 5000), lambda: 1 << 2 ** 70, lambda: (1).to_bytes(-1, "big"),
                 lambda: range(2 ** 70)[2 ** 69], lambda: [0] * 2 ** 62, lambda: operator.index(1.0), lambda: divmod(1, 0),
                 lambda: 2 ** 10000 / 1, lambda: round(1, "x"), lambda: int.from_bytes(b"", "middle"), lambda: 5 @ 5):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)
counting(
    2 ** 63 - 1, "1", 1)
