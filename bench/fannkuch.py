"""Pancake flips over all permutations: small-int list indexing, slices and reversal."""
# kind: numeric

import sys


def fannkuch(n):
    perm = list(range(n))
    count = list(range(1, n + 1))
    checksum = 0
    best = 0
    sign = 1
    while True:
        first = perm[0]
        if first != 0:
            work = perm[:]
            flips = 0
            while first:
                work[:first + 1] = work[first::-1]
                flips += 1
                first = work[0]
            if flips > best:
                best = flips
            checksum += flips * sign
        # The next permutation, in the order where each differs from the last by few swaps.
        if sign == 1:
            perm[0], perm[1] = perm[1], perm[0]
            sign = -1
            continue
        perm[1], perm[2] = perm[2], perm[1]
        sign = 1
        for i in range(2, n):
            if count[i] > 1:
                count[i] -= 1
                break
            if i == n - 1:
                return checksum, best
            count[i] = i + 1
            moved = perm.pop(0)
            perm.insert(i + 1, moved)


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    results = [fannkuch(9) for _ in range(size)]
    print("fannkuch", *results[0], sum(checksum for checksum, _ in results))


if __name__ == "__main__":
    main()
