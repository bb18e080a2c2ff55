"""Floats and complex numbers: formatting, rounding, special values, mixing with integers, errors."""

import cmath
import math
import struct

inf, nan = float("inf"), float("nan")
print(0.1 + 0.2, 1 / 3, 2 / 3, 1e16, 1e15, 123456789012345678.0, 1e-5, 0.0001, 1e22, 1e23, 5e-324, 1.7976931348623157e308)
print(1.0, -0.0, 100.0, 1e100, -1.5e-10, 3.0e0, 2.5 // 1, 1e308 * 10, -1e308 * 10, inf - inf, 0.0 * inf, inf > 1e308)
print(nan == nan, nan != nan, nan < 1, nan in [nan], min(1.0, nan), max(nan, 1.0), sorted([3.0, -inf, inf, 0.5]))
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(7.5, -2), 1e300 * 1e10 // 1, 5.0 % inf, -5.0 % inf)
print(2.0 ** 10, 2 ** 0.5, 2.0 ** -1, (-8) ** (1 / 3), 0.0 ** 0, inf ** 0, (-2.0) ** 3, 10 ** -2, 1e200 ** 1.5)
print(round(0.5), round(1.5), round(2.5), round(2.675, 2), round(-0.5), round(1e20), round(1234.567, -2), round(0.1, 20))
print(int(1e18), int(-2.9), math.floor(-2.5), math.ceil(-2.5), math.trunc(2.9), (2.5).is_integer(), (3.0).is_integer())
print((0.1).as_integer_ratio(), (0.5).hex(), float.fromhex("0x1.8p1"), float("  1e3 "), float("-inf"), float("NaN"), float("1_0.5"))
print(f"{1234.5678:.2f} {1234.5678:10.1f}| {1234.5678:e} {1234.5678:g} {0.00001234:g} {1e10:g} {1234567.0:,.2f} {0.256:.1%} {inf:5}|{nan:f}")
print("%.3f %5.1f %e %g %g" % (2.0005, 3.14159, 12345.678, 1e-5, 1e6), str(1e5), repr(1e-7), format(2.5, ""), format(2.0, "n"))
print(1 == 1.0, 1 < 1.5, 2 ** 53 == float(2 ** 53), 2 ** 53 + 1 == float(2 ** 53 + 1), hash(1.0) == hash(1), {1: "a"}[1.0], 10 ** 400 > 1e308)
print(3 + 1.5, 3 - 1.5, 3 * 1.5, 3 / 1.5, 3 // 1.5, 3 % 1.5, 3 ** 1.5, True + 0.5, 2 ** 62 + 0.5, 2 ** 70 * 1.0, -7 // 2.0, -7 % 2.0)
print(0.1 + 0.7, sum([0.1] * 10), math.fsum([0.1] * 10), math.isclose(0.1 + 0.2, 0.3), 1e16 + 1, 4.35 * 100, 1.1 + 2.2)
print(math.sqrt(2), math.sin(1), math.exp(1), math.log(10), math.log(8, 2), math.atan2(1, -1), math.hypot(3, 4), math.pi, math.copysign(1, -0.0))
print(math.isnan(nan), math.isinf(-inf), math.modf(-2.5), math.frexp(10.0), math.ldexp(0.5, 4), math.nextafter(1.0, 2.0), math.ulp(1.0))
z = 3 + 4j
print(z, z.real, z.imag, abs(z), z.conjugate(), -z, z * z, z / (1 - 2j), z ** 2, z + 1, 2.5 * z, z == 3 + 4j, z != 3, 1j ** 2, 1j * 1j)
print(complex("1+2j"), complex(1, -0.0), complex(), 1e100j, -0j, 0j == 0, complex(nan, inf), cmath.sqrt(-1), cmath.polar(1j), f"{z:.1f}", repr(1j), str(-1j))
print((1 + 2j) ** -1, (2 + 0j) ** 3, 2 ** (1 + 1j), hash(1 + 0j) == hash(1), bool(0j), [z][0] is z, (1 + 1j).__class__.__name__)
print(struct.pack("<d", 1.5), struct.unpack("<f", struct.pack("<f", 0.1)))


def integrate(f, a, b, n):
    h = (b - a) / n
    total = 0.5 * (f(a) + f(b))
    for i in range(1, n):
        total += f(a + i * h)
    return total * h


def newton(x):
    guess = x
    for _ in range(20):
        guess = 0.5 * (guess + x / guess)
    return guess


def mandelbrot(width, height):
    rows = []
    for y in range(height):
        row = ""
        for x in range(width):
            c = complex(3.0 * x / width - 2.0, 2.0 * y / height - 1.0)
            z, n = 0j, 0
            while abs(z) <= 2 and n < 30:
                z = z * z + c
                n += 1
            row += " .:-=+*#%@"[n * 9 // 30]
        rows.append(row)
    return "\n".join(rows)


def statistics(values):
    n, mean, m2 = 0, 0.0, 0.0
    for value in values:
        n += 1
        delta = value - mean
        mean += delta / n
        m2 += delta * (value - mean)
    return n, mean, m2 / n if n else nan


def changing_types():
    x, out = 1, []
    for i in range(10):
        x = x / 2 if i % 3 else x + 1
        out.append(x)
        if i == 5:
            x = int(x * 8)
        if i == 7:
            x = complex(x, 1)
    return out


def logistic(r, n):
    x = 0.5
    for _ in range(n):
        x = r * x * (1.0 - x)
    return x


def nbody(steps):
    px, py, vx, vy = 1.0, 0.0, 0.0, 0.5
    for _ in range(steps):
        r3 = (px * px + py * py) ** 1.5
        vx -= 0.01 * px / r3
        vy -= 0.01 * py / r3
        px += 0.01 * vx
        py += 0.01 * vy
    return px, py, vx, vy


print(integrate(lambda x: x * x, 0, 3, 500), newton(2.0), newton(1e10), statistics([1.5, 2, 3.25, -4]), statistics([]))
print(mandelbrot(40, 12))
print(changing_types(), logistic(3.9, 200), nbody(300))
for function in (lambda: 1.0 / 0, lambda: 1.0 // 0.0, lambda: 1.5 % 0, lambda: 0.0 ** -1, lambda: 1j / 0, lambda: 2.0 ** 5000,
                 lambda: math.sqrt(-1), lambda: math.log(0), lambda: float("x"), lambda: float(""), lambda: float(None),
                 lambda: int(nan), lambda: int(inf), lambda: complex("1 + 2j"), lambda: 1j < 2j, lambda: 1j // 1, lambda: 1j % 1,
                 lambda: float(10 ** 400), lambda: 1.5 & 1, lambda: ~1.5, lambda: 1.5 << 1, lambda: round(nan), lambda: divmod(1j, 1),
                 lambda: float.fromhex("z"), lambda: f"{1.5:d}", lambda: math.exp(1000), lambda: 10 ** 400 + 1.5, lambda: int(1j),
                 lambda: round(1.5, 1.5), lambda: math.floor(inf), lambda: "x" * 1.0, lambda: range(1.0), lambda: [1][math.pi]):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)
integrate(lambda x: x.missing if x > 1 else x, 0, 2, 4)
