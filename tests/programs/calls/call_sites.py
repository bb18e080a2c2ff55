"""Many shapes of call sites, each executed often enough to be specialised, with changing callees."""

import functools
import operator


def zero(): return 0
def one(a): return a
def two(a, b): return a - b
def defaulted(a, b=10): return a + b
def keyword(*, k): return k
def star(*args): return len(args)
def double_star(**kw): return len(kw)


class Callable:
    def __call__(self, x): return x * 3


class Base:
    def __init__(self, x=0):
        self.x = x

    def method(self, y): return self.x + y
    def defaulted(self, y=1, *, z=2): return self.x + y * z

    @staticmethod
    def static(x): return -x

    @classmethod
    def cls_method(cls, x): return cls.__name__ + str(x)

    @property
    def prop(self): return lambda x: x + self.x


class Derived(Base):
    __slots__ = ("slot",)

    def method(self, y): return super().method(y) * 2


class New:
    def __new__(cls, *args):
        return super().__new__(cls) if args and args[0] else args


class Meta(type):
    def __call__(cls, *args, **kw):
        return "meta", cls.__name__, args


class WithMeta(metaclass=Meta):
    pass


def loop(count, function, *args, **kwargs):
    total = 0
    for i in range(count):
        total += function(*args, **kwargs)
    return total


def direct(n):
    total = 0
    obj, derived, callable_object = Base(3), Derived(4), Callable()
    bound, partial = obj.method, functools.partial(two, 100)
    builtin, method_descriptor = [].__len__, str.upper
    for i in range(n):
        total += zero() + one(i) + two(i, 1) + two(b=i, a=1) + defaulted(i) + defaulted(i, 1)
        total += defaulted(i, b=2) + keyword(k=i) + star() + star(i, i, i) + double_star(a=1, b=2)
        total += obj.method(i) + derived.method(i) + obj.defaulted() + obj.defaulted(i, z=3)
        total += Base.static(i) + obj.static(1) + len(obj.cls_method(i)) + obj.prop(i)
        total += callable_object(i) + bound(i) + partial(i) + builtin() + len(method_descriptor("x"))
        total += len([1, 2]) + abs(-i) + int("7") + len(str(i)) + isinstance(i, int) + max(i, 3)
        total += Base(i).x + Derived(x=2).x + (lambda q: q)(i) + operator.add(i, 1) + ord("a")
        total += len(tuple([i, i])) + len("a,b".split(",")) + "abc".find("c") + min(4, i, key=int)
        total += sum([i, 1], 2) + len(dict(a=i)) + len(sorted([3, i], reverse=True)) + divmod(i, 2)[1]
        total += isinstance(New(1), New) + len(New(0, 1)) + len(WithMeta(i)) + type(i)(1.9)
        total += sum(x for x in (i, 1)) + len(list(map(one, (1, 2)))) + getattr(obj, "x")
    return total


print(direct(50), loop(30, one, 2), loop(30, two, 5, b=2), loop(5, keyword, k=1))


def polymorphic(callees, argument):
    return [callee(argument) for callee in callees]


callees = [one, Callable(), Base(2).method, Derived(3).method, str, len, lambda x: x, Base.static,
           functools.partial(defaulted, b=3), Derived.cls_method, [].count, "a-b".split, Meta]
for argument in (5, "-", [1]):
    for callee in callees:
        try:
            result = polymorphic([callee] * 3, argument)
            print(type(result[0]).__name__ if "object" in repr(result) else result, end=" ")
        except Exception as error:
            print(f"{type(error).__name__}({error})", end=" ")
    print()


def rebound():
    out = []
    for i in range(60):
        out.append(target(i))
        if i == 20:
            globals()["target"] = Callable()
        if i == 40:
            globals()["target"] = abs
    return sum(out)


target = one
print(rebound())


def method_replaced():
    obj, out = Base(1), 0
    for i in range(60):
        out += obj.method(i)
        if i == 15:
            Base.method = lambda self, y: 1000
        if i == 30:
            obj.method = lambda y: 100000
        if i == 45:
            del obj.method
    return out


print(method_replaced())


def builtin_shadowed():
    out = []
    for i in range(40):
        out.append(len("four"))
        if i == 10:
            globals()["len"] = lambda x: -1
        if i == 20:
            del globals()["len"]
    return sum(out)


print(builtin_shadowed())


def class_attribute_becomes_property():
    class Late:
        value = 1
    obj, out = Late(), []
    for i in range(30):
        out.append(obj.value)
        if i == 10:
            obj.value = 2
        if i == 20:
            Late.value = property(lambda self: 3)
    return sum(out)


print(class_attribute_becomes_property())
loop(3,
     two,
     *(1, 2, 3))
