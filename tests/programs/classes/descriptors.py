"""Descriptors: data and non-data, __set_name__, slots, properties by hand, errors inside."""


class Typed:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return getattr(instance, self.name)

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name[1:]} must be {self.kind.__name__}, not {value!r}")
        setattr(instance, self.name, value)

    def __delete__(self, instance):
        print("deleting", self.name)
        delattr(instance, self.name)

    def __repr__(self):
        return f"Typed({self.kind.__name__})"


class Point:
    x, y = Typed(int), Typed(int)

    def __init__(self, x, y):
        self.x, self.y = x, y

    def move(self, n):
        for _ in range(n):
            self.x += 1
            self.y -= 1
        return self.x, self.y


point = Point(1, 2)
print(point.x, point.move(100), Point.x, vars(point))
try:
    point.x = "text"
except TypeError as error:
    print(error)
del point.x
try:
    point.x
except AttributeError as error:
    print(error)


class Lazy:
    def __init__(self, function):
        self.function = function

    def __get__(self, instance, owner):
        print("computing", self.function.__name__)
        value = instance.__dict__[self.function.__name__] = self.function(instance)
        return value


class Circle:
    def __init__(self, radius):
        self.radius = radius

    @Lazy
    def area(self):
        return 3 * self.radius ** 2


circle = Circle(2)
print(circle.area, circle.area, circle.area)


class Slots:
    __slots__ = ("a", "b", "__weakref__")

    def __init__(self, a):
        self.a = a

    def total(self, n):
        total = 0
        for _ in range(n):
            total += self.a
            self.a += 1
        return total


class SubSlots(Slots):
    __slots__ = ("c",)


class SubDict(Slots):
    pass


slots = Slots(1)
print(slots.total(50), slots.a, Slots.a.__name__, type(Slots.a).__name__, hasattr(slots, "__dict__"))
for action in ("slots.b", "slots.c = 1", "del slots.b", "Slots.a.__get__(3)", "slots.__dict__",
               "Slots.a.__set__(slots, 9)", "Slots.a.__delete__(slots)", "slots.a"):
    try:
        print(action, eval(action) if "=" not in action and "del " not in action else exec(action))
    except Exception as error:
        print(f"{action}: {type(error).__name__}: {error}")
sub = SubSlots(5)
sub.c = 6
print(sub.a, sub.c, SubDict(1).__dict__, sub.total(3))


class RaisingDescriptor:
    def __get__(self, instance, owner):
        raise AttributeError("hidden by __getattr__")

    def __set__(self, instance, value):
        raise ZeroDivisionError(f"cannot set {value}")


class Fallback:
    broken = RaisingDescriptor()

    def __getattr__(self, name):
        return f"fallback for {name}"


class NoFallback:
    broken = RaisingDescriptor()


print(Fallback().broken, Fallback().anything, hasattr(NoFallback(), "broken"))
try:
    Fallback().broken = 1
except ZeroDivisionError as error:
    print(error)


class Method:
    """A function-like descriptor written in Python."""

    def __init__(self, function):
        self.function = function

    def __get__(self, instance, owner):
        if instance is None:
            return self.function
        return lambda *args: self.function(instance, *args)


class Uses:
    @Method
    def greet(self, name):
        return f"{type(self).__name__} greets {name}"


print(Uses().greet("you"), Uses.greet(Uses(), "me"))


class Meta(type):
    data = property(lambda cls: "meta property")
    plain = "meta plain"


class WithMeta(metaclass=Meta):
    data = "class data"
    plain = "class plain"


print(WithMeta.data, WithMeta().data, WithMeta.plain)


class Late:
    pass


late = Late()
late.attribute = "instance"
values = []
for i in range(40):
    values.append(late.attribute)
    if i == 10:
        Late.attribute = property(lambda self: "data descriptor wins")
    if i == 20:
        del Late.attribute
    if i == 30:
        Late.attribute = Lazy(lambda self: "non-data loses")
print([(value, values.count(value)) for value in dict.fromkeys(values)])
print(vars(Late)["attribute"].__get__.__name__, type(Typed.__get__).__name__)


class Storage:
    def __init__(self, default):
        self.default, self.data = default, {}

    def __get__(self, instance, owner):
        return self.data.get(id(instance), self.default)

    __set__ = lambda self, instance, value: self.data.__setitem__(id(instance), value)


class Settings:
    colour = Storage("red")


one, two = Settings(), Settings()
one.colour = "blue"
print(one.colour, two.colour, vars(one))
NoFallback().broken
