"""Default values: evaluated once, mutated, changed afterwards, and seen by later calls."""


def say(value):
    print("default", value)
    return value


def accumulate(item, into=[]):
    into.append(item)
    return into


def outer(a, b=say(1), *, c=say(2), d=say([])):
    d.append(a)
    return a, b, c, d


print(accumulate(1), accumulate(2), accumulate(3, ["own"]), accumulate(4))
print(accumulate.__defaults__)
accumulate.__defaults__[0].clear()
print(accumulate(5))
accumulate.__defaults__ = ((),)
try:
    accumulate(6)
except AttributeError as error:
    print(error)
accumulate.__defaults__ = None
try:
    accumulate(7)
except TypeError as error:
    print(error)
accumulate.__defaults__ = ("item default", [0])
print(accumulate())
try:
    accumulate.__defaults__ = [1]
except TypeError as error:
    print(error)
print(outer(0), outer(1, 2), outer(1, c=3), outer(5, d=[]))
outer.__kwdefaults__["c"] = "changed in place"
print(outer(2))
outer.__kwdefaults__ = {"d": ["replaced"]}
try:
    outer(3)
except TypeError as error:
    print(error)
print(outer(3, c=0))
outer.__kwdefaults__ = None
try:
    outer(1)
except TypeError as error:
    print(error)
del outer.__defaults__
print(outer.__defaults__)
try:
    outer(1, c=1, d=[])
except TypeError as error:
    print(error)


def changes_itself(n, value="original"):
    if n == 0:
        changes_itself.__defaults__ = ("changed while running",)
        return changes_itself(1) + " | " + value
    return value


print(changes_itself(0), "|", changes_itself(1))

functions = [lambda x, i=i: (x, i) for i in range(3)]
print([f("x") for f in functions], [f("x", "given") for f in functions])
late = [lambda x: (x, i) for i in range(3)]
print([f("x") for f in late])


def make(n):
    def inner(a, b=n, *, c=n * 2):
        return a + b + c
    return inner


one, two = make(1), make(10)
print(one(0), two(0), one(0, 0), two(0, c=0), one.__defaults__, two.__kwdefaults__)
more = type(one)(one.__code__, globals(), "more", (100,), one.__closure__)
try:
    more(1)
except TypeError as error:
    print(error)
print(more(1, c=1), more.__name__, more.__qualname__)
try:
    def failing(a=1 / 0):
        pass
except ZeroDivisionError as error:
    print(error, "failing" in globals())


class Sentinel:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"<{self.name}>"


def positional_only(a=Sentinel("a"), /, b=Sentinel("b"), *, c=Sentinel("c")):
    return a, b, c


print(positional_only(), positional_only(1, c=2), positional_only(b=3))
positional_only(a=1)
