"""Numeric classes with all their operators: vectors, polynomials, intervals, big rationals."""

from functools import total_ordering
from math import gcd


class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x=0.0, y=0.0):
        self.x, self.y = x, y

    def __add__(self, other): return Vector(self.x + other.x, self.y + other.y) if isinstance(other, Vector) else NotImplemented
    def __sub__(self, other): return self + -other
    def __neg__(self): return Vector(-self.x, -self.y)
    def __mul__(self, k): return Vector(self.x * k, self.y * k) if isinstance(k, (int, float)) else NotImplemented
    __rmul__ = __mul__
    def __truediv__(self, k): return self * (1 / k)
    def __matmul__(self, other): return self.x * other.x + self.y * other.y
    def __abs__(self): return (self @ self) ** 0.5
    def __bool__(self): return bool(self.x or self.y)
    def __eq__(self, other): return isinstance(other, Vector) and (self.x, self.y) == (other.x, other.y)
    def __hash__(self): return hash((self.x, self.y))
    def __iter__(self): yield self.x; yield self.y
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __repr__(self): return f"<{self.x:g}, {self.y:g}>"
    def __format__(self, spec): return f"({self.x:{spec}} {self.y:{spec}})"
    def __round__(self, n=0): return Vector(*(round(c, n) for c in self))

    def __iadd__(self, other):
        self.x += other.x
        self.y += other.y
        return self


class Polynomial:
    def __init__(self, *coefficients):
        while coefficients and coefficients[-1] == 0:
            coefficients = coefficients[:-1]
        self.c = coefficients

    def __call__(self, x):
        result = 0
        for c in reversed(self.c):
            result = result * x + c
        return result

    def __add__(self, other):
        n = max(len(self.c), len(other.c))
        a, b = (p.c + (0,) * (n - len(p.c)) for p in (self, other))
        return Polynomial(*(x + y for x, y in zip(a, b)))

    def __mul__(self, other):
        if not isinstance(other, Polynomial):
            return Polynomial(*(c * other for c in self.c))
        out = [0] * (len(self.c) + len(other.c))
        for i, a in enumerate(self.c):
            for j, b in enumerate(other.c):
                out[i + j] += a * b
        return Polynomial(*out)

    def __pow__(self, n):
        result = Polynomial(1)
        for _ in range(n):
            result *= self
        return result

    def __divmod__(self, other):
        remainder, quotient = list(self.c), [0] * max(len(self.c) - len(other.c) + 1, 0)
        while len(remainder) >= len(other.c) and any(remainder):
            shift, factor = len(remainder) - len(other.c), remainder[-1] / other.c[-1]
            quotient[shift] = factor
            for i, c in enumerate(other.c):
                remainder[i + shift] -= factor * c
            remainder.pop()
        return Polynomial(*quotient), Polynomial(*remainder)

    def __floordiv__(self, other): return divmod(self, other)[0]
    def __mod__(self, other): return divmod(self, other)[1]
    def __eq__(self, other): return self.c == getattr(other, "c", None)
    def __len__(self): return len(self.c)

    def derivative(self):
        return Polynomial(*(i * c for i, c in enumerate(self.c)))[1:]

    def __getitem__(self, key):
        return Polynomial(*self.c[key]) if isinstance(key, slice) else self.c[key]

    def __str__(self):
        parts = []
        for power, c in reversed(list(enumerate(self.c))):
            if not c:
                continue
            match power:
                case 0: text = f"{c:g}"
                case 1: text = f"{c:g}x" if c != 1 else "x"
                case _: text = f"{c:g}x^{power}" if c != 1 else f"x^{power}"
            parts.append(text)
        return " + ".join(parts).replace("+ -", "- ") or "0"


@total_ordering
class Rational:
    def __init__(self, n, d=1):
        if d == 0:
            raise ZeroDivisionError(f"Rational({n}, 0)")
        if d < 0:
            n, d = -n, -d
        g = gcd(n, d)
        self.n, self.d = n // g, d // g

    def _coerce(function):
        def wrapper(self, other):
            if isinstance(other, int):
                other = Rational(other)
            return function(self, other) if isinstance(other, Rational) else NotImplemented
        return wrapper

    @_coerce
    def __add__(self, other): return Rational(self.n * other.d + other.n * self.d, self.d * other.d)
    @_coerce
    def __mul__(self, other): return Rational(self.n * other.n, self.d * other.d)
    @_coerce
    def __truediv__(self, other): return Rational(self.n * other.d, self.d * other.n)
    @_coerce
    def __eq__(self, other): return (self.n, self.d) == (other.n, other.d)
    @_coerce
    def __lt__(self, other): return self.n * other.d < other.n * self.d
    __radd__, __rmul__ = __add__, __mul__
    def __rtruediv__(self, other): return Rational(other) / self
    def __neg__(self): return Rational(-self.n, self.d)
    def __sub__(self, other): return self + -other
    def __pow__(self, k): return Rational(self.n ** k, self.d ** k) if k >= 0 else Rational(self.d ** -k, self.n ** -k)
    def __float__(self): return self.n / self.d
    def __int__(self): return self.n // self.d
    def __hash__(self): return hash(self.n / self.d)
    def __repr__(self): return f"{self.n}/{self.d}" if self.d != 1 else f"{self.n}"


v, w = Vector(3, 4), Vector(1, -1)
print(v + w, v - w, v * 2, 0.5 * v, v / 4, v @ w, abs(v), -v, bool(Vector()), v == Vector(3, 4), {v: 1}[Vector(3.0, 4.0)], [*v], v[1])
print(f"{v:.1f} {w:>4}", round(Vector(1.234, 5.678), 1), sum([v, w], Vector()), max([v, w], key=abs))
alias = v
v += w
print(alias is v, v)
p, q = Polynomial(-1, 0, 1), Polynomial(1, 1)
print(p, q, p + q, p * q, p // q, p % q, q ** 5, p(3), p.derivative(), p * 3, Polynomial(), len(p * p), p[0], divmod(p, q)[0] == Polynomial(-1, 1))
harmonic = sum(Rational(1, n) for n in range(1, 20))
print(harmonic, float(harmonic), int(harmonic), 1 / Rational(3), Rational(6, -4), Rational(1, 2) ** -3, Rational(1, 3) < Rational(1, 2) <= 1, Rational(4, 2) == 2)
print(sorted([Rational(1, n) for n in (2, 3, 5, 1)]), {Rational(1, 2): "half"}[Rational(2, 4)], 2 + Rational(1, 2), Rational(1, 2) * 4)


def simulate(steps):
    position, velocity, gravity = Vector(), Vector(10, 20), Vector(0, -9.81)
    for _ in range(steps):
        position += velocity * 0.01
        velocity += gravity * 0.01
    return position


print(f"{simulate(300):.4f}")
for function in (lambda: v + 1, lambda: "x" * v, lambda: v * v, lambda: Rational(1, 0), lambda: Rational(1) / 0, lambda: Rational(1) + 1.5, lambda: Rational(1) < "x",
                 lambda: p + 1, lambda: v @ 5, lambda: 1 / Rational(0), lambda: sum([v]), lambda: v[2], lambda: v.z, lambda: setattr(v, "z", 1)):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)
(Polynomial(1, 2) * Polynomial(3) +
 Vector())
