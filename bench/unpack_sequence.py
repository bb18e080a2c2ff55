"""Sequence unpacking: tuples, lists, nested targets, starred targets, swaps, unpacking in calls and displays."""
# kind: calls

import sys


def divide(a, b):
    return a // b, a % b


def triple(x):
    return x, x + 1, x + 2


def rotate(rounds):
    a, b, c, d = 1, 2, 3, 4
    for i in range(rounds):
        a, b = b, a
        c, d, a = a, c, d + i
        b, c = c & 0xFFFF, b
        a &= 0xFFFF
    return a + b + c + d


def ten(items, rounds):
    total = 0
    for _ in range(rounds):
        a, b, c, d, e, f, g, h, i, j = items
        total += a + j
        a, b, c, d, e, f, g, h, i, j = items
        total += b + i + c * d + e - f + g - h
    return total


def nested(points, rounds):
    total = 0
    for _ in range(rounds):
        for (x, y), (name, *rest) in points:
            total += x * y + len(name) + len(rest)
        for index, ((x, y), (_, *_, last)) in enumerate(points):
            total += index * x - y + last
    return total


def starred(rounds):
    total = 0
    values = list(range(8))
    for i in range(rounds):
        first, *middle, last = values
        *head, tail = triple(i)
        total += first + len(middle) + last + head[1] - tail
        joined = [*head, *middle, tail]
        total += joined[2] + len((*joined, *values))
    return total


def calls(rounds):
    total = 0
    for i in range(rounds):
        quotient, remainder = divide(i + 100, 7)
        total += quotient * remainder
        x, y, z = triple(remainder)
        total += max(*triple(x), y, *(z, 3))
        [p, q] = divide(*divide(1000 + i, 13)[::-1])
        total += p - q
    return total


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 380000
    points = [((i, i + 1), ("n" * (i % 4), i, i * 2)) for i in range(20)]
    total = rotate(size * 2)
    total += ten(list(range(10)), size * 2) + ten(tuple(range(10)), size * 2)
    total += nested(points, size // 20)
    total += starred(size)
    total += calls(size)
    failures = 0
    for bad in ((1,), (1, 2, 3), "x"):
        try:
            a, b = bad
        except ValueError:
            failures += 1
    print("unpack_sequence", total, failures)


if __name__ == "__main__":
    main()
