"""Augmented assignment: what is evaluated once, what is stored back when it fails, user in-place."""


class Attributes:
    def __init__(self):
        object.__setattr__(self, "data", {"x": 1})

    def __getattr__(self, name):
        print(f"get {name}", end=" ")
        return self.data[name]

    def __setattr__(self, name, value):
        print(f"set {name}={value}", end=" ")
        if value == "refuse":
            raise AttributeError(f"cannot set {name}")
        self.data[name] = value


class Items:
    def __init__(self):
        self.data = {"k": 10}

    def __getitem__(self, key):
        print(f"getitem {key}", end=" ")
        return self.data[key]

    def __setitem__(self, key, value):
        print(f"setitem {key}={value}", end=" ")
        self.data[key] = value


class Number:
    def __init__(self, value):
        self.value = value

    def __iadd__(self, other):
        print(f"iadd {other}", end=" ")
        self.value += other
        return self

    def __add__(self, other):
        return Number(self.value + other)

    def __isub__(self, other):
        return f"isub result {other}"

    def __imul__(self, other):
        print("imul refuses", end=" ")
        return NotImplemented

    def __mul__(self, other):
        return "mul result"

    def __ipow__(self, other):
        raise ArithmeticError("ipow fails")

    def __repr__(self):
        return f"Number({self.value})"


def say(value):
    print(f"<{value}>", end=" ")
    return value


attributes, items = Attributes(), Items()


def obj():
    print("obj()", end=" ")
    return attributes


def container():
    print("container()", end=" ")
    return items


obj().x += say(5)
print(attributes.data)
container()[say("k")] -= say(3)
print(items.data)
container()[say("k")] **= say(2)
print(items.data)
try:
    container()[say("missing")] += say(1)
except KeyError as error:
    print("KeyError", error)
try:
    obj().x = say("refuse")
except AttributeError as error:
    print(error)
n = alias = Number(1)
n += 4
print(n, n is alias)
n -= 1
print(n, alias)
n = alias
n *= 3
print(n, alias)
n = alias
try:
    n **= 2
except ArithmeticError as error:
    print(error, n is alias)
t = ([1],)
try:
    t[0] += [2]
except TypeError as error:
    print(error, t)
frozen = "text"
try:
    frozen += 1
except TypeError as error:
    print(error, frozen)


def locals_and_cells():
    total = 0
    lst = view = []

    def inner():
        nonlocal total
        total += 1
        total *= 3
        return total
    for i in range(3):
        lst += [i]
        total += i
    print(inner(), lst is view, view)
    try:
        unbound += 1
    except UnboundLocalError as error:
        print(error)
    unbound = 1


locals_and_cells()
counter = 0


def globals_augmented():
    global counter, not_there
    counter += 1
    counter <<= 4
    counter |= 3
    try:
        not_there += 1
    except NameError as error:
        print(error)
    return counter


print(globals_augmented(), globals_augmented())


class Body:
    value = 1
    value += 10
    counter += 1000
    items = []
    items += (1, 2)


print(Body.value, Body.counter, counter, Body.items)


def numbers():
    i, f, s, l, b = 1, 1.0, "s", [1], True
    for k in range(40):
        i += k; i *= 3; i -= 1; i //= 2; i %= 1000003; i ^= k; i |= 1; i &= 0xFFFFF; i <<= 1; i >>= 1
        f += k; f *= 1.5; f -= i; f /= 2.0; f //= 1; f %= 1e6
        b += 1; b &= 0xFF
        if k % 10 == 0:
            s += str(k); l += [k]; l *= 2
    return i, f, s, len(l), b, type(b)


print(numbers())


def mixed_types():
    out = []
    for value in (1, 1.5, "a", [1], (1,), Number(1), 1j, 2 ** 70, True, b"b"):
        for _ in range(3):
            try:
                value += value if not isinstance(value, Number) else 1
            except Exception as error:
                out.append(str(error))
        out.append(value)
    return out


print(mixed_types())
x = y = {1}
x |= {2}
print(x is y, y)
x = x | {3}
print(y, x)
d = e = {"a": 1}
d |= [("b", 2)]
print(e)
try:
    d |= 5
except TypeError as error:
    print(error)
attributes.data["deep"] = items
obj().deep[say("k")] //= say(0)
