"""Method calls: plain, inherited, super(), static, class, bound, overridden and through __call__."""
# kind: calls

import sys


class Shape:
    created = 0

    def __init__(self, size):
        self.size = size
        self.note(1)

    @classmethod
    def note(cls, count):
        Shape.created += count

    @staticmethod
    def clamp(value, low, high):
        return low if value < low else high if value > high else value

    def area(self):
        return 0

    def describe(self, factor=1):
        return self.clamp(self.area() * factor, 0, 5000) + self.weight()

    def weight(self):
        return 1


class Square(Shape):
    def area(self):
        return self.size * self.size


class Box(Square):
    def __init__(self, size, depth):
        super().__init__(size)
        self.depth = depth

    def area(self):
        return super().area() * self.depth

    def weight(self):
        return super().weight() + self.depth


class Circle(Shape):
    def area(self):
        return 3 * self.size * self.size

    def describe(self, factor=1):
        return super().describe(factor=factor + 1)


class Counter:
    def __init__(self):
        self.value = 0

    def add(self, amount):
        self.value += amount
        return self

    def reset(self):
        self.value = 0
        return self

    def __call__(self, a, b):
        self.value += a * b
        return self.value

    def __len__(self):
        return self.value & 0xFF

    def __getitem__(self, index):
        return self.value + index

    def __contains__(self, item):
        return item == self.value

    def __eq__(self, other):
        return isinstance(other, Counter) and self.value == other.value


def virtual_calls(shapes, rounds):
    total = 0
    for _ in range(rounds):
        for shape in shapes:
            total += shape.describe()
            total += shape.area()
    return total


def bound_calls(counter, rounds):
    add = counter.add
    for i in range(rounds):
        add(i)
        counter.add(1).add(2).add(-3)
    return counter.value


def special_calls(counter, rounds):
    total = 0
    other = Counter()
    for i in range(rounds):
        total += counter(i, 2) & 0xFF
        total += len(counter) + counter[i]
        if i in counter or counter == other:
            total += 1
        counter.reset()
    return total


def unbound_calls(boxes, rounds):
    total = 0
    for i in range(rounds):
        box = boxes[i % len(boxes)]
        total += Square.area(box) + Box.area(box)
        total += sum(map(Box.weight, boxes))
    return total


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 510
    checksum = 0
    for i in range(size):
        shapes = [Square(i), Box(2, i), Circle(i % 7), Shape(0), Box(3, 4)]
        counter = Counter()
        checksum += virtual_calls(shapes, 300)
        checksum += bound_calls(counter, 1200)
        checksum += special_calls(counter, 800)
        checksum += unbound_calls([Box(k, i) for k in range(4)], 300)
    print("method_calls", checksum, Shape.created)


if __name__ == "__main__":
    main()
