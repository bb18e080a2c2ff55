"""Floats on instances: normalise and compare points, integrate an orbit, Newton's method, statistics."""
# kind: numeric

import sys
from math import cos, sin, sqrt


class Point:
    __slots__ = ("x", "y", "z")

    def __init__(self, i):
        self.x = x = sin(i)
        self.y = cos(i) * 3.0
        self.z = (x * x) / 2.0

    def normalise(self):
        x, y, z = self.x, self.y, self.z
        norm = sqrt(x * x + y * y + z * z)
        self.x /= norm
        self.y /= norm
        self.z /= norm

    def maximise(self, other):
        self.x = self.x if self.x > other.x else other.x
        self.y = self.y if self.y > other.y else other.y
        self.z = self.z if self.z > other.z else other.z
        return self


def highest(points):
    best = points[0]
    for point in points[1:]:
        best = best.maximise(point)
    return best


def runge_kutta(slope, y, start, stop, steps):
    h = (stop - start) / steps
    t = start
    for _ in range(steps):
        k1 = slope(t, y)
        k2 = slope(t + h / 2.0, y + h * k1 / 2.0)
        k3 = slope(t + h / 2.0, y + h * k2 / 2.0)
        k4 = slope(t + h, y + h * k3)
        y += h * (k1 + 2.0 * k2 + 2.0 * k3 + k4) / 6.0
        t += h
    return y


def newton(value):
    guess = value if value > 1.0 else 1.0
    while True:
        better = 0.5 * (guess + value / guess)
        if abs(better - guess) < 1e-12 * guess:
            return better
        guess = better


def statistics(values):
    """Mean and variance in one pass."""
    mean = spread = 0.0
    for count, value in enumerate(values, 1):
        delta = value - mean
        mean += delta / count
        spread += delta * (value - mean)
    return mean, spread / (len(values) - 1)


def simpson(function, low, high, parts):
    step = (high - low) / parts
    total = function(low) + function(high)
    for i in range(1, parts):
        total += function(low + i * step) * (4.0 if i % 2 else 2.0)
    return total * step / 3.0


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 500000
    points = [Point(i) for i in range(size)]
    for point in points:
        point.normalise()
    top = highest(points)
    end = runge_kutta(lambda t, y: y * cos(t) - t / 10.0, 1.0, 0.0, 10.0, size)
    roots = sum(newton(i + 0.5) for i in range(size // 4))
    mean, variance = statistics([p.x * p.y for p in points])
    area = simpson(lambda x: x * x * x - 2.0 * x + 1.0 / (1.0 + x), 0.0, 2.0, size // 2 * 2)
    results = [top.x, top.y, top.z, end, roots, mean, variance, area]
    print("float_points", *[f"{value:.9f}" for value in results])


if __name__ == "__main__":
    main()
