"""What a tracer sees in the frame: locals at each line, f_back, globals, and the values of cells."""

import sys


def show(frame, event, arg):
    if frame.f_code.co_filename != __file__:
        return None
    names = {k: v for k, v in frame.f_locals.items() if isinstance(v, (int, str, list, tuple))}
    line = frame.f_lineno - frame.f_code.co_firstlineno
    back = frame.f_back.f_code.co_name
    print(f"{event:<9} {frame.f_code.co_name}<-{back} +{line} {names}")
    return show


def accumulate(values, start=0):
    total = start
    for value in values:
        square = value * value
        total += square
    del square
    return total


def closure(n):
    count = n

    def add(k):
        nonlocal count
        count += k
        extra = count * 2
        return extra
    add(1)
    result = add(2)
    del count
    return result


def unpacking(pair):
    (a, b), *rest = pair, 1, 2
    a, b = b, a
    [first, *middle, last] = "wxyz"
    return a


def handler():
    try:
        raise ValueError("v")
    except ValueError as error:
        message = str(error)
    return message


def generator(limit):
    n = 0
    while n < limit:
        sent = yield n
        n += 1


class Body:
    x = 1
    y = x + 1

    def method(self, z):
        w = z + self.y
        return w


def with_star(*args, k=1, **kw):
    total = len(args) + k
    return total


sys.settrace(show)
accumulate([1, 2])
closure(5)
unpacking(("p", "q"))
handler()
list(generator(2))
Body().method(3)
with_star(1, 2, k=5, z=6)
[item for item in (1, 2)]


class Traced:
    a = 1
    b = [a]


sys.settrace(None)
print("done")
