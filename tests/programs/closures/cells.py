"""Cells: sharing, rebinding, deletion, contents changed from outside, loops, nesting, cycles."""

import types


def shared():
    value = 0

    def up():
        nonlocal value
        value += 1
        return value

    def read():
        return value

    def delete():
        nonlocal value
        del value
    return up, read, delete


up, read, delete = shared()
print(up(), up(), read(), up.__closure__[0] is read.__closure__[0], up.__code__.co_freevars)
read.__closure__[0].cell_contents = "from outside"
print(read())
delete()
for function in (read, delete, up):
    try:
        function()
    except NameError as error:
        print(type(error).__name__, error)
try:
    read.__closure__[0].cell_contents
except ValueError as error:
    print(error)
read.__closure__[0].cell_contents = 40
print(up(), read())
del read.__closure__[0].cell_contents
print(repr(read.__closure__[0]).split(" at ")[0], repr(read.__closure__[0]).rsplit(" ")[-1])


def loop_cells():
    out = []
    for i in range(3):
        j = i * 10

        def function(k=i):
            return i, j, k
        out.append(function)
    i, j = "later i", "later j"
    return [f() for f in out]


print(loop_cells())


def fresh_cells(n):
    def make(i):
        return lambda: i
    return [f() for f in [make(i) for i in range(n)]]


print(fresh_cells(3))


def parameter_cells(a, b, *c, d=4, **e):
    a += 1
    get = lambda: (a, b, c, d, e)
    b = "rebound"
    return get


print(parameter_cells(1, 2, 3, f=5)())


def deep(a):
    def l1(b):
        def l2(c):
            def l3(d):
                nonlocal a, c
                a, c = a + 1, c + d
                return a, b, c, d
            return l3, lambda: (a, c)
        return l2
    return l1


l3, look = deep(1)(2)(3)
print(l3(4), l3(5), look(), l3.__code__.co_freevars, l3.__qualname__)


def recursive_closure(n):
    def fact(k):
        return 1 if k == 0 else k * fact(k - 1)
    return fact(n), fact.__closure__[0].cell_contents is fact


print(recursive_closure(10))


def unbound_yet():
    def inner():
        return later
    try:
        inner()
    except NameError as error:
        print(error)
    later = "now bound"
    return inner()


print(unbound_yet())


def class_closure(value):
    class Holder:
        captured = value

        def get(self):
            return value, self.captured

        def set(self, new):
            nonlocal value
            value = new
    return Holder()


holder = class_closure(1)
holder.set(2)
print(holder.get())


def generator_closure():
    state = 0

    def generate():
        nonlocal state
        while state < 3:
            state += 1
            yield lambda: state
    return [f() for f in generate()], [f() for f in list(generate())], state


print(generator_closure())


def cell_identity():
    x = []
    f, g = lambda: x, lambda: x
    return f.__closure__ == g.__closure__, f.__closure__[0] is g.__closure__[0], f() is g()


print(cell_identity())


def augmented():
    items, n, text = [], 0, ""

    def act():
        nonlocal items, n, text
        items += [n]
        n -= 1
        text *= 2
        text += "ab"
        return items, n, text
    act()
    return act()


print(augmented())
made = types.FunctionType(read.__code__, {}, closure=(types.CellType("own cell"),))
print(made(), types.CellType() == types.CellType(), types.CellType(1) < types.CellType(2))


def exception_in_cell():
    try:
        1 / 0
    except ZeroDivisionError as error:
        show = lambda: error
        first = str(show())
    try:
        show()
    except NameError as error:
        return first, str(error)


print(exception_in_cell())


def with_and_for():
    out = []
    for a, (b, *c) in [(1, (2, 3))]:
        with open("/dev/null") as d:
            out.append(lambda: (a, b, c, d.closed))
    import os.path as e
    out.append(lambda: e.basename("/x/y"))
    return [f() for f in out]


print(with_and_for())


def unused_parameter(x, unused):
    def inner():
        return x
    del x
    return inner


unused_parameter(1, 2)()
