"""Properties, own descriptors, __slots__, __getattr__, class-level caches and metaclass hooks."""
# kind: classes

import sys


class Typed:
    """A data descriptor that checks what it is given."""

    def __init__(self, kind, default):
        self.kind = kind
        self.default = default

    def __set_name__(self, owner, name):
        self.name = name
        self.slot = "_" + name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return getattr(instance, self.slot, self.default)

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}")
        setattr(instance, self.slot, value)


class lazy:
    """A non-data descriptor: computes once, then the instance's own attribute hides it."""

    def __init__(self, function):
        self.function = function
        self.name = function.__name__

    def __get__(self, instance, owner=None):
        value = self.function(instance)
        instance.__dict__[self.name] = value
        return value


class Registry(type):
    """A metaclass that lists the typed fields of its classes."""

    def __new__(mcs, name, bases, namespace):
        cls = super().__new__(mcs, name, bases, namespace)
        cls.fields = [key for key, value in namespace.items() if isinstance(value, Typed)]
        return cls


class Order(metaclass=Registry):
    amount = Typed(int, 0)
    price = Typed(float, 1.0)
    label = Typed(str, "none")

    def __init__(self, amount, price):
        self.amount = amount
        self.price = price

    @lazy
    def total(self):
        return self.amount * self.price


class Temperature:
    __slots__ = ("_celsius", "reads")

    def __init__(self, celsius):
        self._celsius = celsius
        self.reads = 0

    @property
    def celsius(self):
        self.reads += 1
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        if value < -273.15:
            raise ValueError("too cold")
        self._celsius = value

    @property
    def fahrenheit(self):
        return self._celsius * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, value):
        self.celsius = (value - 32) * 5 / 9


class Point3:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def shift(self, amount):
        self.x += amount
        self.y -= amount
        self.z = self.x * 2 - self.y


class Proxy:
    """Hands everything on to another object."""

    def __init__(self, target):
        object.__setattr__(self, "_target", target)

    def __getattr__(self, name):
        return getattr(self._target, name)

    def __setattr__(self, name, value):
        setattr(self._target, name, value)


class Fallback:
    def __init__(self):
        self.known = 5

    def __getattr__(self, name):
        if name.startswith("auto_"):
            return len(name)
        raise AttributeError(name)


def use_slots(points, rounds):
    for _ in range(rounds):
        for point in points:
            point.shift(3)
            point.x, point.y = point.y & 0xFFFF, point.x & 0xFFFF
    return sum(p.x + p.y + p.z for p in points)


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 200000
    checksum = 0.0
    thermometer = Temperature(20.0)
    proxy = Proxy(Point3(1, 2, 3))
    fallback = Fallback()
    failures = 0
    for i in range(size):
        order = Order(i, i / 2)
        order.label = "x" * (i % 3)
        checksum += order.total + order.total + order.amount + len(order.label) + len(Order.fields)
        thermometer.fahrenheit = thermometer.fahrenheit + 0.25 - (i % 3) * 0.25
        thermometer.celsius = thermometer.celsius + 0.125
        checksum += thermometer.celsius
        proxy.x = i
        checksum += proxy.x + proxy.y
        checksum += fallback.known + fallback.auto_value + getattr(fallback, "missing", 1)
        try:
            order.amount = "many" if i % 8 == 0 else 3
            thermometer.celsius = -300.0 if i % 8 == 1 else 20.0
        except (TypeError, ValueError):
            failures += 1
    checksum += use_slots([Point3(i, i + 1, 0) for i in range(10)], size // 10)
    print("property_slots", repr(checksum), failures, thermometer.reads)


if __name__ == "__main__":
    main()
