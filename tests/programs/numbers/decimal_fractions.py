"""decimal and fractions: contexts, rounding, mixing with other numbers, and Python code of the library."""

import decimal
import fractions
import numbers
import statistics
from decimal import Decimal, getcontext, localcontext
from fractions import Fraction

print(Decimal("0.1") + Decimal("0.2"), Decimal(0.1), Decimal("1.10") * 3, Decimal(7) / 3, Decimal(7) // 2, Decimal(-7) % 3, divmod(Decimal("7.5"), 2))
print(Decimal("1E+3"), Decimal("1.500").normalize(), Decimal("2.675").quantize(Decimal("0.01")), round(Decimal("2.5")), Decimal("NaN"), -Decimal("Infinity"))
with localcontext() as context:
    context.prec = 5
    print(Decimal(2).sqrt(), Decimal(1) / 7, +Decimal("123456.789"))
    context.rounding = decimal.ROUND_DOWN
    print(Decimal(2) / 3)
    context.traps[decimal.DivisionByZero] = False
    print(Decimal(1) / 0, Decimal(-1) / 0)
print(getcontext().prec, Decimal(2) ** 100, Decimal("1.23").as_tuple(), Decimal(3) == 3 == 3.0, Decimal("0.5") < 0.6, hash(Decimal(5)) == hash(5))
for bad in (lambda: Decimal("x"), lambda: Decimal(1) / 0, lambda: Decimal(1) + 1.5, lambda: Decimal(0) ** 0, lambda: Decimal("sNaN") + 1, lambda: Decimal(-1).sqrt()):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
print(Fraction(1, 3) + Fraction(1, 6), Fraction("0.125"), Fraction(0.5), Fraction(-6, 4), Fraction(7, 2) // 1, Fraction(7, 2) % 1, Fraction(1, 2) ** 3, Fraction(1, 2) ** -2)
print(Fraction(1, 2) + 1, 2 * Fraction(1, 3), 0.5 + Fraction(1, 4), Fraction(1, 2) ** 0.5, abs(Fraction(-1, 2)), round(Fraction(7, 3), 2), int(Fraction(9, 2)), float(Fraction(1, 3)))
print(Fraction(1, 2) == 0.5 == Decimal("0.5"), Fraction(1, 3) < 0.34, Fraction(3.14159).limit_denominator(100), sorted([Fraction(1, 2), 0.25, 1]), {Fraction(2): "two"}[2])
for bad in (lambda: Fraction(1, 0), lambda: Fraction("x"), lambda: Fraction(1.5, 2), lambda: Fraction(1) + "a", lambda: Fraction(1) + Decimal(1), lambda: Fraction(float("nan"))):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
print([isinstance(n, numbers.Rational) for n in (1, 1.5, Fraction(1), Decimal(1), True)], isinstance(1j, numbers.Complex), numbers.Number.__mro__[0].__name__)
print(statistics.mean([1, 2, 4]), statistics.mean([Fraction(1, 2), Fraction(1, 3)]), statistics.median([5, 1, 3]), statistics.stdev([1, 2, 3, 4]), statistics.mode("aab"))


def pi_digits(n):
    """The spigot of Gibbons, with big integers only."""
    q, r, t, k, m, x, out = 1, 0, 1, 1, 3, 3, []
    while len(out) < n:
        if 4 * q + r - t < m * t:
            out.append(m)
            q, r, m = 10 * q, 10 * (r - m * t), 10 * (3 * q + r) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2
    return "".join(map(str, out))


def continued_fraction(x, n):
    out = []
    for _ in range(n):
        whole = x.numerator // x.denominator
        out.append(whole)
        x -= whole
        if not x:
            break
        x = 1 / x
    return out


def egyptian(f):
    out = []
    while f:
        denominator = -(-f.denominator // f.numerator)
        out.append(denominator)
        f -= Fraction(1, denominator)
    return out


def bernoulli(n):
    a = [Fraction()] * (n + 1)
    for m in range(n + 1):
        a[m] = Fraction(1, m + 1)
        for j in range(m, 0, -1):
            a[j - 1] = j * (a[j - 1] - a[j])
    return a[0]


def compound(principal, rate, years):
    balance = Decimal(principal)
    for _ in range(years):
        balance = (balance * (1 + Decimal(rate))).quantize(Decimal("0.01"), rounding=decimal.ROUND_HALF_EVEN)
    return balance


def solve(matrix):
    """Gauss-Jordan with fractions; the last column is the right side."""
    rows = [[Fraction(x) for x in row] for row in matrix]
    for i in range(len(rows)):
        pivot = next(r for r in range(i, len(rows)) if rows[r][i])
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [x / rows[i][i] for x in rows[i]]
        for r in range(len(rows)):
            if r != i:
                rows[r] = [x - y * rows[r][i] for x, y in zip(rows[r], rows[i])]
    return [str(row[-1]) for row in rows]


print(pi_digits(60), continued_fraction(Fraction(415, 93), 10), egyptian(Fraction(7, 15)), [str(bernoulli(n)) for n in range(9)])
print(compound("1000.00", "0.0375", 20), solve([[2, 1, -1, 8], [-3, -1, 2, -11], [-2, 1, 2, -3]]))
try:
    solve([[1, 1, 1], [1, 1, 2]])
except StopIteration as stop:
    print("no pivot", repr(stop))
egyptian(Fraction(1, 2) - Decimal(1))
