"""Tracing is switched on inside every kind of operation that can run Python code."""
import sys

events = []


def tracer(frame, event, arg):
    if frame.f_code.co_name not in ("on", "off"):
        events.append(f"{frame.f_code.co_qualname} {event} {frame.f_lineno - frame.f_code.co_firstlineno}")
    return tracer


def on():
    frame = sys._getframe(1)
    while frame is not None:
        frame.f_trace = tracer
        frame = frame.f_back
    sys.settrace(tracer)


def off():
    sys.settrace(None)


class V:
    """Each special method begins to trace."""

    def _value(self, *arguments):
        on()
        return self.value

    def __init__(self, value=None):
        self.value = value

    __add__ = __radd__ = __iadd__ = __sub__ = __matmul__ = __imatmul__ = __pow__ = __lshift__ = _value
    __neg__ = __pos__ = __invert__ = __lt__ = __eq__ = __contains__ = __getitem__ = _value
    __bool__ = __len__ = __format__ = __repr__ = __str__ = __iter__ = __enter__ = __exit__ = _value
    __setitem__ = __delitem__ = __setattr_ = __delattr_ = __index__ = __hash__ = keys = _value
    __ne__ = __ge__ = _value

    def __getattr__(self, name):
        on()
        return name


class Iterator:
    def __init__(self, items, at):
        self.items, self.at, self.index = items, at, -1

    def __iter__(self):
        return self

    def __next__(self):
        self.index += 1
        if self.index == self.at:
            on()
        if self.index >= len(self.items):
            raise StopIteration
        return self.items[self.index]


class Meta(type):
    def __instancecheck__(cls, other):
        on()
        return True


class Matched(metaclass=Meta):
    pass


def add():
    x = V(3) + 1
    return x


def radd():
    x = 1 + V(3)
    return x


def iadd():
    x = V(3)
    x += 1
    return x


def matmul():
    x = V(3)
    x @= 1
    x = x ** 2
    return x


def power():
    x = V(3) ** V(1)
    return x


def unary():
    x = -V(2)
    return x


def unary_not():
    x = not V(True)
    return x


def compare():
    x = V(True) < 1
    return x


def compare_branch():
    if V(True) == 1:
        x = 1
    else:
        x = 2
    return x


def compare_branch_false():
    if V(False) == 1:
        x = 1
    else:
        x = 2
    return x


def compare_in_while():
    n = V(True)
    while n != 0:
        n = 0
    return n


def branch():
    if V(True):
        x = 1
    else:
        x = 2
    return x


def branch_false():
    if V(False):
        x = 1
    else:
        x = 2
    return x


def while_false():
    items = [V(True), V(False)]
    while items.pop(0):
        x = 1
    else:
        x = 2
    return x


def branch_while():
    x = [1]
    n = V(True)
    while n:
        n = x.pop() if x else 0
        n = n - 1
    return n


def and_or():
    x = V(True) and 5
    y = V(False) or 6
    return x, y


def conditional():
    x = 1 if V(False) else 2
    return x


def contains():
    x = 1 in V(True)
    return x


def contains_branch():
    if 1 not in V(True):
        x = 1
    else:
        x = 2
    return x


def contains_in_list():
    if V(True) in [1, 2, 3]:
        x = 1
    return x


def subscript():
    x = V(3)[0]
    return x


def store_subscript():
    v = V()
    v[0] = 1
    x = 1
    return x


def delete_subscript():
    v = V()
    del v[0]
    x = 1
    return x


def slice_index():
    x = [1, 2, 3][V(1):]
    return x


def augmented_subscript():
    v = V(3)
    v[0] += 1
    x = 1
    return x


def attribute():
    x = V().other
    return x


def format_value():
    x = f"{V('a')} and {V('b')!r} and {V('c'):>3}"
    return x


def iterate():
    x = []
    for item in Iterator("abc", 1):
        x.append(item)
    return x


def iterate_end():
    x = []
    for item in Iterator("abc", 3):
        x.append(item)
    else:
        x.append("else")
    return x


def iterate_begin():
    x = 0
    for item in V(iter("ab")):
        x = item
    return x


def iterate_generator():
    def numbers():
        yield 1
        on()
        yield 2
    x = []
    for n in numbers():
        x.append(n)
    return x


def comprehension():
    x = [n for n in Iterator("abc", 1)]
    y = {n: 1 for n in "xy"}
    return x, y


def unpack():
    a, b, c = Iterator("abc", 1)
    x = a + b + c
    return x


def unpack_star():
    a, *b, c = Iterator("abcd", 1)
    x = a, b, c
    return x


def list_extend():
    x = [1, *Iterator("abc", 1), 2]
    y = 1
    return x, y


def set_and_dict():
    x = {V(5): 1}
    y = len(x)
    return y


def build_set():
    x = {1, V(5)}
    y = len(x)
    return y


def set_update():
    x = {1, *Iterator("abc", 1)}
    y = len(x)
    return y


def dict_update():
    class Mapping:
        def keys(self):
            on()
            return ["a"]

        def __getitem__(self, name):
            return name
    x = {"b": 1, **Mapping()}
    y = len(x)
    return y


def call_star():
    def function(*a, **k):
        return a
    x = function(*Iterator("ab", 1))
    y = 1
    return x, y


def with_statement():
    with V(False) as v:
        x = v
    y = 1
    return x, y


def match_class():
    match 5:
        case Matched():
            x = 1
        case _:
            x = 2
    return x


def match_value():
    match V(True):
        case 5:
            x = 1
        case _:
            x = 2
    return x


def raising():
    class E(Exception):
        def __init__(self):
            on()
    try:
        raise E
    except E:
        x = 1
    return x


def yield_from():
    def inner():
        yield 1
        on()
        yield 2
        return 3

    def middle():
        y = yield from inner()
        z = y
        yield z
    x = []
    for n in middle():
        x.append(n)
    return x


def in_class_body():
    class C:
        x = V(3) + 1
        y = 2
    return C.y


def nested():
    def level(n):
        if n == 0:
            x = V(1) + 1
        else:
            x = level(n - 1)
        return x
    y = level(3)
    return y


def in_handler():
    try:
        x = [][0]
    except IndexError:
        x = V(3) + 1
        y = x
    finally:
        z = 1
    return y, z


for test in [add, radd, iadd, matmul, power, unary, unary_not, compare, compare_branch, compare_branch_false,
             compare_in_while, branch, branch_false, while_false, branch_while, and_or, conditional, contains,
             contains_branch, contains_in_list, subscript, store_subscript, delete_subscript, slice_index,
             augmented_subscript, attribute, format_value, iterate, iterate_end, iterate_begin, iterate_generator,
             comprehension, unpack, unpack_star, list_extend, set_and_dict, build_set, set_update, dict_update,
             call_star, with_statement, match_class, match_value, raising, yield_from, in_class_body, nested,
             in_handler]:
    for run in range(3):
        events.clear()
        try:
            result = test()
        except Exception as error:
            result = repr(error)
        off()
        print(test.__name__, run, result)
        for line in events:
            if not line.startswith("<module>"):
                print("   ", line)
