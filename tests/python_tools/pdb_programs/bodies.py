x = 1
breakpoint()
y = [x + i for i in range(2)]


class Shape:
    sides = 4
    breakpoint()
    names = tuple(f"side{i}" for i in range(2))

    def area(self, w, h):
        return w * h

    class Inner:
        deep = True


z = Shape().area(2, 3)
for name in Shape.names:
    z += len(name)
square = lambda v: v * v  # noqa: E731
z = square(z)
print(x, y, z)
