"""Uncaught exceptions in a comprehension inside a class body inside a function inside a decorator."""


def decorate(function):
    return function()


def registered(name):
    def decorator(cls):
        registry[name] = cls
        return cls
    return decorator


registry = {}


@registered("good")
class Good:
    values = [n * n for n in range(3)]


print(registry["good"].values)


@decorate
def factory():
    x = 0

    @registered("bad")
    class Bad:
        numbers = list(map(lambda n: n - 1,
                           range(3)))

        class Inner:
            squares = {
                n: [
                    1 // (n - m)
                    for m in range(3)
                ]
                for n in (-5, 7, 1)
            }
    return Bad
