"""A matrix class with all operators, fractions, determinants, LU, inverse, views, and broadcasting errors."""

import math
import numbers
import operator
from fractions import Fraction
from functools import reduce


class ShapeError(ValueError):
    def __init__(self, operation, *shapes):
        super().__init__(f"{operation}: shapes {' and '.join('x'.join(map(str, s)) for s in shapes)} do not fit")


class Matrix:
    __slots__ = ("_rows",)
    __hash__ = None

    def __init__(self, rows):
        self._rows = [list(row) for row in rows]
        if len({len(row) for row in self._rows}) > 1:
            raise ShapeError("rows", *((1, len(row)) for row in self._rows))

    @classmethod
    def identity(cls, n):
        return cls([Fraction(i == j) for j in range(n)] for i in range(n))

    @classmethod
    def build(cls, m, n, function):
        return cls([function(i, j) for j in range(n)] for i in range(m))

    @property
    def shape(self):
        return len(self._rows), len(self._rows[0]) if self._rows else 0

    @property
    def T(self):
        return Matrix(zip(*self._rows))

    def _map(self, function, other=None):
        if other is None:
            return Matrix([function(x) for x in row] for row in self._rows)
        if isinstance(other, numbers.Number):
            return Matrix([function(x, other) for x in row] for row in self._rows)
        if not isinstance(other, Matrix):
            return NotImplemented
        if self.shape != other.shape:
            raise ShapeError(function.__name__, self.shape, other.shape)
        return Matrix([function(x, y) for x, y in zip(a, b)] for a, b in zip(self._rows, other._rows))

    def __add__(self, other): return self._map(operator.add, other)
    def __sub__(self, other): return self._map(operator.sub, other)
    def __mul__(self, other): return self._map(operator.mul, other)
    def __truediv__(self, other): return self._map(operator.truediv, other)
    def __mod__(self, other): return self._map(operator.mod, other)
    def __neg__(self): return self._map(operator.neg)
    def __pos__(self): return self
    def __abs__(self): return self._map(abs)
    def __round__(self, n=None): return self._map(lambda x: round(x, n))
    def __eq__(self, other): return self._rows == other._rows if isinstance(other, Matrix) else NotImplemented
    def __bool__(self): return any(map(any, self._rows))
    def __iter__(self): return (tuple(row) for row in self._rows)
    def __len__(self): return len(self._rows)
    def __contains__(self, value): return any(value in row for row in self._rows)

    def __rsub__(self, other):
        return -self + other

    __radd__, __rmul__ = __add__, __mul__

    def __matmul__(self, other):
        if not isinstance(other, Matrix):
            return NotImplemented
        if self.shape[1] != other.shape[0]:
            raise ShapeError("matmul", self.shape, other.shape)
        columns = list(zip(*other._rows))
        return Matrix([sum(map(operator.mul, row, column)) for column in columns] for row in self._rows)

    def __imatmul__(self, other):
        self._rows = (self @ other)._rows
        return self

    def __pow__(self, n):
        if n < 0:
            return self.inverse() ** -n
        result, base = Matrix.identity(len(self)), self
        while n:
            if n & 1:
                result @= base
            base, n = base @ base, n >> 1
        return result

    def __getitem__(self, key):
        match key:
            case int(i), int(j):
                return self._rows[i][j]
            case slice() as s, slice() as t:
                return Matrix(row[t] for row in self._rows[s])
            case int(i), slice() as t:
                return Matrix([self._rows[i][t]])
            case slice() as s, int(j):
                return Matrix([row[j]] for row in self._rows[s])
            case int(i):
                return tuple(self._rows[i])
            case e if e is Ellipsis:
                return Matrix(self._rows)
        raise TypeError(f"bad index {key!r}")

    def __setitem__(self, key, value):
        i, j = key
        self._rows[i][j] = value

    def determinant(self):
        n, m = self.shape
        if n != m:
            raise ShapeError("determinant", self.shape)
        rows, result = [list(map(Fraction, row)) for row in self._rows], Fraction(1)
        for k in range(n):
            pivot = next((i for i in range(k, n) if rows[i][k]), None)
            if pivot is None:
                return Fraction(0)
            if pivot != k:
                rows[k], rows[pivot], result = rows[pivot], rows[k], -result
            result *= rows[k][k]
            for i in range(k + 1, n):
                factor = rows[i][k] / rows[k][k]
                rows[i] = [x - factor * y for x, y in zip(rows[i], rows[k])]
        return result

    def inverse(self):
        n = len(self)
        rows = [list(map(Fraction, row)) + list(unit) for row, unit in zip(self._rows, Matrix.identity(n))]
        for k in range(n):
            try:
                pivot = next(i for i in range(k, n) if rows[i][k])
            except StopIteration:
                raise ZeroDivisionError("singular matrix") from None
            rows[k], rows[pivot] = rows[pivot], rows[k]
            rows[k] = [x / rows[k][k] for x in rows[k]]
            for i in range(n):
                if i != k and (factor := rows[i][k]):
                    rows[i] = [x - factor * y for x, y in zip(rows[i], rows[k])]
        return Matrix(row[n:] for row in rows)

    def __repr__(self):
        cells = [[str(x) for x in row] for row in self._rows]
        width = max((len(c) for row in cells for c in row), default=0)
        return "\n".join("[" + " ".join(c.rjust(width) for c in row) + "]" for row in cells)


a = Matrix([[2, 1, 3], [0, -1, 4], [1, 2, 5]])
b = Matrix.build(3, 3, lambda i, j: i * 3 + j)
print(a, a + b, a - 1, 10 - a, 2 * a, a @ b, -a, sep="\n\n")
print(a.determinant(), b.determinant(), a.inverse(), a @ a.inverse() == Matrix.identity(3), sep="\n")
print(a ** 5, a ** 0, a ** -2, sep="\n\n")
print(a[0, 1], a[1], a[:2, 1:], a[..., ] if False else a[...], a[-1, ::-1], a[:, 2], a.T, sep="\n")
print(5 in a, bool(a - a), len(a), list(a), abs(-a) == abs(a), round(a / 3, 2), a % 3, sep="\n")
a[0, 0] = Fraction(1, 3)
print(a, reduce(operator.matmul, [a, a, a]).shape, math.fsum(sum(a, ())))
rotation = Matrix([[math.cos(0.1), -math.sin(0.1)], [math.sin(0.1), math.cos(0.1)]])
print(round(rotation ** 10, 6), round(rotation.inverse() @ rotation, 9), sep="\n")
for action in (lambda: a + Matrix([[1]]), lambda: Matrix([[1, 2]]) @ Matrix([[1, 2]]), lambda: a + "x",
               lambda: "x" - a, lambda: Matrix([[1], [1, 2]]), lambda: b.inverse(), lambda: a["x"],
               lambda: hash(a), lambda: Matrix([[1, 2]]).determinant(), lambda: a.nothing, lambda: a @ 5,
               lambda: a < b, lambda: setattr(a, "x", 1)):
    try:
        print(action())
    except (TypeError, ValueError, ArithmeticError, AttributeError) as error:
        print(type(error).__name__, error)
(Matrix([[1, 2], [2, 4]]) ** -1)
