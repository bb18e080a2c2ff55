"""__code__ replaced, also of a running function, by code of other signatures and kinds."""

import types


def first(a, b=2):
    return "first", a, b


def second(x, y=3, *rest):
    return "second", x, y, rest


def generator(a, b=0):
    yield "generator", a
    yield b


def runs(n):
    if n == 0:
        runs.__code__ = second.__code__
        print("still running the old code", n)
        print("new:", runs(1, 2, 3))
        return "old result"
    return "never"


print(first(1))
original = first.__code__
first.__code__ = second.__code__
print(first(1), first(1, 2, 3, 4), first.__name__, first.__code__.co_name, first.__defaults__)
first.__code__ = generator.__code__
print(list(first("g")), type(first(1)).__name__)
first.__code__ = original
print(first(5))
print(runs(0))
print(runs("after", "y"))


def adder(n):
    def add(x):
        return x + n
    return add


def multiplier(n):
    def multiply(x):
        return x * n
    return multiply


add = adder(10)
add.__code__ = multiplier(3).__code__
print(add(4), "closure is still the old one")
for bad in (first.__code__, None, "text"):
    try:
        add.__code__ = bad
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


def loop(n):
    for i in range(n):
        yield i
        if i == 1:
            loop.__code__ = other_loop.__code__
    yield "end of old"


def other_loop(n):
    yield "other", n


it = loop(3)
print(list(it), list(loop(3)))


def with_constant():
    return "before"


with_constant.__code__ = with_constant.__code__.replace(co_consts=(None, "after"))
print(with_constant())
with_constant.__code__ = with_constant.__code__.replace(co_name="renamed_code",
                                                        co_qualname="Qual.renamed_code",
                                                        co_firstlineno=1000)
print(with_constant.__name__, with_constant.__code__.co_name, with_constant.__code__.co_qualname)
exec("def compiled_later(a, b):\n    return a - b\n", namespace := {})
print(first.__code__.co_argcount)
first.__code__ = namespace["compiled_later"].__code__
first.__defaults__ = None
print(first(9, 4))


def raises():
    return 1


def real():
    raise LookupError("from replaced code")


raises.__code__ = real.__code__.replace(co_filename="<elsewhere>", co_name="shown")
counted = 0


def call_often():
    global counted
    for _ in range(100):
        counted += calls_through()


def calls_through():
    return value()


def value():
    return 1


call_often()
value.__code__ = (lambda: 1000).__code__
call_often()
print(counted)
class Thing:
    def method(self):
        return "method"


thing = Thing()
bound = thing.method
Thing.method.__code__ = (lambda self: ("lambda", type(self).__name__)).__code__
print(bound(), thing.method(), Thing.method.__name__)
raises()
