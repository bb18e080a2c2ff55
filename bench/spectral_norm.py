"""Spectral norm of an infinite matrix: float arithmetic in comprehensions and small function calls."""
# kind: numeric

import sys
from math import sqrt


def entry(i, j):
    diagonal = i + j
    return 1.0 / (diagonal * (diagonal + 1) // 2 + i + 1)


def times(vector):
    size = len(vector)
    result = []
    for i in range(size):
        total = 0.0
        for j in range(size):
            total += entry(i, j) * vector[j]
        result.append(total)
    return result


def transposed_times(vector):
    return [sum(entry(j, i) * x for j, x in enumerate(vector)) for i in range(len(vector))]


def spectral_norm(size, rounds):
    u = [1.0] * size
    v = u
    for _ in range(rounds):
        v = transposed_times(times(u))
        u = transposed_times(times(v))
    uv = sum(a * b for a, b in zip(u, v))
    vv = sum(b * b for b in v)
    return sqrt(uv / vv)


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 550
    print("spectral_norm", f"{spectral_norm(size, 5):.9f}")


if __name__ == "__main__":
    main()
