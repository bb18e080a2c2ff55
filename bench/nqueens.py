"""N queens twice: backtracking over lists, and recursion over bit masks."""
# kind: numeric

import sys


def solve(n, row, columns, rising, falling, placed, visit):
    """Classic backtracking with three boolean lists."""
    if row == n:
        visit(placed)
        return 1
    found = 0
    for column in range(n):
        up = row + column
        down = row - column + n - 1
        if columns[column] or rising[up] or falling[down]:
            continue
        columns[column] = rising[up] = falling[down] = True
        placed[row] = column
        found += solve(n, row + 1, columns, rising, falling, placed, visit)
        columns[column] = rising[up] = falling[down] = False
    return found


def count_by_masks(full, columns, left, right):
    if columns == full:
        return 1
    found = 0
    free = full & ~(columns | left | right)
    while free:
        bit = free & -free
        free ^= bit
        found += count_by_masks(full, columns | bit, (left | bit) << 1, (right | bit) >> 1)
    return found


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    checksum = 0

    def visit(placed):
        nonlocal checksum
        for row, column in enumerate(placed):
            checksum = (checksum * 33 + row * column) & 0xFFFFFFFF

    empty = [False] * (2 * size)
    found = solve(size, 0, [False] * size, empty[:], empty[:], [0] * size, visit)
    masks = count_by_masks((1 << size + 2) - 1, 0, 0, 0)
    print("nqueens", found, masks, checksum)


if __name__ == "__main__":
    main()
