"""Parameters of every kind receive what CPython gives them, for all ways of passing."""

import itertools


def f(a, b=2, /, c=3, d=4, *args, e, g=7, **kw):
    return a, b, c, d, args, e, g, kw


print(f(1, e=5))
print(f(1, 20, e=5), f(1, 20, 30, e=5), f(1, 20, 30, 40, 50, 60, e=5), f(1, d=40, e=5, g=0))
print(f(1, e=5, a="in kw", b="too", z=1), f(*range(9), **{"e": "E", "x": "X"}))

# All ways to spread four values over positional and keyword arguments.


def four(a, b, c=30, d=40):
    return a, b, c, d


results = {}
for n in range(5):
    for names in itertools.chain.from_iterable(
            itertools.combinations("abcd", k) for k in range(5)):
        positional, keywords = tuple(range(n)), {name: name for name in names}
        try:
            result = four(*positional, **keywords)
        except TypeError as error:
            result = str(error)
        results.setdefault(result, []).append(f"{n}{''.join(names)}")
for result, ways in results.items():
    print(result, ways)


class Key(str):
    """Equal to a parameter's name, but no exact string."""


def named(alpha, beta=0, **rest):
    return alpha, beta, sorted(rest.items())


print(named(**{Key("alpha"): 1, Key("gamma"): 2}), named(**{"al" + "pha": 1, "be" + "ta"[0:2]: 2}))
print(named(1, **{"not an identifier": 2, "": 3}))


def kwargs_are_a_copy(**kw):
    kw["added"] = 1
    return kw


given = {"x": 1}
print(kwargs_are_a_copy(**given), given)


def args_is_a_tuple(*args):
    return type(args), args


print(args_is_a_tuple(*[1, 2]), args_is_a_tuple())


def keyword_order(**kw):
    return list(kw)


print(keyword_order(z=1, a=2, m=3), keyword_order(**{"q": 1}, b=2, **{"a": 3}))


def same_name_inside(self=None, cls=None, *, args=1, kwargs=2):
    return self, cls, args, kwargs


print(same_name_inside(self=1, cls=2, args=3, kwargs=4))


class C:
    def method(this, *, self=0, **kw):
        return self, kw

    def only_star(*args):
        return len(args), type(args[0]).__name__

    def __init_subclass__(cls, /, tag=None, **kw):
        cls.tag = tag
        super().__init_subclass__(**kw)


class D(C, tag="tagged"):
    pass


print(C().method(self=9, cls=1), C().only_star(1, 2), D.tag)
try:
    class E(C, tag=1, unknown=2):
        pass
except TypeError as error:
    print(error)


def mutate_parameter(x, lst):
    x += 1
    lst += [x]
    x = lst = None
    return x, lst


number, lst = 1, []
print(mutate_parameter(number, lst), number, lst)


def cell_parameters(a, *b, c=1, **d):
    def inner():
        nonlocal a
        a = (a, b, c, d)
        return a
    return inner


print(cell_parameters(1, 2, 3, c=4, e=5)(), cell_parameters(0)())


def generator_parameters(a, *args, **kw):
    yield a
    yield args
    yield kw


print(list(generator_parameters(1, 2, 3, k=4)))
try:
    generator_parameters()
except TypeError as error:
    print("raised at the call:", error)


def default_refers_to_global(x=number, y=lambda: number):
    return x, y()


number = 99
print(default_refers_to_global())


class Evil:
    def __iter__(self):
        four.__defaults__ = ("changed", "during the call")
        return iter([1, 2])


print(four(*Evil()))
four(1, 2, 3, **{"c": 1})
