"""Classes: attributes, inheritance, super in all forms, properties, dunders of instances."""


class Animal:
    """An animal."""
    count = 0
    sounds = []

    def __init__(self, name, *, legs=4):
        self.name, self.legs = name, legs
        Animal.count += 1
        self.count += 10

    def speak(self):
        return f"{self.name} says {self.sound()}"

    def sound(self):
        raise NotImplementedError(f"{type(self).__name__}.sound")

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r}, legs={self.legs})"


class Dog(Animal):
    def sound(self):
        return "woof"

    def __init__(self, name):
        super().__init__(name)
        self.tricks = []

    def learn(self, *tricks):
        self.tricks += tricks
        return self


class Bird(Animal):
    def __init__(self, name):
        super(Bird, self).__init__(name, legs=2)

    def sound(self):
        return "tweet"


rex, tweety = Dog("Rex"), Bird("Tweety")
print(rex, tweety, Animal.count, rex.count, Dog.count, rex.__dict__)
print(rex.speak(), tweety.speak(), rex.learn("sit", "roll").tricks)
Animal.sounds.append("shared")
print(Dog.sounds, Dog.sounds is Bird.sounds, Animal.__doc__, Dog.__doc__, Dog.__mro__)
try:
    Animal("thing").speak()
except NotImplementedError as error:
    print(repr(error))


class Temperature:
    def __init__(self, celsius):
        self.celsius = celsius

    @property
    def fahrenheit(self):
        """Fahrenheit."""
        return self.celsius * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, value):
        if value < -459.67:
            raise ValueError("below absolute zero")
        self.celsius = (value - 32) * 5 / 9

    @fahrenheit.deleter
    def fahrenheit(self):
        print("deleter")
        self.celsius = None

    read_only = property(lambda self: "read only")
    write_only = property(fset=lambda self, value: print("written", value))


t = Temperature(100)
print(t.fahrenheit, Temperature.fahrenheit.__doc__, Temperature.fahrenheit.fget.__name__)
t.fahrenheit = 212
t.fahrenheit += 18
print(t.celsius)
del t.fahrenheit
print(t.celsius, t.read_only)
t.write_only = 5
for action in ("t.fahrenheit = -500", "t.read_only = 1", "t.write_only", "del t.read_only",
               "t.missing", "del t.missing", "t.celsius()", "Temperature.missing",
               "Temperature.celsius", "del Temperature.fahrenheit, Temperature.nothing"):
    try:
        exec(action)
    except Exception as error:
        print(f"{action}: {type(error).__name__}: {error}")
print(hasattr(Temperature, "fahrenheit"), getattr(t, "none", "default"))


class Diamond:
    log = []

    def hello(self):
        self.log.append("Diamond")


class Left(Diamond):
    def hello(self):
        self.log.append("Left")
        super().hello()


class Right(Diamond):
    def hello(self):
        self.log.append("Right")
        super().hello()


class Bottom(Left, Right):
    def hello(self):
        self.log.append("Bottom")
        super().hello()
        super(Left, self).hello()


Bottom().hello()
print(Diamond.log, [c.__name__ for c in Bottom.__mro__])
try:
    class Inconsistent(Diamond, Bottom):
        pass
except TypeError as error:
    print(error)
for source in ("class A(1): pass", "class A(bool): pass", "class A(int, str): pass",
               "class A(Diamond, Diamond): pass", "class A(object, key=1): pass",
               "class A(*1): pass", "class A(lambda: 0): pass", "class A(type(None)): pass",
               "class A(metaclass=1): pass", "class A(int, metaclass=print): pass"):
    try:
        exec(source)
    except TypeError as error:
        print(f"{source}: {error}")


def super_without_arguments(self):
    return super().x


class Odd:
    borrowed = super_without_arguments

    def no_first_argument():
        return super()

    def first_deleted(self):
        del self
        return super()

    def first_rebound(self):
        self = 5
        return super().x

    def in_nested(self):
        return (lambda this: super().__repr__)(self)() != ""

    def in_comprehension(self):
        return [super().__repr__ for _ in range(1)]

    def in_generator(self):
        yield super().__repr__()[:5]


odd = Odd()
for call in ("odd.borrowed()", "Odd.no_first_argument()", "odd.first_deleted()", "odd.first_rebound()",
             "odd.in_nested()", "odd.in_comprehension()", "list(odd.in_generator())",
             "super()", "super(Odd)", "super(Odd, 1)", "super(1, 2)", "super(Odd, odd).missing",
             "super(Dog, rex).speak()"):
    try:
        print(call, eval(call))
    except Exception as error:
        print(f"{call}: {type(error).__name__}: {str(error).split(' at 0x')[0]}")
Animal("cat").speak()
