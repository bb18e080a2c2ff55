"""Sorting by hand: merge, quick, heap, insertion and shell sort, and sorted() with Python keys."""
# kind: numeric

import sys
from functools import cmp_to_key


def merge_sort(items):
    if len(items) <= 1:
        return items
    middle = len(items) // 2
    left, right = merge_sort(items[:middle]), merge_sort(items[middle:])
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    merged.extend(left[i:])
    merged.extend(right[j:])
    return merged


def quick_sort(items, low, high):
    while low < high:
        pivot = items[(low + high) // 2]
        i, j = low, high
        while i <= j:
            while items[i] < pivot:
                i += 1
            while items[j] > pivot:
                j -= 1
            if i <= j:
                items[i], items[j] = items[j], items[i]
                i += 1
                j -= 1
        # The shorter side by recursion, the longer one by looping.
        if j - low < high - i:
            quick_sort(items, low, j)
            low = i
        else:
            quick_sort(items, i, high)
            high = j


def heap_sort(items):
    def sift(root, end):
        value = items[root]
        while True:
            child = 2 * root + 1
            if child >= end:
                break
            if child + 1 < end and items[child + 1] > items[child]:
                child += 1
            if items[child] <= value:
                break
            items[root] = items[child]
            root = child
        items[root] = value

    for root in range(len(items) // 2 - 1, -1, -1):
        sift(root, len(items))
    for end in range(len(items) - 1, 0, -1):
        items[0], items[end] = items[end], items[0]
        sift(0, end)


def insertion_sort(items):
    for i in range(1, len(items)):
        value = items[i]
        j = i - 1
        while j >= 0 and items[j] > value:
            items[j + 1] = items[j]
            j -= 1
        items[j + 1] = value


def shell_sort(items):
    gap = len(items) // 2
    while gap > 0:
        for i in range(gap, len(items)):
            value = items[i]
            j = i
            while j >= gap and items[j - gap] > value:
                items[j] = items[j - gap]
                j -= gap
            items[j] = value
        gap //= 2


def compare(a, b):
    return (a % 100 > b % 100) - (a % 100 < b % 100) or (a > b) - (a < b)


def make_items(count, seed):
    items = []
    for _ in range(count):
        seed = (seed * 69069 + 1) & 0xFFFFFFFF
        items.append(seed >> 7)
    return items


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 56000
    items = make_items(size, 99)
    expected = sorted(items)
    floats = [i / 16.0 for i in items]
    checksum = 0
    for sort in (heap_sort, shell_sort, lambda values: quick_sort(values, 0, len(values) - 1)):
        for source in (items, floats):
            work = source[:]
            sort(work)
            checksum = (checksum * 31 + int(work[size // 3])) % 1000000007
            if source is items and work != expected:
                raise SystemExit("not sorted")
    if merge_sort(items) != expected:
        raise SystemExit("not merged")
    few = items[:size // 20]
    insertion_sort(few)
    words = [f"w{i % 1000}" for i in items]
    by_key = sorted(items, key=lambda i: (i % 10, -i))
    by_words = sorted(range(size), key=lambda i: words[i], reverse=True)
    by_compare = sorted(items, key=cmp_to_key(compare))
    print("sorting", checksum, few[len(few) // 2], by_key[size // 2], by_words[0], by_compare[size // 2])


if __name__ == "__main__":
    main()
