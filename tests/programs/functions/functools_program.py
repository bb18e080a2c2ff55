"""functools: wraps, partial, lru_cache, cached_property, singledispatch, reduce, total_ordering."""

import functools
import operator


def traced(function):
    @functools.wraps(function, updated=("__dict__",))
    def wrapper(*args, **kwargs):
        wrapper.calls += 1
        return function(*args, **kwargs)
    wrapper.calls = 0
    return wrapper


@traced
def power(base, exponent=2, *, modulus=None):
    """Raises."""
    return pow(base, exponent, modulus)


power.note = "kept"
print(power(3), power(2, 5, modulus=7), power.calls, power.__name__, power.__doc__, power.__wrapped__(4), power.note)
print(power.__wrapped__.__qualname__, traced.__code__.co_cellvars, power.__closure__ is not None)

square = functools.partial(power, exponent=2)
cube = functools.partial(square, exponent=3)
print(square(5), cube(2), cube.func is power, cube.args, cube.keywords, repr(functools.partial(len, [1]))[:30])
print(functools.partial(lambda *a, **k: (a, k), 1, 2, x=3)(4, y=5, x=6))


class Cell:
    def __init__(self):
        self.alive = False

    def set_state(self, state):
        self.alive = state

    set_alive = functools.partialmethod(set_state, True)
    set_dead = functools.partialmethod(set_state, False)

    @functools.cached_property
    def expensive(self):
        print("computed once")
        return 42

    @functools.lru_cache(maxsize=2)
    def method(self, x):
        print(f"method({x})")
        return x * 2


cell = Cell()
cell.set_alive()
print(cell.alive, cell.set_dead(), cell.alive, cell.expensive, cell.expensive, cell.__dict__)
print(cell.method(1), cell.method(1), cell.method(2), cell.method(3), cell.method(1), Cell.method.cache_info())
del cell.expensive
print(cell.expensive)


@functools.lru_cache(maxsize=None, typed=True)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(100), fib.cache_info(), fib(2.0), fib.cache_info().misses, fib.cache_clear(), fib.cache_parameters())


@functools.cache
def failing(x):
    print(f"failing({x})")
    if x < 0:
        raise ValueError(x)
    return [x]


for x in (1, -1, 1, -1):
    try:
        print(failing(x))
    except ValueError as error:
        print("ValueError", error)
print(failing(1) is failing(1), failing.cache_info())
try:
    failing([])
except TypeError as error:
    print(error)


@functools.singledispatch
def describe(value, *rest):
    return f"object {value!r}"


@describe.register
def _(value: int | float, *rest):
    return f"number {value}"


@describe.register(list)
@describe.register(tuple)
def describe_sequence(value, *rest):
    return f"sequence of {', '.join(describe(v) for v in value)}"


describe.register(type(None), lambda value: "nothing")


class Shape:
    @functools.singledispatchmethod
    def area(self, how):
        raise NotImplementedError(type(how).__name__)

    @area.register
    def _(self, how: int):
        return how * how

    @area.register
    @classmethod
    def _(cls, how: str):
        return cls.__name__, how


print(describe("x"), describe(1), describe(True), describe([1, (2.5, None)]), describe.dispatch(bool).__name__, sorted(map(str, describe.registry)))
print(Shape().area(3), Shape().area("s"))
try:
    Shape().area(1.5)
except NotImplementedError as error:
    print("NotImplementedError", error)


@functools.total_ordering
class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        return self.parts == other.parts if isinstance(other, Version) else NotImplemented

    def __lt__(self, other):
        return self.parts < other.parts if isinstance(other, Version) else NotImplemented


print(Version(1) <= Version(1), Version(2) > Version(1, 9), Version(1) >= Version(2), Version(1) != Version(1))
try:
    Version(1) >= 5
except TypeError as error:
    print(error)
print(functools.reduce(lambda a, b: a * 10 + b, [1, 2, 3]), functools.reduce(operator.mul, range(1, 20)), functools.reduce(max, [], 0))
print(sorted(["b10", "a2", "b9"], key=functools.cmp_to_key(lambda x, y: (int(x[1:]) > int(y[1:])) - (int(x[1:]) < int(y[1:])))))


def compose(*functions):
    return functools.reduce(lambda f, g: lambda x: f(g(x)), functions, lambda x: x)


print(compose(str, abs, lambda x: x - 10)(3), compose()(5))
compose(len, operator.attrgetter("missing"))(power)
