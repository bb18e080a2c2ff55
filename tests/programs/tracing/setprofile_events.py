"""Every event sys.setprofile delivers, also those of functions in C and of generators."""

import sys

events = []


def profiler(frame, event, arg):
    name = frame.f_code.co_name
    if event.startswith("c_"):
        detail = f"{arg.__name__}"
    elif event == "return":
        detail = repr(arg) if isinstance(arg, (int, str, list, type(None))) else type(arg).__name__
    else:
        detail = ""
    events.append(f"{event:<11} {name:<14} {detail}")


def profiled(function, *args):
    events.clear()
    sys.setprofile(profiler)
    try:
        function(*args)
    except Exception as error:
        caught = error
    sys.setprofile(None)
    print("---", function.__name__)
    print("\n".join(events))


def simple(a):
    return len([a]) + abs(-1)


def nested():
    return simple(1) + simple(2)


def methods():
    values = []
    values.append(1)
    "x".join(["a", "b"])
    values.sort(key=key)
    return values


def key(x):
    return -x


def errors():
    try:
        int("no")
        len(5)
    except ValueError:
        pass
    try:
        len(5)
    except TypeError:
        pass
    [].pop()


def generators():
    def gen():
        yield 1
        yield 2
        return 3
    return sum(gen()) + len(list(x for x in gen()))


class Thing:
    def __init__(self, x):
        self.x = x

    def __add__(self, other):
        return Thing(self.x + other.x)

    def __del__(self):
        pass

    @property
    def doubled(self):
        return self.x * 2


def classes():
    t = Thing(1) + Thing(2)
    t.doubled
    isinstance(t, Thing)
    getattr(t, "doubled")
    del t


def makes_class():
    class Local:
        attribute = len("abc")

        def method(self):
            return 1
    return Local().method()


def comprehension():
    return [key(x) for x in map(abs, (-1, 2))]


for function in (nested, methods, errors, generators, classes, makes_class, comprehension):
    profiled(function)
print(sys.getprofile())
sys.setprofile(profiler)
print(sys.getprofile() is profiler)
sys.setprofile(None)


def failing(frame, event, arg):
    raise RuntimeError(f"profiler failed at {event} of {frame.f_code.co_name}")


sys.setprofile(failing)
simple(1)
