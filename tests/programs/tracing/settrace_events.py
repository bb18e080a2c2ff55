"""Every event sys.settrace delivers: call, line, return, exception, with line numbers and arguments."""

import sys

BASE = None


def tracer(frame, event, arg):
    if frame.f_code.co_filename != __file__:
        return None
    if event == "exception":
        arg = f"{arg[0].__name__}: {arg[1]}"
    elif event == "return" and not isinstance(arg, (int, str, type(None), tuple, list)):
        arg = type(arg).__name__
    print(f"{event:<9} {frame.f_code.co_qualname:<26} +{frame.f_lineno - frame.f_code.co_firstlineno:<3} "
          f"{arg!r}")
    return tracer


def traced(function, *args):
    print("---", function.__name__)
    sys.settrace(tracer)
    try:
        return function(*args)
    except Exception as error:
        return error
    finally:
        sys.settrace(None)


def branches(n):
    if n > 2:
        result = "big"
    elif n == 2:
        result = "two"
    else:
        result = "small"
    return result


def loops():
    total = 0
    for i in range(3):
        if i == 1:
            continue
        total += i
    else:
        total += 10
    while total > 8:
        total -= 2
        if total == 10:
            break
    return total


def exceptions():
    try:
        int("x")
    except ValueError:
        pass
    try:
        raise KeyError("k")
    except KeyError as error:
        caught = str(error)
    finally:
        done = True
    return caught


def propagate():
    def inner():
        return 1 / 0
    try:
        inner()
    finally:
        x = 1


def generator_user():
    def gen():
        got = yield 1
        try:
            yield got
        finally:
            pass
    g = gen()
    next(g)
    g.send("sent")
    g.close()
    return list(x for x in (1, 2))


def comprehension_user():
    a = [
        x * y
        for x in (1, 2)
        for y in (3, 4)
        if x != y
    ]
    b = {k: v for k, v in zip("ab", a)}
    return b


def with_user():
    class Manager:
        def __enter__(self):
            return self

        def __exit__(self, *exc):
            return True
    with Manager() as m, \
            Manager():
        raise ValueError("swallowed")
    return 1


def multiline(a, b):
    value = (a +
             b *
             len([a,
                  b]))
    print(
        value,
        a,
    )
    return (
        value
    )


def matching(value):
    match value:
        case [x, y] if x > y:
            return "pair"
        case {"k": v}:
            return v
        case _:
            return None


for n in (1, 2, 3):
    traced(branches, n)
traced(loops)
traced(exceptions)
print(repr(traced(propagate)))
traced(generator_user)
traced(comprehension_user)
traced(with_user)
traced(multiline, 1, 2)
for value in ([2, 1], [1, 2], {"k": "v"}, 0):
    traced(matching, value)
traced(lambda: (lambda x: x + 1)(1))
