"""Dense matrices as lists of lists: product, transposition, LU decomposition, integer power."""
# kind: numeric

import sys


def multiply(a, b):
    rows, inner, columns = len(a), len(b), len(b[0])
    result = [[0.0] * columns for _ in range(rows)]
    for i in range(rows):
        row = a[i]
        target = result[i]
        for j in range(columns):
            total = 0.0
            for k in range(inner):
                total += row[k] * b[k][j]
            target[j] = total
    return result


def multiply_short(a, b):
    columns = list(zip(*b))
    return [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in a]


def decompose(matrix):
    """LU with partial pivoting, in place; returns the determinant."""
    n = len(matrix)
    determinant = 1.0
    for k in range(n):
        pivot = max(range(k, n), key=lambda i: abs(matrix[i][k]))
        if pivot != k:
            matrix[k], matrix[pivot] = matrix[pivot], matrix[k]
            determinant = -determinant
        top = matrix[k]
        determinant *= top[k]
        for i in range(k + 1, n):
            row = matrix[i]
            factor = row[k] / top[k]
            row[k] = factor
            for j in range(k + 1, n):
                row[j] -= factor * top[j]
    return determinant


def power(matrix, exponent, modulus):
    n = len(matrix)
    result = [[int(i == j) for j in range(n)] for i in range(n)]
    while exponent:
        if exponent & 1:
            result = modular(result, matrix, modulus)
        matrix = modular(matrix, matrix, modulus)
        exponent >>= 1
    return result


def modular(a, b, modulus):
    n = len(a)
    out = []
    for i in range(n):
        row = []
        for j in range(n):
            total = 0
            for k in range(n):
                total += a[i][k] * b[k][j]
            row.append(total % modulus)
        out.append(row)
    return out


def make_matrix(n, seed):
    matrix = []
    for i in range(n):
        matrix.append([((i * 31 + j * 17 + seed) % 97) / 8.0 - 6.0 for j in range(n)])
    for i in range(n):
        matrix[i][i] += n
    return matrix


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 220
    a, b = make_matrix(size, 3), make_matrix(size, 5)
    c = multiply(a, b)
    if multiply_short(a, b) != c:
        raise SystemExit("the products differ")
    trace = sum(c[i][i] for i in range(size))
    determinant = decompose([row[:] for row in make_matrix(size, 7)])
    base = [[(i * 7 + j * 3) % 10 for j in range(14)] for i in range(14)]
    powered = power(base, 10 ** 9 + 7 + size, 998244353)
    print("matrix_multiply", repr(trace), f"{determinant:.6e}", sum(map(sum, powered)))


if __name__ == "__main__":
    main()
