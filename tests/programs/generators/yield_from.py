"""yield from: values, send, throw and close delegated to generators, iterators and objects."""


def inner(log):
    try:
        received = yield "i1"
        log.append(f"inner received {received}")
        received = yield "i2"
        log.append(f"inner received {received}")
        return "inner result"
    except ValueError as error:
        log.append(f"inner caught {error}")
        yield "after catch"
        return "caught result"
    finally:
        log.append("inner finally")


def outer(log):
    result = yield from inner(log)
    log.append(f"outer got {result}")
    second = yield from [1, 2]
    log.append(f"list gives {second}")
    return (yield from "ab")


log = []
g = outer(log)
print(next(g), g.gi_yieldfrom.__name__, g.send("S1"), g.send("S2"), next(g), next(g), next(g))
try:
    next(g)
except StopIteration as stop:
    print("end", stop.value)
print(log)
log = []
g = outer(log)
next(g)
print(g.throw(ValueError("thrown through")), next(g))
g.close()
print(log)
log = []
g = outer(log)
next(g)
g.close()
print(log, g.gi_frame)
log = []
g = outer(log)
next(g)
try:
    g.throw(KeyError("not caught"))
except KeyError as error:
    print("KeyError", error, log)


class Delegate:
    """An iterator with chosen methods; yield from uses those it finds."""

    def __init__(self, name):
        self.name = name

    def __iter__(self):
        print(f"{self.name}.iter", end=" ")
        return self

    def __next__(self):
        print(f"{self.name}.next", end=" ")
        return "n"


class WithSend(Delegate):
    def send(self, value):
        print(f"{self.name}.send({value})", end=" ")
        if value == "stop":
            raise StopIteration("value from send")
        return "s"


class WithThrow(WithSend):
    def throw(self, kind, value=None, traceback=None):
        print(f"{self.name}.throw({kind.__name__ if isinstance(kind, type) else kind!r})", end=" ")
        if "swallow" in str(value or kind):
            return "swallowed"
        raise kind if value is None else value

    def close(self):
        print(f"{self.name}.close", end=" ")


class BadClose(WithThrow):
    def close(self):
        raise OSError("close failed")

    @property
    def throw(self):
        raise AttributeError("throw is refused")


def delegating(to):
    try:
        result = yield from to
        yield "result", result
    except Exception as error:
        yield "outer caught", type(error).__name__, str(error)


def drive(to, *actions):
    g = delegating(to)
    for action in actions:
        try:
            print(eval(action, {"g": g, **globals()}), end="; ")
        except BaseException as error:
            print(f"<{type(error).__name__}: {error}>", end="; ")
    print()


drive(Delegate("d"), "next(g)", "next(g)", "g.send(None)", "g.send(1)")
drive(WithSend("s"), "next(g)", "g.send(5)", "g.send('stop')", "next(g)")
drive(WithSend("s"), "next(g)", "g.throw(ValueError('v'))", "next(g)")
drive(Delegate("d"), "next(g)", "g.close()", "next(g)")
drive(WithThrow("t"), "next(g)", "g.throw(ValueError, 'swallow')", "g.throw(ValueError('v'))")
drive(WithThrow("t"), "next(g)", "g.close()", "list(g)")
drive(WithThrow("t"), "next(g)", "g.throw(GeneratorExit)", "list(g)")
drive(WithThrow("t"), "next(g)", "g.throw(StopIteration('as result'))", "next(g)")
drive(BadClose("b"), "next(g)", "g.throw(ValueError('v'))", "next(g)")
drive(BadClose("b"), "next(g)", "g.close()")
drive(BadClose("b"), "next(g)", "g.throw(GeneratorExit())")
drive(5, "next(g)")
drive(None, "next(g)")
drive(iter(range(2)), "next(g)", "g.send(1)")
drive(range(2), "next(g)", "next(g)", "next(g)")


def tree(n):
    if n == 0:
        return 1
    left = yield from tree(n - 1)
    yield n
    right = yield from tree(n - 1)
    return left + right


def driver():
    total = yield from tree(4)
    yield f"total {total}"


print(list(driver()))


def deep(n):
    if n:
        received = yield from deep(n - 1)
    else:
        received = yield "bottom"
    return f"{received}<"


g = deep(50)
print(next(g))
try:
    g.send("top")
except StopIteration as stop:
    print(stop.value)
g = deep(3)
next(g)
try:
    g.throw(ValueError("through three levels"))
except ValueError as error:
    tb, depth = error.__traceback__, 0
    while tb:
        depth += 1
        tb = tb.tb_next
    print(depth)


def shared_delegate(it):
    yield from it


it = iter(range(5))
a, b = shared_delegate(it), shared_delegate(it)
print(next(a), next(b), next(a), list(b), list(a))


def self_delegation():
    yield from me


me = self_delegation()
try:
    next(me)
except ValueError as error:
    print(error)


def already_running(g):
    yield from g


def expression():
    x = [(yield from "a"), (yield from "b"), {(yield from ()): (yield "c")}]
    return x, (yield from inner([])) + "!"


g = expression()
print(list(g))


def finally_delegates():
    try:
        yield 1
        raise RuntimeError("original")
    finally:
        yield from "xy"


g = finally_delegates()
print(next(g), next(g), next(g))
next(g)
