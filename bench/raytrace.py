"""Ray tracer: vector objects with operators, short-lived instances, float maths, polymorphic shapes."""
# kind: classes

import sys
from math import sqrt, tan, pi

EPSILON = 1e-6


class Vector:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    __rmul__ = __mul__

    def __neg__(self):
        return Vector(-self.x, -self.y, -self.z)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def cross(self, other):
        return Vector(self.y * other.z - self.z * other.y,
                      self.z * other.x - self.x * other.z,
                      self.x * other.y - self.y * other.x)

    @property
    def length(self):
        return sqrt(self.dot(self))

    def unit(self):
        return self * (1.0 / self.length)

    def reflected(self, normal):
        return self - normal * (2.0 * self.dot(normal))


class Colour(Vector):
    """A vector of red, green and blue."""

    __slots__ = ()

    def modulated(self, other):
        return Colour(self.x * other.x, self.y * other.y, self.z * other.z)

    def as_bytes(self):
        return tuple(int(max(0.0, min(1.0, c)) * 255.0 + 0.5) for c in (self.x, self.y, self.z))


class Ray:
    __slots__ = ("origin", "direction")

    def __init__(self, origin, direction):
        self.origin = origin
        self.direction = direction

    def at(self, distance):
        return self.origin + self.direction * distance


class Surface:
    def __init__(self, colour, mirror=0.0, ambient=0.15):
        self.colour = colour
        self.mirror = mirror
        self.ambient = ambient

    def colour_at(self, point):
        return self.colour


class Checkerboard(Surface):
    def __init__(self, colour, other, side, **options):
        super().__init__(colour, **options)
        self.other = other
        self.side = side

    def colour_at(self, point):
        cell = int(point.x // self.side) + int(point.z // self.side)
        return self.colour if cell % 2 else self.other


class Shape:
    def __init__(self, surface):
        self.surface = surface


class Sphere(Shape):
    def __init__(self, centre, radius, surface):
        super().__init__(surface)
        self.centre = centre
        self.radius = radius

    def distance(self, ray):
        to_centre = self.centre - ray.origin
        along = to_centre.dot(ray.direction)
        inside = self.radius * self.radius - (to_centre.dot(to_centre) - along * along)
        if inside < 0.0:
            return None
        half = sqrt(inside)
        for distance in (along - half, along + half):
            if distance > EPSILON:
                return distance
        return None

    def normal(self, point):
        return (point - self.centre).unit()


class Plane(Shape):
    def __init__(self, point, normal, surface):
        super().__init__(surface)
        self.point = point
        self.up = normal.unit()

    def distance(self, ray):
        slope = ray.direction.dot(self.up)
        if abs(slope) < EPSILON:
            return None
        distance = (self.point - ray.origin).dot(self.up) / slope
        return distance if distance > EPSILON else None

    def normal(self, point):
        return self.up


class Scene:
    def __init__(self):
        self.shapes = []
        self.lights = []
        self.background = Colour(0.2, 0.3, 0.5)

    def nearest(self, ray):
        best = None
        best_distance = float("inf")
        for shape in self.shapes:
            distance = shape.distance(ray)
            if distance is not None and distance < best_distance:
                best, best_distance = shape, distance
        return best, best_distance

    def lit(self, point, light):
        to_light = light - point
        far = to_light.length
        shadow = Ray(point, to_light.unit())
        for shape in self.shapes:
            distance = shape.distance(shadow)
            if distance is not None and distance < far:
                return False
        return True

    def colour(self, ray, depth):
        shape, distance = self.nearest(ray)
        if shape is None:
            return self.background
        point = ray.at(distance)
        normal = shape.normal(point)
        surface = shape.surface
        base = surface.colour_at(point)
        brightness = surface.ambient
        for light in self.lights:
            facing = normal.dot((light - point).unit())
            if facing > 0.0 and self.lit(point, light):
                brightness += facing / len(self.lights)
        shade = base * brightness
        if surface.mirror > 0.0 and depth > 0:
            mirrored = self.colour(Ray(point, ray.direction.reflected(normal)), depth - 1)
            shade = shade * (1.0 - surface.mirror) + mirrored * surface.mirror
        return Colour(shade.x, shade.y, shade.z)


def make_scene():
    scene = Scene()
    scene.lights = [Vector(30.0, 30.0, 10.0), Vector(-10.0, 100.0, 30.0)]
    for i in range(5):
        tint = Colour(1.0 - i * 0.2, 0.2 + i * 0.15, 0.4)
        centre = Vector(i * 2.0 - 4.0, 1.0 + (i % 2) * 0.5, 4.0 - i * 0.7)
        scene.shapes.append(Sphere(centre, 1.0, Surface(tint, mirror=0.25)))
    white, dark = Colour(1.0, 1.0, 1.0), Colour(0.1, 0.1, 0.1)
    floor = Checkerboard(white, dark, 1.5, mirror=0.1)
    scene.shapes.append(Plane(Vector(0.0, 0.0, 0.0), Vector(0.0, 1.0, 0.0), floor))
    return scene


def render(scene, width, height):
    eye = Vector(0.0, 2.5, -9.0)
    forward = (Vector(0.0, 1.0, 3.0) - eye).unit()
    right = Vector(0.0, 1.0, 0.0).cross(forward).unit()
    up = forward.cross(right)
    scale = tan(pi / 6.0) * 2.0 / height
    for row in range(height):
        for column in range(width):
            across = right * ((column - width / 2.0) * scale)
            upward = up * ((height / 2.0 - row) * scale)
            ray = Ray(eye, (forward + across + upward).unit())
            yield scene.colour(ray, 3).as_bytes()


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 240
    checksum = 0
    for red, green, blue in render(make_scene(), size, size):
        checksum = (checksum * 31 + red * 65536 + green * 256 + blue) % 4294967291
    print("raytrace", size, checksum)


if __name__ == "__main__":
    main()
