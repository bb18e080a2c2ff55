"""yield as an expression in odd places: arguments, operands, targets, conditions, with, try."""


def drive(generator, *values):
    """Sends the values 1, 2, 3 ... or the given ones, and prints all that comes out."""
    out, n = [], 0
    try:
        out.append(next(generator))
        while True:
            n += 1
            out.append(generator.send(values[n - 1] if n <= len(values) else n))
    except StopIteration as stop:
        print(generator.__name__, out, "->", stop.value)
    except Exception as error:
        print(generator.__name__, out, "->", type(error).__name__, error)


def note(*args, **kw):
    return args, kw


def arguments():
    return note(0, (yield "a"), *(yield "b"), k=(yield "c"), **(yield "d"))


def operands():
    return (yield "left") + 10 * (yield "right") - -(yield "negated") ** (yield "power")


def chain():
    return 0 < (yield "c1") < (yield "c2") < (yield "c3")


def boolean():
    return ((yield "b1") and (yield "b2")) or (yield "b3")


def conditional():
    return (yield "then") if (yield "condition") else (yield "else")


def displays():
    return [(yield 1), *(yield 2)], {(yield 3): (yield 4), **(yield 5)}, {(yield 6)}, ((yield 7),)


def subscripts(d):
    d[(yield "key")] = yield "value"
    d[(yield "key2")] += yield "increment"
    return d, [10, 20, 30][(yield "start"):(yield "stop")]


def targets():
    a = b = yield "both"
    c, (d, *e) = yield "unpacked"
    for f in (yield "loop"):
        pass
    with (yield "manager") as g:
        pass
    return a, b, c, d, e, f, g


def attributes():
    class Box:
        pass
    box = Box()
    box.x = box.y = yield "x"
    box.x += yield "more"
    return (yield box.x).upper(), box.y


def fstring():
    return f"<{(yield 'f1')}|{(yield 'f2')!r:>{(yield 'width')}}>"


def statements():
    yield
    yield (yield)
    yield (yield (yield "deep"))
    if (yield "if"):
        while (yield "while"):
            pass
    assert (yield "assert"), (yield "message")
    return (yield)


def raises():
    try:
        raise (yield "exception") from (yield "cause")
    except Exception as error:
        return repr(error), repr(error.__cause__)


def in_lambda():
    f = lambda: (yield "from lambda")
    return list(f())


def in_default(n):
    def inner(x=(yield "default")):
        return x
    return inner()


def in_decorator():
    @(yield "decorator")
    def f():
        return 1
    return f


def in_class():
    class Body((yield "base"), metaclass=(yield "meta")):
        pass
    return Body.__name__, Body.__bases__


def in_return_finally():
    try:
        return (yield "try")
    finally:
        yield "finally"


def in_except_type():
    try:
        1 / 0
    except (yield "exception type"):
        return "caught"


def in_with():
    class Manager:
        def __enter__(self):
            return "entered"

        def __exit__(self, *exc):
            print("exit", exc[0])
            return True
    with Manager() as m:
        yield m
        raise ValueError((yield "inside"))
    yield "after with"


def in_match():
    match (yield "subject"):
        case [x, y] if (yield x):
            return y
        case _:
            return "default"


def in_delete():
    d = {1: "a", 2: "b"}
    del d[(yield "which")]
    return d


def in_comprehension_source():
    return [x for x in (yield "source")], list(y for y in (yield "source2"))


def walrus():
    if (n := (yield "walrus")) > 0:
        return n, (m := (yield n))


def in_starred():
    first, *rest = yield 1, *(yield "s"), 3
    return first, rest


def in_slice_delete(items):
    del items[(yield "from"):(yield "to")]
    return items


def in_import():
    import os.path as p
    yield p.sep
    from math import pi
    return int(pi)


def in_nested_calls():
    return str(max(len((yield "text")), abs((yield "number"))))


def in_loop_else():
    for i in range(2):
        if (yield i) == "break":
            break
    else:
        yield "else"
    return "end"


class Context:
    def __enter__(self):
        return "as"

    def __exit__(self, *exc):
        return False


drive(arguments(), 1, [2, 3], 4, {"z": 5})
drive(operands(), 1, 2, 3, 2)
drive(chain(), 1, 2, 3)
drive(chain(), 1, 0)
drive(boolean(), 1, 0, "third")
drive(boolean(), 0, "second")
drive(conditional(), True, "T")
drive(conditional(), 0, "E")
drive(displays(), 1, [2], "k", "v", {"z": 0}, 6, 7)
drive(subscripts({"q": 5}), "new", "key of value?", "q", 10, 0, 2)
drive(targets(), "B", (1, "xyz"), [7, 8], Context())
drive(attributes(), "v", "+", "text")
drive(fstring(), "one", "two", 8)
drive(statements(), 1, 2, 3, 4, 5, 6, True, 0, 1, "end")
drive(statements(), 1, 2, 3, 4, 5, 6, 0, 0, "the message")
drive(raises(), ValueError("v"), KeyError)
drive(raises(), 5, None)
print(in_lambda())
drive(in_default(1), "D")
drive(in_decorator(), lambda f: f() + 41)
drive(in_class(), dict, type)
drive(in_return_finally(), "value", "ignored")
drive(in_except_type(), ArithmeticError)
drive(in_except_type(), (KeyError, TypeError))
drive(in_except_type(), "not a type")
drive(in_with(), "x", "v", "last")
drive(in_match(), [1, 2], True)
drive(in_match(), [1, 2], False)
drive(in_match(), 5)
drive(in_delete(), 2)
drive(in_comprehension_source(), "ab", range(2))
drive(walrus(), 5, 6)
drive(in_starred(), [8, 9], "result")
drive(in_slice_delete([0, 1, 2, 3]), 1, 3)
drive(in_import())
drive(in_nested_calls(), "abcd", -9)
drive(in_loop_else())
drive(in_loop_else(), "break")
next(in_class())
g = subscripts({})
next(g)
g.send("k")
g.send("v")
g.send("missing key")
