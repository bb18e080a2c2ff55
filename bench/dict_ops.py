"""Dictionaries and sets: counting, grouping, inverting, merging, tuple keys, defaultdict, set algebra."""
# kind: calls

import sys
from collections import Counter, defaultdict


def numbers(count, seed):
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        yield seed >> 8


def count_plain(keys):
    counts = {}
    for key in keys:
        if key in counts:
            counts[key] += 1
        else:
            counts[key] = 1
    return counts


def count_get(keys):
    counts = {}
    for key in keys:
        counts[key] = counts.get(key, 0) + 1
    return counts


def group(keys):
    groups = defaultdict(list)
    for i, key in enumerate(keys):
        groups[key % 17].append(i)
    slots = {}
    for i, key in enumerate(keys):
        slots.setdefault(key % 13, []).append(i)
    return sum(v[0] for v in groups.values()) + sum(v[-1] for v in slots.values())


def sparse_grid(keys):
    """Tuple keys, as in a sparse matrix."""
    grid = {}
    for key in keys:
        grid[key % 31, key // 31 % 29] = key
    total = 0
    for (row, column), value in grid.items():
        total += value * row - column
        if (row + 1, column) in grid:
            total ^= grid[row + 1, column]
    return total


def merge(first, second):
    merged = {**first, **second}
    merged |= {k: v for k, v in first.items() if k % 2}
    inverse = {}
    for key, value in merged.items():
        inverse[value] = key
    removed = 0
    for key in list(merged):
        if key % 3 == 0:
            removed += merged.pop(key)
        elif key % 3 == 1:
            del merged[key]
    return removed + len(inverse) + len(merged)


def string_keys(keys):
    names = [f"name{key % 211}" for key in keys]
    table = dict.fromkeys(names, 0)
    for name in names:
        table[name] += len(name)
    return sum(sorted(table.values())[:50]) + len(table)


def set_algebra(keys):
    odd = {k for k in keys if k % 2}
    third = set(k for k in keys if k % 3 == 0)
    both = odd & third
    union = odd | third
    only = odd - third
    only.discard(min(only))
    seen = set()
    repeated = 0
    for key in keys:
        small = key % 500
        if small in seen:
            repeated += 1
        seen.add(small)
    return len(both) * 3 + len(union) + len(only ^ third) + repeated + (both <= union)


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 580
    checksum = 0
    for i in range(size):
        keys = list(numbers(1200, i))
        small = [k % 100 for k in keys]
        first, second = count_plain(small), count_get([k % 150 for k in keys])
        if Counter(small) != first:
            raise SystemExit("the counts differ")
        for part in (group(keys), sparse_grid(keys), merge(first, second), string_keys(keys), set_algebra(keys)):
            checksum = (checksum * 31 + part) % 1000000007
    print("dict_ops", checksum)


if __name__ == "__main__":
    main()
