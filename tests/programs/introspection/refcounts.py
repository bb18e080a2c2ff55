"""sys.getrefcount in locals, arguments, containers, closures, generators, loops and handlers."""

import sys

count = sys.getrefcount


class Thing:
    pass


def local():
    x = Thing()
    first = count(x)
    y = x
    second = count(x)
    z = [x, x]
    third = count(x)
    del y, z
    return first, second, third, count(x)


def parameter(x, *args, **kwargs):
    return count(x), [count(a) for a in args], {k: count(v) for k, v in kwargs.items()}


def captured():
    x = Thing()

    def inner():
        return count(x)
    return count(x), inner(), inner()


def generator():
    x = Thing()
    yield count(x)
    y = x
    yield count(x)
    del y
    yield count(x)


def looping(items):
    out = []
    for x in items:
        out.append(count(x))
    out.append(count(x))
    return out


def comprehension(items):
    return [count(x) for x in items], [count(x) for x in items for y in (1,)]


def handler():
    error = Thing()
    try:
        raise ValueError(error)
    except ValueError as caught:
        inside = count(error), count(caught)
    return inside, count(error)


def unpacked():
    a, b = Thing(), Thing()
    pair = (a, b)
    c, d = pair
    a, b = b, a
    return count(a), count(b), count(c), count(pair)


def attribute():
    holder = Thing()
    holder.value = Thing()
    out = [count(holder.value)]
    value = holder.value
    out.append(count(holder.value))
    out.append(count(value))
    holder.method = holder.value
    return out + [count(value)]


def returned():
    x = Thing()
    return x


def expression():
    return count(Thing()), count([Thing()][0]), count((lambda: Thing())()), count(returned()), count(Thing().__class__) > 1


def conditional(flag):
    x = Thing()
    return count(x if flag else None) > 1, count(x or None), count(x and x)


def with_block():
    class Manager:
        def __enter__(self):
            return self

        def __exit__(self, *exc):
            exits.append(count(self))
    exits = []
    with Manager() as m:
        inside = count(m)
    return inside, exits, count(m)


def matched(x):
    match x:
        case Thing() as y:
            return count(x), count(y)


def default(x=Thing()):
    return count(x)


def number_counts(ten=10):
    n, f = ten ** 20, 1.5 * ten
    m = n
    return count(n), count(f), [count(i) for i in (ten ** 21, ten ** 22)]


def finally_block():
    x = Thing()
    try:
        return count(x)
    finally:
        last.append(count(x))


def star_call():
    x = Thing()
    args = (x,)
    return parameter(*args), parameter(x, x, k=x), parameter(*args, **{"k": x})


class Methods:
    def method(self):
        return count(self)

    def __call__(self):
        return count(self)

    @property
    def prop(self):
        return count(self)

    def __add__(self, other):
        return count(self), count(other)

    def __getitem__(self, key):
        return count(self), count(key)

    def __iter__(self):
        yield count(self)


last = []
m, t = Methods(), Thing()
print(m[t])  # the interpreter steals the operands of __getitem__ once the code is warm
del m, t
for function in (local, captured, handler, unpacked, attribute, expression, with_block, number_counts, finally_block, star_call):
    print(function.__name__, function(), function())
print(last, parameter(Thing()), parameter(Thing(), Thing(), a=Thing()))
print(list(generator()), looping([Thing(), Thing()]), comprehension([Thing()]), conditional(1), conditional(0))
t = Thing()
print(matched(t), matched(Thing()), default(), count(t), looping(iter([t, t])))
m = Methods()
bound = m.method
print(m.method(), m(), m.prop, m + m, list(m), bound(), count(m), Methods().method(), Methods() + Methods())
print(sys.getsizeof(m) > 0, sys.getsizeof(generator()), sys.getsizeof(local.__code__) > 100)


def after_exception():
    x = Thing()
    try:
        raise KeyError
    except KeyError:
        pass
    return count(x)


def failing(x):
    raise LookupError


def args_after_failure():
    x = Thing()
    out = []
    for _ in range(3):
        try:
            failing(x)
        except LookupError as error:
            out.append(count(x))
        out.append(count(x))
    return out


print(after_exception(), args_after_failure())
print([count(None) > 1000, count(()) > 1, count(Thing) > 5, count(local) - count(captured)])
