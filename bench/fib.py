"""Recursive calls with few arguments: fibonacci, Ackermann, Tak."""
# kind: calls

import sys


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def tak(x, y, z):
    if y >= x:
        return z
    return tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 34
    total = 0
    for _ in range(size):
        total += ackermann(2, 40)
    print("fib", fib(size), total, tak(18, 12, 6))


if __name__ == "__main__":
    main()
