"""Chaos game along a B-spline: point objects, random transformations, 2-D float geometry."""
# kind: classes

import math
import random
import sys


class Point:
    def __init__(self, x=0.0, y=0.0):
        self.x = x
        self.y = y

    def distance(self, other):
        return math.hypot(self.x - other.x, self.y - other.y)

    def magnitude(self):
        return math.sqrt(self.x * self.x + self.y * self.y)

    def __add__(self, other):
        if not isinstance(other, Point):
            return NotImplemented
        return Point(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Point(self.x - other.x, self.y - other.y)

    def scaled(self, factor):
        return Point(self.x * factor, self.y * factor)

    def mix(self, other, weight):
        return Point(self.x + (other.x - self.x) * weight, self.y + (other.y - self.y) * weight)

    def __repr__(self):
        return f"Point({self.x!r}, {self.y!r})"


class Spline:
    """A B-spline of some degree with clamped ends, evaluated by de Boor's scheme."""

    def __init__(self, points, degree=3):
        self.points = points
        self.degree = degree
        inner = len(points) - degree
        self.knots = [0] * degree + list(range(inner + 1)) + [inner] * degree

    def domain(self):
        return self.knots[self.degree], self.knots[len(self.points)]

    def segment(self, t):
        low, high = self.degree, len(self.points) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.knots[middle] <= t:
                low = middle
            else:
                high = middle - 1
        return low

    def __call__(self, t):
        index = self.segment(t)
        degree = self.degree
        knots = self.knots
        work = [self.points[i] for i in range(index - degree, index + 1)]
        for level in range(1, degree + 1):
            for j in range(degree, level - 1, -1):
                start = knots[j + index - degree]
                stop = knots[j + 1 + index - level]
                work[j] = work[j - 1].mix(work[j], (t - start) / (stop - start))
        return work[degree]


class ChaosGame:
    """Random points pulled along splines; every spline bends the plane around it."""

    def __init__(self, splines, thickness, seed):
        self.splines = splines
        self.thickness = thickness
        self.random = random.Random(seed)
        self.lengths = [self.measure(s) for s in splines]
        self.total = sum(self.lengths)

    @staticmethod
    def measure(spline, steps=100):
        start, stop = spline.domain()
        length = 0.0
        last = spline(start)
        for i in range(1, steps):
            current = spline(start + (stop - start) * i / steps)
            length += current.distance(last)
            last = current
        return length

    def pick(self):
        left = self.random.random() * self.total
        for spline, length in zip(self.splines, self.lengths):
            if left < length:
                return spline
            left -= length
        return self.splines[-1]

    def transform(self, point):
        spline = self.pick()
        start, stop = spline.domain()
        t = start + (stop - start) * min(max(point.x, 0.0), 0.999)
        base = spline(t)
        ahead = spline(min(t + 0.001, stop - 1e-9))
        if t + 0.001 < stop - 1e-9:
            along = ahead - base
        else:
            along = base - spline(t - 0.001)
        size = along.magnitude()
        if size == 0.0:
            return base
        normal = Point(along.y / size, -along.x / size)
        return base + normal.scaled((point.y - 0.5) * self.thickness)

    def play(self, rounds, width, height):
        image = [[0] * width for _ in range(height)]
        point = Point(0.5, 0.5)
        for _ in range(rounds):
            point = self.transform(point)
            x = min(max(int(point.x * width), 0), width - 1)
            y = min(max(int(point.y * height), 0), height - 1)
            image[height - 1 - y][x] += 1
        return image


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 110000
    curves = [
        [(0.1, 0.2), (0.2, 0.8), (0.4, 0.9), (0.5, 0.6), (0.3, 0.4), (0.6, 0.1)],
        [(0.9, 0.1), (0.8, 0.3), (0.7, 0.9), (0.95, 0.8), (0.6, 0.5)],
        [(0.2, 0.5), (0.5, 0.55), (0.8, 0.45), (0.9, 0.5)],
    ]
    splines = [Spline([Point(x, y) for x, y in curve]) for curve in curves]
    image = ChaosGame(splines, 0.25, 1234).play(size, 60, 40)
    checksum = 0
    for row in image:
        for value in row:
            checksum = (checksum * 65599 + value) & 0xFFFFFFFF
    print("chaos", sum(map(sum, image)), checksum)


if __name__ == "__main__":
    main()
