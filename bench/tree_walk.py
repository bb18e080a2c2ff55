"""Generators: recursive tree walks with yield from, pipelines, send() and generator expressions."""
# kind: generators

import sys


class Tree:
    def __init__(self, left, value, right):
        self.left = left
        self.value = value
        self.right = right

    def __iter__(self):
        if self.left is not None:
            yield from self.left
        yield self.value
        if self.right is not None:
            yield from self.right


def build(values):
    """A balanced search tree."""
    if not values:
        return None
    middle = len(values) // 2
    return Tree(build(values[:middle]), values[middle], build(values[middle + 1:]))


def leaves_first(node):
    """The same walk with plain loops in place of yield from."""
    if node is not None:
        for value in leaves_first(node.left):
            yield value
        for value in leaves_first(node.right):
            yield value
        yield node.value


def integers(start):
    while True:
        yield start
        start += 1


def take(count, iterable):
    for value, _ in zip(iterable, range(count)):
        yield value


def pairs(iterable):
    iterator = iter(iterable)
    for first in iterator:
        yield first, next(iterator, 0)


def running_mean():
    """A consumer that is sent values and yields the mean so far."""
    total, count = 0, 0
    mean = None
    while True:
        value = yield mean
        total += value
        count += 1
        mean = total // count


def permutations(items):
    if len(items) <= 1:
        yield items
        return
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield (item,) + rest


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 220
    tree = build(range(4000))
    checksum = 0
    for number in range(size):
        for value in tree:
            checksum = (checksum + value * 3) & 0xFFFFFF
        checksum += sum(v for v in leaves_first(tree) if v % 3 == 0)
        even = (n for n in integers(number) if n % 2 == 0)
        for first, second in pairs(take(2000, even)):
            checksum ^= first * second & 0xFFFF
        mean = running_mean()
        next(mean)
        for value in take(2000, integers(0)):
            checksum += mean.send(value)
        mean.close()
        checksum += sum(p[0] * 4 + p[-1] for p in permutations((1, 2, 3, 4, 5)))
    print("tree_walk", checksum)


if __name__ == "__main__":
    main()
