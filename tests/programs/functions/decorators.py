"""Decorators: order, arguments, classes, stacking, any expression, functools.wraps, exceptions."""

import functools

calls = []


def trace(label):
    calls.append(f"make {label}")

    def decorate(function):
        calls.append(f"apply {label} to {getattr(function, '__name__', function)}")

        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            calls.append(f"enter {label}")
            try:
                return function(*args, **kwargs)
            finally:
                calls.append(f"leave {label}")
        return wrapper
    return decorate


@trace("outer")
@trace("inner")
def add(a, b):
    """Adds."""
    calls.append("body")
    return a + b


print(add(1, 2), add.__name__, add.__doc__, add.__wrapped__.__wrapped__(3, 4))
print(calls)


class Count:
    def __init__(self, function):
        functools.update_wrapper(self, function)
        self.function, self.count = function, 0

    def __call__(self, *args):
        self.count += 1
        return self.function(*args)

    def __get__(self, instance, owner):
        return self if instance is None else functools.partial(self, instance)


@Count
def double(x):
    return x * 2


class User:
    @Count
    def method(self, x):
        return type(self).__name__, x

    @property
    @functools.lru_cache(None)
    def cached(self):
        print("computing")
        return 42

    @staticmethod
    @Count
    def static(x):
        return x

    @classmethod
    @property
    def chained(cls):
        return cls.__name__


print(double(3), double(4), double.count, double.__name__)
user = User()
print(user.method(1), user.method(2), User.method.count, user.static(5), User.chained)
print(user.cached, user.cached)


@lambda function: function()
def called_at_once():
    return "result of a function"


print(called_at_once)


@print
class Printed:
    pass


print(Printed)
decorators = [trace("list"), lambda f: "replaced"]


@decorators[1]
@(decorators[0])
def replaced():
    pass


print(replaced)


@(lambda cls: type(cls.__name__ + "2", (cls,), {"extra": cls.base * 2}))
@functools.total_ordering
class Ordered:
    base = 21

    def __lt__(self, other):
        return False

    def __eq__(self, other):
        return True


print(Ordered.__name__, Ordered.extra, Ordered() >= Ordered())


@(registry := {"key": str.upper}).get("key")
@(lambda function: function.__name__)
def upper_case():
    pass


print(upper_case)


del registry["key"]


def lineno_of(function):
    print(function.__name__, function.__code__.co_firstlineno)
    return function


@lineno_of
@lineno_of
def decorated_at(
    a,
):
    return a


def failing_decorator(function):
    raise RuntimeError(f"cannot decorate {function.__name__}")


@trace("above")
@failing_decorator
def never(
    a=print("default evaluated"),
):
    pass
